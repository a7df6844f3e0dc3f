import TestimonyModel

extension PageNote {
    /// What is written there, a line a thing; none where nothing is. `say` chooses between French and English.
    package func words(_ say: (_ french: String, _ english: String) -> String) -> [String] {
        var lines: [String] = []
        if !keywords.isEmpty {
            lines.append(say("mots-clés\u{A0}: ", "keywords: ") + keywords.joined(separator: ", "))
        }
        if let rating {
            let signs = String(repeating: "+", count: rating)
            let most = Self.ratings.upperBound
            lines.append(say("note\u{A0}: \(signs) (\(rating) sur \(most))", "rating: \(signs) (\(rating) of \(most))"))
        }
        if let text {
            let day = writtenOn.map { say(" (\(ReviewWords.day($0)))", " (\($0))") } ?? ""
            lines.append(say("texte\(day)\u{A0}: ", "text\(day): ") + text)
        }
        return lines
    }
}

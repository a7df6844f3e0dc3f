import Extraction

/// A message that calls for a language: "English?", "on peut parler anglais ?", "/en".
struct LanguageCall {
    var localisation: Localisation
    /// What it tells beside; `nil` where that is nothing but courtesy.
    var rest: String?
}

extension Reduction {
    /// Words of a message beside the call that are courtesy: "hello", "sorry, my French is bad".
    private static let mostBeside = 4
    /// Bytes of a message that is looked through for a sentence that calls.
    private static let longest = 400

    func call(in text: String) -> LanguageCall? {
        guard text.utf8.count <= Reduction.longest else { return nil }
        let words = plainWords(text, context.normaliser)
        let isSentence = words.utf8.contains(UInt8(ascii: " ")) || text.hasPrefix("/")
        for localisation in context.localisations.all {
            // "français" may be an answer: what the course was about.
            guard isSentence || localisation.language != wording.language && !asksOwn else { continue }
            if isCall(words, localisation) {
                return isStory(text) ? nil : LanguageCall(localisation: localisation)
            }
            if let rest = rest(of: text, besideCallFor: localisation) {
                let tells = count(plainWords(rest, context.normaliser)) > Reduction.mostBeside
                return LanguageCall(localisation: localisation, rest: tells ? rest : nil)
            }
        }
        return nil
    }

    /// Whether words call for a language and say little more.
    private func isCall(_ words: String, _ localisation: Localisation) -> Bool {
        guard let rest = localisation.patterns.rest(of: words, after: .thisLanguage) else { return false }
        return count(String(rest)) < Reduction.mostBeside
    }

    private func count(_ words: String) -> Int { words.split(separator: " ").count }

    /// "on m'a demandé si tu parles anglais" tells of a language.
    private func isStory(_ text: String) -> Bool {
        session.phase.takesStory && context.understand(text, context.now).frame.isTestimony
    }

    /// A message without the sentence in it that calls for a language; `nil` where none does.
    private func rest(of text: String, besideCallFor localisation: Localisation) -> String? {
        let pieces = text.split { ".!?;,\n…".contains($0) }
        guard pieces.count > 1 else { return nil }
        let call = pieces.first { piece in
            let words = plainWords(String(piece), context.normaliser)
            // A single word between commas belongs to a list.
            return words.utf8.contains(UInt8(ascii: " ")) && isCall(words, localisation)
        }
        guard let call else { return nil }
        let before = String(text[..<call.startIndex])
        // "Sorry, I don't speak French." leaves no "Sorry" in the story.
        let tells = count(plainWords(before, context.normaliser)) > Reduction.mostBeside
        return (tells ? before : "") + text[call.endIndex...].dropFirst().drop(while: \.isWhitespace)
    }
}

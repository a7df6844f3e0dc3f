import TestimonyModel

/// The numbers that witnesses gave within the words coded as an effect: "au moins 350 projets". The thing counted is in
/// the witness's own words, so only testimonies that may be quoted give any.
struct CountedThings {
    private static let limit = 5

    private let phrases: [String]

    init(_ tellings: [PageRecords.Telling], _ told: PageRecords) {
        var seen: Set<String> = []
        var phrases: [String] = []
        // The newest first.
        for telling in tellings.reversed() where phrases.count < Self.limit {
            guard told.isQuotable[telling.record], !told[telling.record].frame.counts.isEmpty else { continue }
            let record = told[telling.record]
            let observation = told.observation(telling)
            for count in record.frame.counts
            where count.start >= observation.start && count.end <= observation.end && phrases.count < Self.limit {
                guard let words = count.frenchWords,
                    !record.frame.personal.contains(where: { !$0.isEmpty && words.contains($0) }),
                    seen.insert(words.lowercased()).inserted
                else { continue }
                phrases.append(words)
            }
        }
        self.phrases = phrases
    }

    var sentence: String? {
        guard !phrases.isEmpty else { return nil }
        let head = phrases.count == 1 ? "Un chiffre donné" : "Des chiffres donnés"
        return "\(head)\(FrenchWords.space): \(FrenchPhrase.list(phrases))."
    }
}

extension Count {
    /// `nil` where nothing tells what was counted, or where thing and number do not agree.
    fileprivate var frenchWords: String? {
        guard let unit, !unit.contains("["), unit.unicodeScalars.contains(where: \.properties.isAlphabetic) else {
            return nil
        }
        let last = unit.prefix { !$0.isWhitespace }.last ?? " "
        guard (abs(to ?? value) >= 2) == "sxz".contains(last) else { return nil }
        let thing = FrenchWords.space + unit.frenchTypography
        switch bound {
        case .exactly: return number(value) + thing
        case .about: return "environ \(number(value))\(thing)"
        case .atLeast: return "au moins \(number(value))\(thing)"
        case .atMost: return "au plus \(number(value))\(thing)"
        case .range: return "de \(number(value)) à \(number(to ?? value))\(thing)"
        }
    }

    private func number(_ value: Double) -> String {
        guard value == value.rounded(), abs(value) < 1e15 else {
            return String((value * 100).rounded() / 100).replacing(".", with: ",")
        }
        return FrenchWords.number(Int(value))
    }
}

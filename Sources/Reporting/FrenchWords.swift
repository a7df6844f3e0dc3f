import TestimonyModel

/// Small words of French: agreement, lists, dates.
enum FrenchWords {
    /// What keeps a sign or a figure on the line of its word.
    static let space = "\u{A0}"

    /// `1 234`, with no-break spaces between thousands.
    static func number(_ value: Int) -> String {
        let digits = Array(String(abs(value)))
        let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
        return (value < 0 ? "−" : "") + groups.reversed().joined(separator: space)
    }

    /// `4,5`: one decimal, and none where it is nought.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return number(tenths / 10) + (tenths % 10 == 0 ? "" : ",\(abs(tenths % 10))")
    }

    /// "aucun témoignage", "1 témoignage", "2 témoignages": plural begins at two.
    static func count(_ value: Int, _ noun: Noun) -> String {
        switch value {
        case 0: (noun.isFeminine ? "aucune " : "aucun ") + noun.singular
        case 1: "1\(space)\(noun.singular)"
        default: number(value) + space + noun.plural
        }
    }

    /// "a", "a et b", "a, b et c".
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " et " + last
    }

    /// "du 16 au 22 novembre 2026"; what both ends share is said once.
    static func days(from first: CivilDate, to last: CivilDate) -> String {
        let end = "\(dayOfMonth(last)) \(months[last.month - 1]) \(last.year)"
        if first.year != last.year {
            return "du \(dayOfMonth(first)) \(months[first.month - 1]) \(first.year) au \(end)"
        }
        let month = first.month == last.month ? "" : " " + months[first.month - 1]
        return "du \(dayOfMonth(first))\(month) au \(end)"
    }

    /// "1er mars 2026"
    static func day(_ date: CivilDate) -> String { "\(dayOfMonth(date)) \(months[date.month - 1]) \(date.year)" }

    static func dayOfMonth(_ date: CivilDate) -> String { date.day == 1 ? "1er" : String(date.day) }

    static let months = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]

    struct Noun {
        let singular: String
        let plural: String
        let isFeminine: Bool

        static let testimony = Noun(singular: "témoignage", plural: "témoignages", isFeminine: false)
        static let person = Noun(singular: "personne", plural: "personnes", isFeminine: true)
        static let observation = Noun(singular: "observation", plural: "observations", isFeminine: true)
        static let wish = Noun(singular: "souhait", plural: "souhaits", isFeminine: false)
        static let fear = Noun(singular: "crainte", plural: "craintes", isFeminine: true)
        static let lack = Noun(singular: "manque", plural: "manques", isFeminine: false)
    }
}

extension String {
    /// The label inside a sentence: its capital goes, unless more capitals follow ("CAF et mairie").
    var inSentence: String {
        guard let first, dropFirst().first?.isUppercase != true else { return self }
        return first.lowercased() + dropFirst()
    }

    /// The label at the start of a line.
    var atLineStart: String {
        guard let first else { return self }
        return first.uppercased() + dropFirst()
    }
}

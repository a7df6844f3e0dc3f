/// Letters that no language of the profiles is written in: a few of them tell more than any statistics.
enum WritingSystem {
    /// Letters from which on a message says something; a name has fewer, or stands beside Latin ones.
    private static let leastLetters = 4

    private enum Letters: Hashable { case latin, arabic, cyrillic, han, kana, hangul, hebrew, greek, other }

    /// The language of a message in other letters than Latin ones; `nil` where there are too few. Where several languages
    /// share the letters, the one that its own letters speak for, or else the one most spoken by newcomers in France;
    /// "und" where glane knows none.
    static func language(of text: Substring) -> String? {
        guard text.unicodeScalars.contains(where: { letters(of: $0) != .latin }) else { return nil }
        var counts: [Letters: Int] = [:]
        var marks: Set<Unicode.Scalar> = []
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            let letters = letters(of: scalar)
            counts[letters, default: 0] += 1
            if letters != .latin { marks.insert(scalar) }
        }
        let others = counts.filter { $0.key != .latin }
        guard let (letters, _) = others.max(by: { $0.value < $1.value }) else { return nil }
        let sum = others.values.reduce(0, +)
        guard sum >= leastLetters, sum > 2 * (counts[.latin] ?? 0) else { return nil }
        return language(in: letters, marks, hasKana: counts[.kana] != nil)
    }

    private static func language(in letters: Letters, _ marks: Set<Unicode.Scalar>, hasKana: Bool) -> String {
        switch letters {
        case .arabic: marks.isDisjoint(with: persian) ? "ar" : "fa"
        case .cyrillic: marks.isDisjoint(with: ukrainian) && !marks.isDisjoint(with: russian) ? "ru" : "uk"
        case .han, .kana: hasKana ? "ja" : "zh"
        case .hangul: "ko"
        case .hebrew: "he"
        case .greek: "el"
        case .latin, .other: "und"
        }
    }

    private static let persian: Set<Unicode.Scalar> = ["پ", "چ", "ژ", "گ", "ک", "ی"]
    private static let ukrainian: Set<Unicode.Scalar> = ["і", "ї", "є", "ґ"]
    private static let russian: Set<Unicode.Scalar> = ["ы", "э", "ё", "ъ"]

    private static func letters(of scalar: Unicode.Scalar) -> Letters {
        switch scalar.value {
        case 0..<0x370, 0x1E00..<0x1F00, 0x2C60..<0x2C80, 0xA720..<0xA800, 0xFB00..<0xFB07, 0xFF21...0xFF5A: .latin
        case 0x370..<0x400, 0x1F00..<0x2000: .greek
        case 0x400..<0x530: .cyrillic
        case 0x590..<0x600: .hebrew
        case 0x600..<0x780, 0x8A0..<0x900, 0xFB50..<0xFE00, 0xFE70..<0xFF00: .arabic
        case 0x3040..<0x3100: .kana
        case 0x3400..<0xA000, 0x20000..<0x30000: .han
        case 0xAC00..<0xD7B0: .hangul
        // Mathematical letters and the like are Latin in fancy dress.
        case 0x1D400..<0x1D800, 0x2000..<0x2C60, 0x1F100..<0x1F200: .latin
        default: .other
        }
    }
}

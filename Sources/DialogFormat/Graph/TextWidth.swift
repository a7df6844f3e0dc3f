import Foundation

/// About how wide a text is, without a font: whoever looks at the drawing has another than whoever makes it. The widths are
/// those of DejaVu Sans, the widest of the fonts that systems draw plain text in, so that no line leaves its box.
enum TextWidth {
    /// Hundredths of the font's size, from the space to the tilde.
    private static let ascii: [UInt8] = [
        32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
        84, 84,
        84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61,
        69, 39,
        34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82,
        59, 59,
        52, 64, 34, 64, 84,
    ]
    /// Bold letters beside plain ones, on the average of a word.
    private static let bold = 1.15

    static func of(_ text: some StringProtocol, size: Double, isBold: Bool = false) -> Double {
        text.reduce(0) { $0 + hundredths($1) } * size * (isBold ? bold : 1) / 100
    }

    private static func hundredths(_ character: Character) -> Double {
        // An accent widens no letter.
        let base = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? " "
        if (32..<127).contains(base.value) { return Double(ascii[Int(base.value) - 32]) }
        switch base.value {
        case 0xA0, 0x2019, 0xB7: return 32
        case 0x202F: return 20
        case 0xAB, 0xBB, 0x201C, 0x201D: return 61
        case 0x2010...0x2013: return 50
        // Cyrillic, Greek and the rest of Latin; Arabic and Hebrew are narrower.
        case 0x80..<0x1100: return 80
        case 0x2000..<0x2070: return 100
        // East Asian letters and pictures.
        default: return 130
        }
    }
}

/// A stretch of text in one weight.
struct TextRun: Equatable {
    var text: String
    var isBold = false
}

/// The runs as lines that are at most `width` wide. Lines break at plain spaces; a word that is wider than a line breaks
/// between any two characters.
func wrapped(_ runs: [TextRun], width: Double, size: Double) -> [[TextRun]] {
    var lines: [[TextRun]] = [[]]
    var used = 0.0
    for run in runs {
        let space = TextWidth.of(" ", size: size, isBold: run.isBold)
        for word in run.text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            let pieces = pieces(of: word, width: width, size: size, isBold: run.isBold)
            for (index, piece) in pieces.enumerated() {
                let wide = TextWidth.of(piece, size: size, isBold: run.isBold)
                let joins = !lines[lines.count - 1].isEmpty
                if index > 0 || joins && used + space + wide > width {
                    lines.append([TextRun(text: String(piece), isBold: run.isBold)])
                    used = wide
                } else {
                    lines[lines.count - 1].add(piece, isBold: run.isBold, spaced: joins)
                    used += wide + (joins ? space : 0)
                }
            }
        }
    }
    return lines.filter { !$0.isEmpty }
}

private func pieces(of word: Substring, width: Double, size: Double, isBold: Bool) -> [Substring] {
    var pieces: [Substring] = []
    var rest = word
    while TextWidth.of(rest, size: size, isBold: isBold) > width, rest.count > 1 {
        var end = rest.startIndex
        var used = 0.0
        while end < rest.endIndex {
            used += TextWidth.of(rest[end...end], size: size, isBold: isBold)
            if used > width, end > rest.startIndex { break }
            end = rest.index(after: end)
        }
        pieces.append(rest[..<end])
        rest = rest[end...]
    }
    return rest.isEmpty ? pieces : pieces + [rest]
}

extension [TextRun] {
    fileprivate mutating func add(_ word: Substring, isBold: Bool, spaced: Bool) {
        guard let last, last.isBold == isBold else {
            return append(TextRun(text: (spaced ? " " : "") + word, isBold: isBold))
        }
        self[count - 1].text += (spaced ? " " : "") + word
    }
}

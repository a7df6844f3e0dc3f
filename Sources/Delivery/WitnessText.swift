/// Makes the words of a witness harmless in chat markup while people read the same.
///
/// They ping nobody, make no link and no format, whatever stands around them. A sign either gets a zero-width space
/// behind it, which breaks what the network would read (`@all`, `#word`, `https://`), or where a pair would still
/// work, a sign that looks alike (`<url|label>`, emphasis, backticks). Backslashes would show in notifications.
package enum WitnessText {
    /// `text` on one line: line breaks and runs of blanks become one space, control, bidirectional and invisible
    /// characters go, a tower of combining marks is cut. At most `limit` scalars of the text, then "…".
    package static func neutralised(_ text: String, limit: Int = 2_000) -> String {
        var writer = Writer()
        let scalars = Array(cleaned(text, limit: limit))
        for (index, scalar) in scalars.enumerated() {
            writer.append(
                scalar, after: index > 0 ? scalars[index - 1] : nil,
                before: index + 1 < scalars.count ? scalars[index + 1] : nil)
        }
        return String(writer.result)
    }

    /// The text without what nobody sees, still with its signs.
    private static func cleaned(_ text: String, limit: Int) -> String.UnicodeScalarView {
        var result = String.UnicodeScalarView()
        var count = 0
        var marks = 0
        for scalar in text.unicodeScalars {
            let isBlank = scalar.properties.isWhitespace
            // A no-break space stays: French puts one before « : » and inside guillemets.
            let kept: Unicode.Scalar = isBlank && scalar != "\u{a0}" && scalar != "\u{202f}" ? " " : scalar
            if isInvisible(kept, after: result.last) || kept == " " && (result.last ?? " ") == " " { continue }
            marks = kept.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
            if marks > 3 { continue }
            guard count < limit else {
                result.append("…")
                break
            }
            result.append(kept)
            count += 1
        }
        while result.last == " " { result.removeLast() }
        return result
    }

    /// Controls, formats (bidirectional marks, zero-width characters, tags), fillers that show as nothing. The joiner
    /// and the presentation mark inside an emoji stay.
    private static func isInvisible(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        let followsEmoji = previous.map { $0.value > 0xff && ($0.properties.isEmoji || $0 == "\u{fe0f}") } ?? false
        switch scalar.value {
        case 0x200d, 0xfe0f: return !followsEmoji
        case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0, 0x2800, 0xfe00...0xfe0e, 0xe0100...0xe01ef:
            return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: return true
        default: return false
        }
    }
}

/// Writes scalars, breaking what would be read as markup.
private struct Writer {
    var result = String.UnicodeScalarView()
    private static let breaker: Unicode.Scalar = "\u{200b}"

    mutating func append(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?) {
        if let alike = Writer.alike[scalar] {
            result.append(alike)
            return
        }
        // Headings, lists and numbered lists start a line, and a template may put the words there.
        if previous == nil, startsBlock(scalar) { result.append(Writer.breaker) }
        result.append(scalar)
        if needsBreak(after: scalar, previous: previous, next: next) { result.append(Writer.breaker) }
    }

    /// Signs that would still work in pairs, and what stands for them.
    private static let alike: [Unicode.Scalar: Unicode.Scalar] = [
        "<": "‹", ">": "›", "`": "’", "*": "∗", "_": "＿", "|": "¦", "\\": "∖", "$": "＄",
    ]

    private func startsBlock(_ scalar: Unicode.Scalar) -> Bool {
        "#-+=~".unicodeScalars.contains(scalar) || ("0"..."9").contains(scalar)
    }

    private func needsBreak(
        after scalar: Unicode.Scalar, previous: Unicode.Scalar?, next: Unicode.Scalar?
    ) -> Bool {
        guard let next, next != " " else { return scalar == "@" || scalar == "#" || scalar == "~" }
        switch scalar {
        case "@", "#", "~": return true
        // "](" makes a link of two brackets; "][" one that is defined elsewhere.
        case "]": return next == "(" || next == "["
        // Schemes and :emoji: names, but not the time 12:30.
        case ":": return !(isDigit(previous) && isDigit(next))
        case "&": return next == "#" || next.properties.isAlphabetic
        case "w", "W": return next == "." && (previous == "w" || previous == "W")
        default: return false
        }
    }

    private func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
}

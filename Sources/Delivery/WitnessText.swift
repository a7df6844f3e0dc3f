/// Makes the words of a witness harmless in chat markup while people read the same.
///
/// They ping nobody, make no link and no format, whatever stands around them. A sign either gets a zero-width space
/// behind it, which breaks what the network would read (`@all`, `#word`, `https://`), or where a pair would still
/// work, a sign that looks alike (`<url|label>`, emphasis, backticks). Backslashes would show in notifications.
package enum WitnessText {
    /// `text` on one line: line breaks and runs of blanks become one space, control, bidirectional and invisible
    /// characters go, a tower of combining marks is cut. At most `limit` scalars of the text, then "…".
    package static func neutralised(_ text: String, limit: Int = 2_000) -> String {
        let scalars = Array(cleaned(text, limit: limit))
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if let alike = Markup.alike[scalar] {
                result.append(alike)
                continue
            }
            // Headings and lists start a line, and a template may put the words there.
            if index == 0, Markup.startsBlock(scalar) { result.append(Markup.breaker) }
            result.append(scalar)
            if Markup.needsBreak(after: index, in: scalars) { result.append(Markup.breaker) }
        }
        return String(result)
    }

    /// `text` on one line as above, with its signs as they are: for a page, which escapes them.
    package static func readable(_ text: String, limit: Int = 2_000) -> String { String(cleaned(text, limit: limit)) }

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

/// What networks read in plain words.
private enum Markup {
    static let breaker: Unicode.Scalar = "\u{200b}"

    /// Signs that would still work in pairs, and what stands for them.
    static let alike: [Unicode.Scalar: Unicode.Scalar] = [
        "<": "‹", ">": "›", "`": "’", "*": "∗", "_": "＿", "|": "¦", "\\": "∖", "$": "＄",
    ]

    static func startsBlock(_ scalar: Unicode.Scalar) -> Bool {
        "#-+=~".unicodeScalars.contains(scalar) || isDigit(scalar)
    }

    static func needsBreak(after index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        let scalar = scalars[index]
        if "@#~".unicodeScalars.contains(scalar) { return true }
        guard index + 1 < scalars.count, scalars[index + 1] != " " else { return false }
        let next = scalars[index + 1]
        let previous = index > 0 ? scalars[index - 1] : " "
        switch scalar {
        // "](" makes a link of two brackets; "][" one that is defined elsewhere.
        case "]": return next == "(" || next == "["
        // Schemes and :emoji: names, but not the time 12:30.
        case ":": return !(isDigit(previous) && isDigit(next))
        case "&": return next == "#" || next.properties.isAlphabetic
        default: break
        }
        // Before the sign: behind it, "www." and "mailto:" would already be whole.
        switch next {
        case ".": return isDomain(from: index + 2, in: scalars)
        case ":": return scalar.properties.isAlphabetic && index + 2 < scalars.count && scalars[index + 2] != " "
        default: return false
        }
    }

    /// Two letters at least, as every top-level domain has; "étudiant.e.s" stays whole, but for "www.".
    private static func isDomain(from start: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard start < scalars.count else { return false }
        if start >= 4, scalars[start - 4..<start - 1].allSatisfy({ $0 == "w" || $0 == "W" }) { return true }
        return scalars[start...].prefix(2).count { $0.properties.isAlphabetic } == 2
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

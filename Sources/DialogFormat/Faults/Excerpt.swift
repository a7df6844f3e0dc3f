import TestimonyModel

/// The line of a file at which a fault stands, with a caret under its column, for terminals.
///
///        12 |   - {id: x, lable: X}
///           |            ^
///
/// Tabs stay tabs, and wide characters are two columns wide. A line that is too long is cut around the column.
package struct Excerpt: Sendable, CustomStringConvertible {
    /// Columns of a whole line, with the number before it.
    static let widest = 100
    private static let gutter = 8

    package let description: String

    /// `nil` where the text has no such line. Columns behind the end of the line are taken for its end.
    package init?(of text: String, at diagnostic: Diagnostic) {
        guard diagnostic.line > 0, let line = text.line(diagnostic.line) else { return nil }
        let scalars = line.map { isUnprintable($0) ? "\u{FFFD}" : $0 }
        let column = Swift.min(Swift.max(diagnostic.column, 1) - 1, scalars.count)
        let shown = Self.range(of: scalars, around: column)
        let (isCutBefore, isCutBehind) = (shown.lowerBound > 0, shown.upperBound < scalars.count)
        var words = isCutBefore ? "…" : ""
        words.unicodeScalars.append(contentsOf: scalars[shown])
        let before = scalars[shown.lowerBound..<column].map { scalar in
            scalar == "\t" ? "\t" : String(repeating: " ", count: width(of: scalar))
        }
        let number = String(diagnostic.line)
        let margin = String(repeating: " ", count: Swift.max(0, Self.gutter - 3 - number.utf8.count))
        description = """
            \(margin)\(number) | \(words)\(isCutBehind ? "…" : "")
            \(String(repeating: " ", count: Self.gutter - 3)) | \(isCutBefore ? " " : "")\(before.joined())^
            """
    }

    /// The scalars that fit, about two thirds of them before the column.
    private static func range(of scalars: [Unicode.Scalar], around column: Int) -> Range<Int> {
        let room = widest - gutter - 2
        guard scalars.reduce(0, { $0 + width(of: $1) }) > room else { return 0..<scalars.count }
        var (start, end, used) = (column, column, 0)
        while start > 0, used + width(of: scalars[start - 1]) <= room * 2 / 3 {
            start -= 1
            used += width(of: scalars[start])
        }
        while end < scalars.count, used + width(of: scalars[end]) <= room {
            used += width(of: scalars[end])
            end += 1
        }
        while start > 0, used + width(of: scalars[start - 1]) <= room {
            start -= 1
            used += width(of: scalars[start])
        }
        return start..<end
    }
}

/// Columns of a terminal that a scalar takes: none for what joins the one before it.
private func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 9: return 8
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
        return 2
    default: return 1
    }
}

/// What would command a terminal or turn the direction of its line.
private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9: false
    case 0..<32, 127..<160, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
}

extension String {
    /// The scalars of a line, 1-based, without its end.
    fileprivate func line(_ number: Int) -> [Unicode.Scalar]? {
        let lines = unicodeScalars.split(
            separator: "\n", maxSplits: number, omittingEmptySubsequences: false)
        guard lines.count >= number else { return nil }
        return Array(lines[number - 1].last == "\r" ? lines[number - 1].dropLast() : lines[number - 1])
    }
}

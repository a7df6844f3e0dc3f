/// Text in rows of a terminal.
enum TextColumn {
    /// The rows of a text, as ranges of its characters: broken at plain spaces, which hang over the end of a row, or inside
    /// of a word that is wider than a row. A no-break space breaks nothing. There is always at least one row.
    static func rows(of text: [Character], width: Int) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        var (start, afterSpace, cells) = (0, 0, 0)
        for (at, character) in text.enumerated() {
            if character.isNewline {
                rows.append(start..<at)
                (start, afterSpace, cells) = (at + 1, at + 1, 0)
                continue
            }
            if character == " " {
                afterSpace = at + 1
            } else if cells + character.cells > width, at > start {
                let end = afterSpace > start ? afterSpace : at
                rows.append(start..<end)
                (start, afterSpace) = (end, end)
                cells = text[end..<at].reduce(0) { $0 + $1.cells }
            }
            cells += character.cells
        }
        return rows + [start..<text.count]
    }

    /// Answers that a question numbers (« 1. rien ; 2. … »), each on a row of its own.
    static func listed(_ text: String) -> String {
        var rest = text[...]
        var parts: [Substring] = []
        while let range = rest.firstRange(of: " \(parts.count + 1). "),
            rest[..<range.lowerBound].last.map({ "?;:".contains($0) }) == true
        {
            parts.append(rest[..<range.lowerBound])
            rest = rest[rest.index(after: range.lowerBound)...]
        }
        return parts.count > 1 ? (parts + [rest]).joined(separator: "\n") : text
    }

    static func lines(of text: String, width: Int) -> [String] {
        let characters = Array(text)
        return rows(of: characters, width: width).map { row in
            trimmed(characters[row])
        }
    }

    /// A row without the spaces that hang over its end.
    static func trimmed(_ row: some BidirectionalCollection<Character>) -> String {
        String(row.reversed().drop { $0 == " " }.reversed())
    }
}

extension Character {
    /// Columns that a terminal gives it, by the tables of Unicode as far as they are short.
    var cells: Int {
        let scalars = unicodeScalars
        let first = scalars[scalars.startIndex]
        if scalars.contains(where: { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }) { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}

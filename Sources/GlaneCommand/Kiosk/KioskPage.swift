/// All that stands on the screen of a kiosk: what was said last, the line that is being typed, a word about both.
///
/// Of the conversation before it shows nothing: whoever comes near reads one question, not a story.
struct KioskPage: Hashable {
    var said: [String] = []
    /// Whether the last thing said asks something.
    var asks = false
    var typed = TypedLine()
    /// The question whether somebody is there.
    var notice: String?
    /// How to go on.
    var hint: String?

    /// The widest column that is comfortable to read from a step away.
    static let widest = 56
    static let prompt = "> "

    /// The page in the middle of a window, never higher than that: nothing scrolls out of sight into what a terminal keeps.
    /// Where there is too little room, the hint goes first, then what was said first.
    func picture(columns: Int, rows: Int, isStyled: Bool) -> KioskPicture {
        let margin = max(columns > 24 ? 4 : 0, (columns - Self.widest) / 2)
        let width = max(1, columns - 2 * margin)
        var block = Block(width: width)
        for (at, text) in said.enumerated() {
            block.add(TextColumn.listed(text), asks && at == said.count - 1 ? .bold : .plain)
        }
        block.add(typed)
        if let notice { block.add(notice, .bold) }
        if let hint, block.lines.count + TextColumn.lines(of: hint, width: width).count < rows {
            block.add(hint, .dim)
        }
        let dropped = max(0, block.lines.count - rows)
        let above = max(0, (rows - block.lines.count) / 3)
        let indent = String(repeating: " ", count: margin)
        let lines = block.lines.dropFirst(dropped).map { line in
            line.text.isEmpty ? "" : indent + (isStyled ? line.style.around(line.text) : line.text)
        }
        return KioskPicture(
            rows: Array(repeating: "", count: above) + lines,
            cursor: (
                row: max(0, block.cursor.row - dropped) + above, column: min(columns - 1, block.cursor.column + margin)
            ))
    }
}

/// A page as rows of a terminal.
struct KioskPicture {
    var rows: [String]
    /// 0-based.
    var cursor: (row: Int, column: Int)
}

/// Rows of one width, paragraphs apart.
private struct Block {
    enum Style {
        case plain, bold, dim

        func around(_ text: String) -> String {
            switch self {
            case .plain: text
            case .bold: "\u{1B}[1m\(text)\u{1B}[0m"
            case .dim: "\u{1B}[2m\(text)\u{1B}[0m"
            }
        }
    }

    let width: Int
    private(set) var lines: [(text: String, style: Style)] = []
    private(set) var cursor = (row: 0, column: 0)

    init(width: Int) { self.width = width }

    mutating func add(_ text: String, _ style: Style) {
        startParagraph()
        lines += TextColumn.lines(of: text, width: width).map { ($0, style) }
    }

    /// The typed line, which may go on over several rows, and where its cursor stands.
    mutating func add(_ typed: TypedLine) {
        startParagraph()
        let characters = Array(typed.text)
        let at = Array(typed.before).count
        let prompt = width > 8 ? KioskPage.prompt : ""
        let hanging = prompt.count
        // One column is the cursor's.
        let rows = TextColumn.rows(of: characters, width: max(1, width - hanging - 1))
        let here = rows.lastIndex { $0.lowerBound <= at } ?? 0
        let cells = characters[rows[here].lowerBound..<max(rows[here].lowerBound, at)].reduce(0) { $0 + $1.cells }
        cursor = (row: lines.count + here, column: min(width - 1, hanging + cells))
        for (number, row) in rows.enumerated() {
            let start = number == 0 ? prompt : String(repeating: " ", count: hanging)
            lines.append((start + TextColumn.trimmed(characters[row]), .plain))
        }
    }

    private mutating func startParagraph() { if !lines.isEmpty { lines.append(("", .plain)) } }
}

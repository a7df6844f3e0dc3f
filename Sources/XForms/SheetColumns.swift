/// The columns of a sheet by what they hold: `label::Français (fr)` is the label in French.
struct SheetColumns: Sendable {
    struct Key: Hashable, Sendable {
        var name: String
        /// The language as the sheet names it; empty where it names none.
        var language: String
    }

    let sheet: String
    private(set) var columns: [Key: Int] = [:]
    /// What other columns are called, by column.
    private(set) var unknown: [(column: Int, title: String)] = []
    /// As the sheet names them, in its order.
    private(set) var languages: [String] = []
    private let row: Int

    /// Names that other years of the standard had.
    private static let aliases = [
        "relevance": "relevant", "read_only": "readonly", "count": "repeat_count",
        "calculate": "calculation",
        "constraint_msg": "constraint_message", "required_msg": "required_message", "caption": "label",
        "list": "list_name", "bind::relevant": "relevant", "bind::required": "required",
        "bind::constraint": "constraint", "bind::calculate": "calculation",
        "bind::jr:constraintmsg": "constraint_message", "bind::jr:requiredmsg": "required_message",
        "bind::readonly": "readonly", "control::appearance": "appearance",
    ]

    /// `texts` may stand once a language.
    init(_ sheet: Workbook.Sheet, plain: Set<String>, texts: Set<String>) {
        self.sheet = sheet.name
        row = sheet.rows.first?.number ?? 1
        for (column, title) in (sheet.rows.first?.cells ?? [:]).sorted(by: { $0.key < $1.key }) {
            let key = SheetColumns.key(title, texts: texts)
            guard
                key.language.isEmpty
                    ? plain.contains(key.name) || texts.contains(key.name) : texts.contains(key.name),
                columns[key] == nil
            else {
                unknown.append((column, title))
                continue
            }
            columns[key] = column
            if texts.contains(key.name), !languages.contains(key.language) {
                languages.append(key.language)
            }
        }
    }

    /// Spaces, capitals and hyphens of a title do not count; a language follows two colons, or one in older forms.
    private static func key(_ title: String, texts: Set<String>) -> Key {
        func plain(_ name: String) -> String {
            let plain = name.trimmed.lowercased().replacing(/[ -]+/, with: "_")
            return aliases[plain] ?? plain
        }
        let whole = plain(title)
        if aliases.values.contains(whole) || !title.contains(":") {
            return Key(name: whole, language: "")
        }
        let parts = title.split(separator: /::?/, maxSplits: 1).map { String($0) }
        guard parts.count == 2, texts.contains(plain(parts[0])) else {
            return Key(name: whole, language: "")
        }
        return Key(name: plain(parts[0]), language: parts[1].trimmed)
    }

    func column(_ name: String, language: String = "") -> Int? {
        columns[Key(name: name, language: language)]
    }

    func has(_ name: String) -> Bool { columns.keys.contains { $0.name == name } }

    func value(_ name: String, in row: Workbook.Row) -> String? {
        column(name).flatMap { row.cells[$0] }
    }

    func place(_ name: String, in row: Workbook.Row) -> Place {
        .cell(
            sheet: sheet, column: column(name) ?? columns.first { $0.key.name == name }?.value ?? 1,
            row: row.number)
    }

    /// Where the title of a column stands.
    func titlePlace(_ column: Int) -> Place { .cell(sheet: sheet, column: column, row: row) }

    func formula(_ name: String, in row: Workbook.Row) -> Formula? {
        value(name, in: row).map { Formula(text: $0.plainlyQuoted, place: place(name, in: row)) }
    }

    /// The text in each language; `code` gives that of a language as the sheet names it.
    func texts(_ name: String, in row: Workbook.Row, code: (String) -> String) -> FormTexts {
        var texts: FormTexts = [:]
        for language in languages {
            if let text = column(name, language: language).flatMap({ row.cells[$0] }),
                texts[code(language)] == nil
            {
                texts[code(language)] = text
            }
        }
        return texts
    }
}

extension String {
    /// With the quotes and spaces of a typewriter: spreadsheets put finer ones into formulas by themselves.
    fileprivate var plainlyQuoted: String {
        guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar {
                    case "‘", "’": "'"
                    case "“", "”": "\""
                    case "\u{a0}", "\u{202f}": " "
                    default: scalar
                    }
                }))
    }
}

import TestimonyModel

/// Reads a form from a workbook with the sheets `survey`, `choices` and `settings` (XLSForm).
///
/// Every fault of the sheets is found in one reading.
struct XLSFormReader {
    private let survey: Workbook.Sheet
    let columns: SheetColumns
    let lists: ChoiceLists
    private let settings: Settings
    private let siteLanguage: String
    var faults = FormFaults()
    var losses: [Loss] = []

    static let texts: Set<String> = [
        "label", "hint", "constraint_message", "required_message", "guidance_hint",
    ]
    static let plain: Set<String> = [
        "type", "name", "relevant", "required", "constraint", "calculation", "repeat_count", "default",
        "choice_filter", "appearance", "readonly", "parameters", "disabled", "trigger",
    ]

    /// `language` is that of texts under a heading without one. Throws `FormFaults`.
    static func form(_ bytes: [UInt8], language: String) throws -> ImportedForm {
        var reader = try XLSFormReader(Workbook(bytes), language: language)
        return try reader.read()
    }

    private init(_ book: Workbook, language: String) throws {
        guard let survey = book.sheet("survey"), !survey.rows.isEmpty else {
            let names = book.sheets.map { "'\($0.name)'" }.joined(separator: ", ")
            throw FormFaults(
                .file, "there is no sheet 'survey'" + (names.isEmpty ? "" : "; there are \(names)"),
                "Name the sheet of the questions 'survey', as XLSForm wants it.")
        }
        self.survey = survey
        columns = SheetColumns(survey, plain: XLSFormReader.plain, texts: XLSFormReader.texts)
        settings = Settings(book.sheet("settings"))
        let own = settings.language.map(LanguageName.code) ?? language
        siteLanguage = own
        lists = ChoiceLists(book.sheet("choices"), language: own)
        for name in ["type", "name"] where columns.column(name) == nil {
            let place = Place.cell(sheet: "survey", column: 1, row: survey.rows[0].number)
            faults.add(
                place, "the sheet 'survey' has no column '\(name)'",
                "Write '\(name)' above the column, in the first row.")
        }
        if !faults.faults.isEmpty { throw faults }
        for sheet in book.sheets where ["external_choices", "entities", "osm"].contains(sheet.name) {
            let place = Place.cell(sheet: sheet.name, column: 1, row: sheet.rows.first?.number ?? 1)
            losses.append(Loss(place, .choices, "the sheet '\(sheet.name)'", "left out"))
        }
        losses += lists.losses
    }

    /// Of a language as the sheet names it.
    func code(_ language: String) -> String {
        language.isEmpty ? siteLanguage : LanguageName.code(language)
    }

    private mutating func read() throws -> ImportedForm {
        reportColumns()
        // What is open: the form as a whole, then groups and repeats.
        var levels = [FormItem(name: "", kind: .group, place: .file)]
        for row in survey.rows.dropFirst() { read(row, into: &levels) }
        for level in levels.dropFirst() {
            let word = level.kind == .repeated ? "repeat" : "group"
            faults.add(
                level.place, "the \(word) '\(level.name)' is never closed",
                "Add a row 'end_\(word)' where it ends.")
        }
        if !faults.faults.isEmpty { throw faults }
        var languages: [String] = []
        for language in (columns.languages + lists.languages).map(code)
        where !languages.contains(language) {
            languages.append(language)
        }
        return ImportedForm(
            id: settings.id, title: settings.title, languages: languages, items: levels[0].items,
            losses: losses)
    }

    /// How many cells of a column, without its title, hold something.
    func filledCells(of column: Int) -> Int {
        survey.rows.dropFirst().count { $0.cells[column] != nil }
    }

    private mutating func read(_ row: Workbook.Row, into levels: inout [FormItem]) {
        if ["yes", "true", "oui"].contains(columns.value("disabled", in: row)?.lowercased()) { return }
        guard let text = columns.value("type", in: row) else {
            if let name = columns.value("name", in: row) {
                faults.add(
                    columns.place("type", in: row), "'\(name)' has no type",
                    "Write one, for example 'text' or 'integer'.")
            }
            return
        }
        guard let type = QuestionType(text) else {
            let word = String(text.split(separator: " ").first ?? "").lowercased()
            faults.add(
                columns.place("type", in: row), "'\(text)' is no type of question",
                QuestionType.names.nearest(to: word).map { "Did you mean '\($0)'?" }
                    ?? "xlsform.org lists the types that there are.")
            return
        }
        switch type {
        case .begin(let kind): levels.append(item(row, kind))
        case .end(let kind): close(kind, row, &levels)
        default: levels[levels.count - 1].items += questions(row, type, text)
        }
    }

    private mutating func close(_ kind: FormItem.Kind, _ row: Workbook.Row, _ levels: inout [FormItem]) {
        let word = kind == .repeated ? "repeat" : "group"
        let place = columns.place("type", in: row)
        guard levels.count > 1, let open = levels.last else {
            faults.add(
                place, "'end_\(word)' closes nothing", "Take the row out, or add 'begin_\(word)' above it.")
            return
        }
        if open.kind != kind {
            let other = open.kind == .repeated ? "repeat" : "group"
            faults.add(
                place, "'end_\(word)' stands where the \(other) '\(open.name)' is open",
                "Close it first, with 'end_\(other)'.")
        }
        levels.removeLast()
        levels[levels.count - 1].items.append(open)
    }
}

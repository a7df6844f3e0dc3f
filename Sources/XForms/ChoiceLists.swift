/// The sheet `choices`: lists of choices by name.
struct ChoiceLists: Sendable {
    private(set) var choices: [String: [FormChoice]] = [:]
    /// As the sheet names them.
    private(set) var languages: [String] = []
    private(set) var losses: [Loss] = []

    /// `language` is the code of labels under a heading without one.
    init(_ sheet: Workbook.Sheet?, language: String) {
        guard let sheet else { return }
        let columns = SheetColumns(sheet, plain: ["list_name", "name", "value"], texts: ["label"])
        languages = columns.languages
        for row in sheet.rows.dropFirst() {
            guard let list = columns.value("list_name", in: row) else { continue }
            let name = columns.has("name") ? "name" : "value"
            guard let value = columns.value(name, in: row) else {
                losses.append(
                    Loss(
                        columns.place(name, in: row), .choices, "a choice of '\(list)' without a name",
                        "left out"))
                continue
            }
            if choices[list, default: []].contains(where: { $0.value == value }) {
                losses.append(
                    Loss(
                        columns.place(name, in: row), .choices,
                        "the choice '\(value)' of '\(list)', which stands twice",
                        "the first one holds"))
                continue
            }
            let label = columns.texts("label", in: row) { $0.isEmpty ? language : LanguageName.code($0) }
            choices[list, default: []].append(FormChoice(value: value, label: label))
        }
        for (column, title) in columns.unknown
        where title.wholeMatch(of: /(media|image|audio|video|big-image).*/) != nil {
            losses.append(Loss(columns.titlePlace(column), .media, "the column '\(title)'", "left out"))
        }
    }
}

/// The sheet `settings`: two rows.
struct Settings: Sendable {
    var id: String?
    var title: String?
    /// As the form names it: that of texts under a heading without one.
    var language: String?

    init(_ sheet: Workbook.Sheet?) {
        guard let sheet, sheet.rows.count > 1 else { return }
        let columns = SheetColumns(
            sheet, plain: ["form_id", "form_title", "default_language", "id_string"], texts: [])
        id =
            columns.value("form_id", in: sheet.rows[1]) ?? columns.value("id_string", in: sheet.rows[1])
        title = columns.value("form_title", in: sheet.rows[1])
        language = columns.value("default_language", in: sheet.rows[1])
    }
}

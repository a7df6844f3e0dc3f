import TestimonyModel

/// One row of a survey.
extension XLSFormReader {
    /// A group without a name gets one from its place; a question must have one, since answers are kept by it.
    mutating func item(_ row: Workbook.Row, _ kind: FormItem.Kind) -> FormItem {
        var name = columns.value("name", in: row) ?? ""
        if name.isEmpty {
            let isGroup = kind == .group || kind == .repeated
            name = "\(isGroup ? "group" : "note")_\(row.number)"
            if !isGroup, kind != .note {
                faults.add(
                    columns.place("type", in: row), "this question has no name",
                    "Write one in the column 'name'.")
            }
        }
        var item = FormItem(name: name, kind: kind, place: columns.place("type", in: row))
        item.label = columns.texts("label", in: row, code: code)
        item.hint = columns.texts("hint", in: row, code: code)
        item.constraintMessage = columns.texts("constraint_message", in: row, code: code)
        item.requiredMessage = columns.texts("required_message", in: row, code: code)
        item.relevant = columns.formula("relevant", in: row)
        item.constraint = columns.formula("constraint", in: row)
        item.calculation = columns.formula("calculation", in: row)
        item.count = kind == .repeated ? columns.formula("repeat_count", in: row) : nil
        item.required = columns.formula("required", in: row).flatMap(required)
        lose(row, ["default"], .defaultValue) { "the answer '\($0)' that stands there beforehand" }
        lose(row, ["choice_filter"], .choiceFilter) { "the filter '\($0)'" }
        lose(row, ["trigger"], .layout) { "calculated when '\($0)' changes" }
        return item
    }

    /// `yes` and `no` in the words of spreadsheets, or a condition.
    private func required(_ formula: Formula) -> Formula? {
        switch formula.text.lowercased() {
        case "yes", "true", "oui", "true()", "x": Formula(text: "true()", place: formula.place)
        case "no", "false", "non", "false()": nil
        default: formula
        }
    }

    /// The questions of a row: two of them where another answer may be given in own words.
    mutating func questions(_ row: Workbook.Row, _ type: QuestionType, _ text: String) -> [FormItem] {
        switch type {
        case .question(let kind): return [readOnly(item(row, kind), row)]
        case .near(let kind, let note):
            let item = item(row, kind)
            losses.append(Loss(item.place, .approximation, "\(text) '\(item.name)'", note))
            return [item]
        case .range:
            let kind = RangeParameters(columns.value("parameters", in: row) ?? "").kind
            return [item(row, kind)]
        case .select(let kind, let list, let hasOther): return select(row, kind, list, hasOther)
        case .unasked, .metadata: return [item(row, .unasked(text))]
        case .begin, .end: return []
        }
    }

    /// What cannot be changed is only read.
    private func readOnly(_ item: FormItem, _ row: Workbook.Row) -> FormItem {
        guard ["yes", "true", "true()"].contains(columns.value("readonly", in: row)?.lowercased())
        else { return item }
        var item = item
        if item.kind != .calculation { item.kind = item.calculation == nil ? .note : .calculation }
        return item
    }

    private mutating func select(
        _ row: Workbook.Row, _ kind: FormItem.Kind, _ list: String, _ hasOther: Bool
    ) -> [FormItem] {
        var item = item(row, kind)
        guard let choices = lists.choices[list] else {
            faults.add(
                item.place, "there is no list '\(list)' in the sheet 'choices'",
                lists.choices.keys.sorted().nearest(to: list).map { "Did you mean '\($0)'?" }
                    ?? "Add its rows there, with '\(list)' under 'list_name'.")
            return [item]
        }
        item.choices = choices
        guard hasOther else { return [item] }
        let languages = (columns.languages + lists.languages).map(code)
        let texts = GeneratedTexts.in(languages)
        if !choices.contains(where: { $0.value == "other" }) {
            item.choices.append(FormChoice(value: "other", label: texts.mapValues(\.other)))
        }
        var other = FormItem(name: item.name + "_other", kind: .text, place: item.place)
        other.label = texts.mapValues(\.which)
        other.relevant = Formula(text: "selected(../\(item.name), 'other')", place: item.place)
        return [item, other]
    }

    private mutating func lose(
        _ row: Workbook.Row, _ names: [String], _ kind: Loss.Kind, _ what: (String) -> String
    ) {
        for name in names {
            guard let value = columns.value(name, in: row) else { continue }
            let done = kind == .choiceFilter ? "all choices are offered" : "left out"
            losses.append(Loss(columns.place(name, in: row), kind, what(value), done))
        }
    }

    /// One line a column that is not carried, however many cells it has.
    mutating func reportColumns() {
        let media = /^(media::?)?(big[-_])?(image|audio|video)\b.*/.ignoresCase()
        let named =
            columns.unknown.map { ($0.column, $0.title) }
            + columns.columns.filter { ["appearance", "guidance_hint"].contains($0.key.name) }
            .map {
                ($0.value, $0.key.language.isEmpty ? $0.key.name : "\($0.key.name)::\($0.key.language)")
            }
        for (column, title) in named.sorted(by: { $0.0 < $1.0 }) {
            let cells = filledCells(of: column)
            guard cells > 0 else { continue }
            let isMedia = title.wholeMatch(of: media) != nil
            losses.append(
                Loss(
                    columns.titlePlace(column), isMedia ? .media : .layout,
                    "the column '\(title)', with \(cells) \(cells == 1 ? "cell" : "cells")", "left out"))
        }
    }
}

/// `start=0 end=10 step=1`, by the standard 1, 10 and 1.
struct RangeParameters {
    private var values = ["start": 1.0, "end": 10.0, "step": 1.0]

    init(_ text: String) {
        for match in text.matches(of: /(start|end|step)\s*=\s*(-?[0-9.]+)/) {
            if let number = Double(match.2) { values[String(match.1)] = number }
        }
    }

    var kind: FormItem.Kind {
        .range(from: values["start"]!, to: values["end"]!, step: values["step"]!)
    }
}

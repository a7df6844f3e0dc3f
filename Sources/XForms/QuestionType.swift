/// What stands in the column `type` of a survey.
enum QuestionType: Sendable, Hashable {
    case question(FormItem.Kind)
    /// A question that is asked as one of another kind; `note` says what becomes of the answer.
    case near(FormItem.Kind, note: String)
    /// `select_one list`, `select_multiple list or_other`.
    case select(FormItem.Kind, list: String, hasOther: Bool)
    case range
    case begin(FormItem.Kind)
    case end(FormItem.Kind)
    case unasked
    case metadata

    private static let questions: [String: QuestionType] = [
        "text": .question(.text), "string": .question(.text), "integer": .question(.integer),
        "int": .question(.integer), "decimal": .question(.decimal), "date": .question(.date),
        "note": .question(.note), "calculate": .question(.calculation),
        "calculation": .question(.calculation),
        "acknowledge": .question(.acknowledge), "trigger": .question(.acknowledge), "range": .range,
        "time": .near(.text, note: "asked as a text: there are no times of day"),
        "datetime": .near(.date, note: "asked as a date, without the time of day"),
        "begin_group": .begin(.group), "begin_repeat": .begin(.repeated),
        "begin_loop": .begin(.repeated),
        "end_group": .end(.group), "end_repeat": .end(.repeated), "end_loop": .end(.repeated),
        "today": .question(.today),
    ]

    private static let left: Set<String> = [
        "geopoint", "gps", "location", "geotrace", "geoshape", "image", "photo", "audio", "video",
        "file", "barcode",
        "hidden", "xml_external", "csv_external", "osm", "rank", "select_one_from_file",
        "select_multiple_from_file",
        "select_one_external", "select_multiple_external",
    ]

    private static let noted: Set<String> = [
        "start", "end", "deviceid", "device_id", "imei", "phonenumber", "phone_number", "username",
        "email",
        "simserial", "sim_id", "subscriberid", "subscriber_id", "audit", "start_geopoint",
        "background_audio",
        "background_geopoint",
    ]

    private static let selects: [(words: String, kind: FormItem.Kind)] = [
        ("select_one", .choice), ("select_multiple", .choices), ("select1", .choice),
        ("select_all_that_apply_from", .choices), ("select_one_from", .choice),
    ]

    /// `nil` for a type that nobody knows.
    init?(_ text: String) {
        let words = text.lowercased().split { $0 == " " || $0 == "\u{a0}" }.joined(separator: " ")
        let plain = String(words.map { $0 == " " || $0 == "-" ? "_" : $0 })
        if let known = QuestionType.questions[plain] {
            self = known
        } else if QuestionType.noted.contains(plain) {
            self = .metadata
        } else if QuestionType.left.contains(where: { plain == $0 || plain.hasPrefix($0 + "_") }) {
            self = .unasked
        } else if let select = QuestionType.select(text) {
            self = select
        } else {
            return nil
        }
    }

    private static func select(_ text: String) -> QuestionType? {
        var words = text.split { $0 == " " || $0 == "\u{a0}" }.map(String.init)
        let hasOther =
            if words.last?.lowercased() == "or_other" {
                words.popLast() != nil
            } else if words.count > 2, words.suffix(2).map({ $0.lowercased() }) == ["or", "other"] {
                true
            } else {
                false
            }
        if words.suffix(2).map({ $0.lowercased() }) == ["or", "other"] { words.removeLast(2) }
        guard words.count >= 2, let list = words.popLast() else { return nil }
        let name = words.joined(separator: "_").lowercased()
        return selects.first { $0.words == name }.map {
            .select($0.kind, list: list, hasOther: hasOther)
        }
    }

    /// Words that a hint may offer instead of an unknown one.
    static var names: [String] {
        Array(questions.keys) + left + noted + selects.prefix(2).map(\.words)
    }
}

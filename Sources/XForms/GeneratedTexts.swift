/// What a form leaves to the screen and a conversation must say.
struct GeneratedTexts: Sendable {
    var other: String
    var which: String
    /// Whether there is a first one of what is repeated; `{}` is its label.
    var anyOf: String
    /// The answers that a scale takes; `{}` twice.
    var between: String

    private static let french = GeneratedTexts(
        other: "Autre", which: "Autre : tu peux préciser ?", anyOf: "{} : quelque chose à noter ?",
        between: "Un nombre entre {} et {}.")
    private static let english = GeneratedTexts(
        other: "Other", which: "Other: which one?", anyOf: "{}: is there anything to note?",
        between: "A number between {} and {}.")

    /// English for the languages that are not spoken here.
    static subscript(language: String) -> GeneratedTexts { language == "fr" ? french : english }

    static func `in`(_ languages: [String]) -> [String: GeneratedTexts] {
        Dictionary(languages.map { ($0, GeneratedTexts[$0]) }) { first, _ in first }
    }

    /// `text` with its gaps filled.
    static func fill(_ text: String, _ parts: String...) -> String {
        let pieces = text.split(separator: "{}", omittingEmptySubsequences: false)
        return zip(pieces, parts + [""]).map { $0 + $1 }.joined()
    }
}

/// Inclusive forms: stem, separator, feminine ending, and perhaps a plural mark, written as one masculine word.
///
/// A middle dot always separates; a full stop, hyphen or slash only before an ending that is not a word of its own
/// ("vient-elle", "dis-le" and a full stop without a space are no inclusive forms).
enum InclusiveWriting {
    static let endings: Set<String> = [
        "e", "ne", "le", "te", "se", "ve", "ere", "euse", "rice", "trice", "ice", "esse", "elle", "ale", "ive", "la",
        "fe", "que", "enne", "ienne", "trixe", "oresse",
    ]
    /// Endings that are also words after a hyphen, a full stop or a slash.
    static let ambiguous: Set<String> = ["le", "te", "se", "elle", "la", "ice", "que", "ale"]
    /// Pronouns and the other half that may follow them, in the singular.
    static let pronouns: [String: Set<String>] = [
        "il": ["elle"], "ils": ["elle"], "eux": ["elle"], "ceux": ["elle", "celle"], "le": ["la"], "un": ["e", "une"],
        "tous": ["te", "toute"], "tout": ["e", "te"], "lequel": ["laquelle"],
    ]

    /// Whether `suffix` after `separator` completes an inclusive form; a trailing "s" or "x" is its plural mark.
    static func accepts(suffix: String, after separator: UInt8, stem: String) -> Bool {
        let singular = suffix.hasSuffix("s") || suffix.hasSuffix("x") ? String(suffix.dropLast()) : suffix
        if pronouns[stem]?.contains(singular) == true { return true }
        guard endings.contains(singular) else { return false }
        return separator == middotByte || !ambiguous.contains(singular)
    }
}

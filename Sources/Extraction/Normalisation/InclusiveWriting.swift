/// Inclusive forms: stem, separator, feminine ending, and perhaps a plural mark, written as one masculine word.
///
/// A middle dot always separates; a full stop, hyphen or slash only before an ending that is not a word of its own
/// ("vient-elle", "dis-le" and a full stop without a space are no inclusive forms).
enum InclusiveWriting {
    private static let endings = WordSet(
        "e ne le te se ve ere euse rice trice ice esse elle ale ive la fe que enne ienne trixe oresse")
    /// Endings that are also words after a hyphen, a full stop or a slash.
    private static let ambiguous = WordSet("le te se elle la ice que ale")
    /// Pronouns and the other half that may follow them, in the singular.
    private static let pronouns = WordMap<[Word]>([
        ("il", ["elle"]), ("ils", ["elle"]), ("eux", ["elle"]), ("ceux", ["elle", "celle"]), ("le", ["la"]),
        ("un", ["e", "une"]), ("tous", ["te", "toute"]), ("tout", ["e", "te"]), ("lequel", ["laquelle"]),
    ])

    /// Whether `suffix`, of at most eight letters, completes an inclusive form after `separator`; a trailing "s" or
    /// "x" is its plural mark.
    static func accepts(suffix: Word, after separator: UInt8, stem: Word) -> Bool {
        let singular = isPlural(suffix) ? suffix.shortened : suffix
        if let halves = pronouns[stem], halves.contains(singular) { return true }
        guard endings.contains(singular) else { return false }
        return separator == middotByte || !ambiguous.contains(singular)
    }

    static func isPlural(_ suffix: Word) -> Bool {
        suffix.last == UInt8(ascii: "s") || suffix.last == UInt8(ascii: "x")
    }
}

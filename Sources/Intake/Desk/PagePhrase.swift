import TestimonyModel

/// What a message changes on the page: « solidarité mots-clés coups de main, tables à dons », « solidarité note +++ »,
/// « solidarité texte … ».
struct PagePhrase: Sendable, Hashable {
    enum Field: Sendable, Hashable { case keywords, rating, text }

    var section: String
    /// `nil` asks what stands there.
    var field: Field?
    /// `rien` takes away.
    var value = ""

    init(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        for (at, word) in words.enumerated() {
            let plain = PlainWords.words(of: String(word))
            let follower = words.dropFirst(at + 1).first.map { PlainWords.words(of: String($0)) }
            let isSplit = plain == ["mots"] && follower == ["cles"]
            let field: Field? =
                switch plain {
                case ["mots", "cles"]: .keywords
                case ["mots"] where isSplit: .keywords
                case ["note"]: .rating
                case ["texte"]: .text
                default: nil
                }
            guard let field else { continue }
            section = words[..<at].joined(separator: " ")
            self.field = field
            let rest = words.dropFirst(at + (isSplit ? 2 : 1)).joined(separator: " ")
            value = String(rest.drop { $0 == ":" || $0.isWhitespace })
            return
        }
        section = words.joined(separator: " ")
    }

    /// Throws where the page does not take it.
    func change(on day: CivilDate) throws(PageNoteFault) -> PageNoteChange? {
        if value.isEmpty { return nil }
        let isNothing = PlainWords.words(of: value) == ["rien"]
        switch field {
        case nil: return nil
        case .keywords: return try PageNoteChange(keywords: isNothing ? "" : value, day: day)
        case .text: return try PageNoteChange(text: isNothing ? "" : value, day: day)
        case .rating: return try PageNoteChange(rating: isNothing ? 0 : rating, day: day)
        }
    }

    /// As many signs as are written, or the number; -1 for what is neither.
    private var rating: Int {
        let signs = value.filter { !$0.isWhitespace }
        if !signs.isEmpty, signs.allSatisfy({ $0 == "+" }) { return signs.count }
        return Int(signs) ?? -1
    }
}

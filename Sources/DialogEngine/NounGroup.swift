/// The witness's words for people as they can follow "par" and "pour": "une voisine", "les gens du 2e".
///
/// `nil` where they are no noun group ("habite en face") or only say whose something is ("de ma fille").
func nounGroup(_ words: String) -> String? {
    var rest = words[...]
    let opening = words.lowercased().split { $0 == " " || $0 == "'" || $0 == "’" }.prefix(2).map(String.init)
    if opening.first == "de", opening.count == 2, owners.contains(opening[1]) { return nil }
    for small in ["de ", "d'", "d’", "à "] where rest.lowercased().hasPrefix(small) {
        rest = rest.dropFirst(small.count)
    }
    if rest.lowercased().hasPrefix("aux ") { rest = "les " + rest.dropFirst(4) }
    let pieces = rest.lowercased().split { $0 == " " || $0 == "'" || $0 == "’" }.map(String.init)
    guard let first = pieces.first, !["au", "du", "chez", "en"].contains(first) else { return nil }
    let isDetermined = determiners.contains(first)
    let hasSubject = pieces.contains { subjects.contains($0) }
    return (isDetermined || pieces.count <= 2) && !hasSubject ? String(rest) : nil
}

private let determiners: Set<String> = [
    "un", "une", "des", "le", "la", "les", "l", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre",
    "nos", "votre", "vos", "leur", "leurs", "ce", "cet", "cette", "ces", "deux", "trois", "quatre", "cinq", "quelques",
    "plusieurs", "certains", "certaines", "the", "a", "an", "my", "our", "some",
]
private let owners: Set<String> = [
    "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur", "leurs",
]
/// A verb of which somebody else is the subject.
private let subjects: Set<String> = ["je", "j", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "c"]

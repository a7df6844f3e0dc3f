/// What stands for personal data in a redacted text. Where a text that is read holds one, it is a word that no list knows,
/// as the name or the number was that it stands for.
package enum Placeholder: String, CaseIterable, Sendable {
    case firstName = "[prénom]"
    case familyName = "[nom]"
    case email = "[e-mail]"
    case phone = "[téléphone]"
    case address = "[adresse]"
    case iban = "[IBAN]"
    case nir = "[numéro de sécurité sociale]"
    case handle = "[pseudo]"
    // Details, put in when a text leaves the house.
    case health = "[santé]"
    case origin = "[origine]"
    case opinion = "[opinion]"
    case religion = "[religion]"
    case orientation = "[orientation]"
    case offence = "[justice]"

    private static let spellings = allCases.map { Array($0.rawValue.utf8) }

    /// Where the placeholder ends that starts at a byte of a text; `nil` where none does.
    static func end(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let spelling = spellings.first { $0.count <= source.count - start && source[start...].starts(with: $0) }
        return spelling.map { start + $0.count }
    }
}

import ArgumentParser
import Extraction
import TestimonyModel

extension Consent: ExpressibleByArgument {}

/// Which testimonies are exported, and how much of each.
struct ExportSelection: Sendable {
    var from: CivilDate?
    var to: CivilDate?
    /// All of them where none is named.
    var consents: Set<Consent>
    var withAllWords: Bool
    /// What is masked unless all words are exported.
    var sensitive: SensitiveWords

    func holds(_ record: TestimonyRecord) -> Bool {
        let day = record.sentAt.date
        return (from.map { day >= $0 } ?? true) && (to.map { day <= $0 } ?? true)
            && (consents.isEmpty || consents.contains(record.consent))
    }

    /// Rejected testimonies are exported as such; what their witnesses did not agree to is left out.
    func leaving(_ record: TestimonyRecord) -> TestimonyRecord {
        withAllWords ? record : sensitive.masked(record.asFarAsAgreed)
    }

    func holdsBack(_ record: TestimonyRecord) -> Bool {
        !withAllWords && !record.consent.allowsWords && !record.text.isEmpty
    }

    /// What standard error says of the words that did not leave.
    func remark(heldBack: Int) -> String? {
        guard heldBack > 0 else { return nil }
        return "the words of \(counted(heldBack, "testimony", "testimonies")) stay here, as consent says; "
            + "their codes are exported (--all-words for a copy that stays in the house)"
    }
}

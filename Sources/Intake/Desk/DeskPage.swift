import Reporting
import Store
import TestimonyModel

/// What a coordinator writes on the page of effects from a conversation: a function of the phrase and of what is written.
struct DeskPage: Sendable {
    let site: String
    let codebook: Codebook
    /// As the audit log and the page keep it.
    let actor: String
    let now: Moment
    /// The names and numbers of people in a text.
    var names: @Sendable (String) -> [String] = { _ in [] }

    func turn(_ phrase: PagePhrase?, _ notes: [PageNote]) -> (lines: [String], edit: PageNoteEdit?) {
        guard let phrase, !phrase.section.isEmpty else { return ([Self.how], nil) }
        let named = codebook.named(phrase.section, sections.map { ($0.id, $0.id, $0.label) })
        guard let section = named.first, named.count == 1 else {
            let choices = named.isEmpty ? sections.map(\.id) : named
            return ([Self.which(choices.map(label))], nil)
        }
        var note = notes.first { $0.section == section } ?? PageNote(section: section, author: actor, setAt: 0)
        let change: PageNoteChange?
        do throws(PageNoteFault) {
            change = try phrase.change(on: now.date)
        } catch {
            return ([Self.sentence(error)], nil)
        }
        guard let change else { return (lines(note), nil) }
        change.apply(to: &note)
        let entry = AuditEntry(actor: actor, action: "page.set", subject: section, madeAt: now.epochSeconds)
        let written = "C’est écrit." + (names(phrase.value).isEmpty ? "" : " " + Self.namesSomebody)
        return ([written] + lines(note), PageNoteEdit(site: site, entry, change))
    }

    private var sections: [(id: String, label: String)] {
        codebook.levels.map { ($0.id, $0.label) } + codebook.effects.map { ($0.id, $0.label) }
    }

    private func label(_ id: String) -> String { sections.first { $0.id == id }?.label ?? id }

    private func lines(_ note: PageNote) -> [String] {
        [label(note.section) + (note.isEmpty ? " : rien n’est écrit." : " :")] + note.words { french, _ in french }
    }

    private static let namesSomebody = "Attention : il y a un nom ou un numéro, et tout le monde lit la page."

    private static let how =
        "« page : solidarité » montre ce qui est écrit ; « … mots-clés coups de main, tables à dons », « … note +++ » et "
        + "« … texte Une table à dons par étage. » l’écrivent, « … note rien » l’enlève."

    private static func which(_ labels: [String]) -> String {
        "Quelle section ? " + labels.joined(separator: " ; ") + "."
    }

    private static func sentence(_ fault: PageNoteFault) -> String {
        let keywords = PageNoteChange.keywordLimit
        return switch fault {
        case .tooManyKeywords:
            "Au plus \(keywords.count) mots-clés, de \(keywords.characters) caractères chacun, avec une virgule entre deux."
        case .textTooLong: "Au plus \(PageNoteChange.textLimit) caractères."
        case .noSuchRating: "La note va de + à +++++, ou de 1 à 5 ; « rien » l’enlève."
        }
    }
}

import DialogFormat
import Foundation
import TestimonyModel
import Testing

@testable import DialogEngine
@testable import Intake

/// A dialog that is edited while somebody answers it.
struct MigrationTests {
    /// A questionnaire in a folder of a site, read anew with each edit.
    private struct Site {
        private let folder = FileManager.default.temporaryDirectory.appending(path: "glane-\(UUID())")

        init() throws {
            try FileManager.default.createDirectory(at: folder.appending(path: "fr"), withIntermediateDirectories: true)
        }

        func data(_ dialog: String, _ wording: String) throws -> SiteData {
            try Data(dialog.utf8).write(to: folder.appending(path: "visite.yaml"))
            try Data(wording.utf8).write(to: folder.appending(path: "fr/visite.yaml"))
            let folders = SiteFolders(
                dialogs: DataFolder(shipped: checkout.appending(path: "Dialogs"), own: folder),
                webhooks: DataFolder(shipped: checkout.appending(path: "Webhooks")))
            var findings = Findings()
            let data = try SiteData(
                Configuration(), language: "fr", dialog: "visite", folders: folders, environment: [:], &findings)
            return try #require(data, "\(findings.sorted.map(\.description).joined(separator: "\n"))")
        }

        func remove() { try? FileManager.default.removeItem(at: folder) }
    }

    private static func say(_ text: String, _ session: Session, _ data: SiteData) throws -> (Session, [String]) {
        let context = data.context(
            now: Moment("2026-11-19T18:40:00+01:00")!, newID: "n", conversation: "c", speaker: "s", held: Held())
        let stored = try JSONDecoder().decode(Session.self, from: JSONEncoder().encode(session))
        let turn = reduce(stored, .utterance(text), context)
        let says = turn.effects.compactMap { effect -> String? in
            if case .say(let say) = effect { say.text } else { nil }
        }
        return (turn.session, says)
    }

    private static let first = """
        dialog: visite
        version: 1
        slots:
          - {id: cours, type: choice, choices: [couture, jardin]}
          - {id: note, type: rating}
        """
    private static let firstWording = """
        like: temoignage
        title: ta visite
        slots:
          cours: {name: le cours, ask: Quel cours ?, choices: {couture: la couture, jardin: le jardin}}
          note: {name: ta note, ask: Quelle note ?}
        """

    @Test func anAnswerFollowsItsSlotToAnotherNameAndValue() throws {
        let site = try Site()
        defer { site.remove() }
        var session: Session
        let before = try site.data(Self.first, Self.firstWording)
        (session, _) = try Self.say("bonjour", Session(dialog: before.dialog), before)
        (session, _) = try Self.say("le jardin", session, before)
        #expect(session.draft.slots["cours"]?.values == ["jardin"])

        let after = try site.data(
            """
            dialog: visite
            version: 3
            slots:
              - {id: atelier, type: choice, choices: [couture, potager]}
              - {id: note, type: rating}
            migrations:
              - {to: 2, rename: {cours: activite}}
              - {to: 3, rename: {activite: atelier}, values: {atelier: {jardin: potager}}}
            """,
            Self.firstWording.replacing("  cours: {name: le cours", with: "  atelier: {name: l’atelier")
                .replacing("jardin: le jardin", with: "potager: le potager"))
        let says: [String]
        (session, says) = try Self.say("4", session, after)
        #expect(session.draft.slots["atelier"]?.values == ["potager"])
        #expect(session.draft.slots["note"]?.values == ["4"])
        #expect(says.contains { $0.localizedCaseInsensitiveContains("le potager") }, "it is read back: \(says)")
        // `retour` goes back to the answer under its new name.
        (session, _) = try Self.say("retour", session, after)
        #expect(session.draft.slots["note"] == nil && session.draft.slots["atelier"]?.values == ["potager"])
    }

    @Test func anAnswerThatIsNoLongerOfferedIsAskedAgain() throws {
        let site = try Site()
        defer { site.remove() }
        var session: Session
        let before = try site.data(Self.first, Self.firstWording)
        (session, _) = try Self.say("bonjour", Session(dialog: before.dialog), before)
        (session, _) = try Self.say("le jardin", session, before)
        let after = try site.data(
            Self.first.replacing("version: 1", with: "version: 2").replacing("jardin]", with: "cuisine]"),
            Self.firstWording.replacing("jardin: le jardin", with: "cuisine: la cuisine"))
        let says: [String]
        (session, says) = try Self.say("4", session, after)
        #expect(session.phase == .asking(slot: "cours", attempt: 0), "\(says)")
        #expect(session.draft.slots["note"]?.values == ["4"], "what was answered meanwhile is kept")
    }

    @Test func aSessionOfAnEarlierTimeHasTheFirstVersion() throws {
        let session = Session(dialog: Dialog(id: "visite", version: 1, slots: []))
        var json = try #require(
            JSONSerialization.jsonObject(with: JSONEncoder().encode(session)) as? [String: Any])
        json["dialogVersion"] = nil
        var old = try JSONDecoder().decode(Session.self, from: JSONSerialization.data(withJSONObject: json))
        old.draft.slots = ["a": SlotValue(state: .confirmed, values: ["1"])]
        old.phase = .paused(before: .asking(slot: "a", attempt: 1))
        old.migrate(
            to: Dialog(id: "visite", version: 2, slots: [], migrations: [Migration(version: 2, renamed: ["a": "b"])]))
        #expect(old.draft.slots.keys.sorted() == ["b"])
        #expect(old.phase == .paused(before: .asking(slot: "b", attempt: 1)))
    }

    @Test(arguments: [
        ("enfants[2].age", "kids[2].years"), ("enfants", "kids"), ("age", "years"), ("autre[1].age", "autre[1].years"),
    ])
    func aPlaceIsRenamedInEachPart(place: String, renamed: String) {
        let migration = Migration(version: 2, renamed: ["enfants": "kids", "age": "years"])
        #expect(migration.renamed(place) == renamed)
    }
}

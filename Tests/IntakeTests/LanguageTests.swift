import DialogEngine
import DialogFormat
import Foundation
import TestimonyModel
import Testing

@testable import Intake

/// The languages of a conversation; how they change stands in the transcripts `language-*.txt`.
struct LanguageTests {
    @Test func theShippedLanguagesAreCompleteAndOwnComesFirst() throws {
        #expect(shipped.localisations.own.language == "fr")
        #expect(shipped.localisations.others.map(\.language) == ["en"])
        var findings = Findings()
        shipped.checkOthers(&findings)
        #expect(findings.all.isEmpty, "\(findings.sorted)")
    }

    @Test func whatIsMissingInALanguageIsSaidInTheSites() throws {
        let own = shipped.localisations.own.wording
        var other = try siteData(language: "en").wording
        let whole = other
        other.phrases[.undone] = nil
        other.slots["when"] = nil
        other.places["cour"] = nil
        other.effects["solidarite"] = nil
        let completed = other.completed(by: own)
        #expect(completed.phrases[.undone] == own.phrases[.undone])
        #expect(completed.slots["when"] == own.slots["when"])
        #expect(completed.places["cour"] == own.places["cour"])
        #expect(completed.effects["solidarite"] == own.effects["solidarite"])
        #expect(completed.phrases[.consent] == whole.phrases[.consent])
        #expect(whole.completed(by: own) == whole)
    }

    /// A site that edits a translation badly goes on, in its own language where it must, and `glane check` tells.
    @Test(arguments: ["missing.yaml", "patterns.yaml", "temoignage.yaml"])
    func aBrokenTranslationIsARemark(name: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "glane-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: checkout.appending(path: "Dialogs"), to: folder)
        let file = folder.appending(path: "en/\(name)")
        if name == "missing.yaml" {
            try FileManager.default.removeItem(at: folder.appending(path: "en/alerts.yaml"))
        } else {
            let text = try String(contentsOf: file, encoding: .utf8)
            let first = name == "patterns.yaml" ? "cette_langue:" : "  consent_count:"
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix(first) }
            try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        var findings = Findings()
        let folders = SiteFolders(
            dialogs: DataFolder(shipped: folder), webhooks: DataFolder(shipped: checkout.appending(path: "Webhooks")))
        let read = try SiteData(
            Configuration(), language: "fr", dialog: "temoignage", folders: folders, environment: [:], &findings)
        let site = try #require(read)
        #expect(findings.all.isEmpty)
        site.checkOthers(&findings)
        #expect(!findings.all.isEmpty && !findings.hasErrors, "\(findings.sorted)")
        let english = site.localisations.others.first { $0.language == "en" }
        #expect((english == nil) == (name == "missing.yaml"))
        if name == "temoignage.yaml" {
            #expect(english?.wording.phrases[.consentCount] == site.wording.phrases[.consentCount])
        }
    }

    @Test func aSessionWithoutALanguageIsReadAndSpeaksTheSites() throws {
        var session = Session(dialog: shipped.dialog)
        session.openingSaid = true
        let json = try JSONEncoder().encode(session)
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(object["spoken"] == nil)
        let context = shipped.context(
            now: Moment("2026-11-19T18:40:00+01:00")!, newID: "n", conversation: "c", speaker: "s", held: Held())
        let read = try JSONDecoder().decode(Session.self, from: json)
        #expect(context.speaking(as: read).wording.language == "fr")
        let turn = reduce(read, .utterance("in English"), context)
        let again = try JSONDecoder().decode(Session.self, from: try JSONEncoder().encode(turn.session))
        #expect(again == turn.session && context.speaking(as: again).wording.language == "en")
    }

    @Test func aLanguageThatIsGoneGivesWayToTheSites() throws {
        var context = shipped.context(
            now: Moment("2026-11-19T18:40:00+01:00")!, newID: "n", conversation: "c", speaker: "s", held: Held())
        let english = reduce(Session(dialog: shipped.dialog), .utterance("in English"), context).session
        context.localisations = Localisations(own: shipped.localisations.own)
        let turn = reduce(english, .utterance("répéter"), context)
        #expect(
            turn.effects.contains { if case .say(let say) = $0 { say.text.contains("What have you") } else { false } })
        #expect(context.speaking(as: english).wording.language == "fr")
    }

    /// The language of a record is that of its words.
    @Test(arguments: [
        (["in English", "Quelqu'un m'a prêté une perceuse mardi, sans même me connaître."], "fr"),
        (["Hi, yesterday a neighbour lent me a very long ladder"], "en"),
    ])
    func aRecordSaysWhichLanguageItsWordsAreIn(messages: [String], language: String) async throws {
        let talk = try await Talk(messages)
        var saved: [TestimonyRecord] = []
        for answer in ["skip", "skip", "skip", "yes", "2", "2"] where saved.isEmpty {
            saved = try await talk.say(answer).saved
        }
        #expect(saved.map(\.lang) == [language])
    }

    @Test func dangerIsHeardInEveryLanguageOfTheSite() async throws {
        for message in ["I want to die", "je veux mourir"] {
            let outcome = try await Talk([]).say(message)
            #expect(outcome.closed == .distress)
            #expect(outcome.says.first?.text.contains("3114") == true, "\(outcome.says.map(\.text))")
        }
    }
}

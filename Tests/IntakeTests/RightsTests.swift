import DialogEngine
import Store
import TestimonyModel
import Testing

@testable import Intake

/// What a witness agrees to, is told of it, and takes back.
struct RightsTests {
    private static let story = """
        Hier midi à la cantine, deux voisines ont recousu les manteaux de trois graphistes d’ici. \
        Sans rien demander, entre le plat et le café.
        """

    @Test func consentIsKeptWithTheTextThatWasRead() async throws {
        let talk = try await Talk([Self.story, "oui", "3"])
        let record = try #require(await talk.store.testimonies().first)
        let acts = try await talk.store.consents(of: record.id)
        #expect(acts.map(\.purpose) == [.count, .quote] && acts.allSatisfy { $0.act == .given })
        let version = try #require(acts.first?.version)
        #expect(version == shipped.consentText(in: nil).version && version.hasPrefix("temoignage-fr-"))
        let text = try #require(await talk.store.consentText(version, site: "cesure"))
        #expect(
            text.text.contains("3. on te cite, sans ton nom")
                && text.text.contains("« effacer » efface tout".spaced))
    }

    @Test func anotherLetterIsAnotherVersion() {
        var site = shipped
        let before = site.consentText(in: nil).version
        #expect(site.consentText(in: "en").version.hasPrefix("temoignage-en-"))
        site.configuration.site.name = "Ailleurs"
        #expect(site.consentText(in: nil).version != before)
    }

    @Test func stopTakesBackWhatWaitsToBeSent() async throws {
        let talk = try await Talk([Self.story, "oui", "3"])
        let id = try #require(await talk.store.testimonies().first?.id)
        #expect(try await talk.store.deliveries().count == 1)
        _ = try await talk.say("stop")
        #expect(try await talk.store.testimonies().isEmpty)
        #expect(try await talk.store.deliveries().isEmpty)
        let last = try await talk.store.consents(of: id).suffix(2)
        #expect(last.allSatisfy { $0.act == .withdrawn })
    }

    @Test func myDataSaysWhatWasAgreedTo() async throws {
        let talk = try await Talk([Self.story, "oui", "2"])
        let says = try await talk.say("mes données").says.map(\.text)
        #expect(
            says.first
                == "J’ai 1 témoignage de toi : jeudi 19 novembre (à compter, sans tes mots). Pour le retirer : « effacer »."
                .spaced)
    }

    @Test func whoAsksHowLongIsToldTheClocksOfTheSite() async throws {
        func answer(_ words: Int?, _ all: Int?) async throws -> [String] {
            var site = shipped
            (site.configuration.retention.text, site.configuration.retention.testimonies) = (words, all)
            return try await Talk([], site: site).say("vous gardez ça combien de temps ?").says.map(
                \.text)
        }
        let words =
            "Tes mots ne restent pas plus de 730 jours. Après, il n’en reste qu’un compte, sans les mots."
        let all = "Au bout de 3650 jours, il n’en reste rien."
        let none = try await answer(nil, nil)
        #expect(none.contains { $0.contains("jusqu’à ce que tu l’effaces") } && !none.contains(words))
        #expect(try await answer(730, nil).contains(words))
        let both = try await answer(730, 3_650)
        #expect(both.contains(words) && both.contains(all))
    }
}

extension String {
    /// With the no-break spaces of French before its signs.
    fileprivate var spaced: String {
        replacing(" :", with: "\u{A0}:").replacing("« ", with: "«\u{A0}").replacing(
            " »", with: "\u{A0}»")
    }
}

import DialogEngine
import Store
import TestimonyModel
import Testing
import Transport

@testable import Intake

/// The words that work in every state, said at every kind of waiting question.
struct CommandWordTests {
    private static let story = "Quelqu'un m'a prêté une perceuse mardi, sans même me connaître."

    /// What waits, and the messages that lead there.
    private static let states: [(waiting: String, messages: [String])] = [
        ("story", []), ("publics", [story]), ("confirm", [story, "une voisine, à l'atelier"]),
        ("confirm", [story, "une voisine, à l'atelier", "2"]),
        ("when", [story, "une voisine, à l'atelier", "2", "le jour"]),
        ("consent", [story, "une voisine, à l'atelier", "oui"]),
        ("attribution", [story, "une voisine, à l'atelier", "oui", "4"]), ("confirm", ["effacer"]),
    ]

    @Test(arguments: states.indices, ["aide", "répéter", "résumé", "passer", "je ne sais pas", "retour"])
    func theConversationGoesOn(state: Int, word: String) async throws {
        let talk = try await Talk(Self.states[state].messages)
        #expect(talk.waiting == Self.states[state].waiting)
        let outcome = try await talk.say(word)
        #expect(!outcome.says.isEmpty)
        let goesOn = outcome.says.last?.expects != nil || outcome.closed == .saved
        #expect(goesOn, "\(word): \(outcome.says.map(\.text))")
        if ["aide", "répéter", "résumé"].contains(word), Self.states[state].messages != ["effacer"] {
            #expect(outcome.says.last?.expects == Self.states[state].waiting)
        }
    }

    @Test(arguments: states.indices)
    func stopEndsAtOnceAndKeepsNothing(state: Int) async throws {
        let talk = try await Talk(Self.states[state].messages)
        #expect(try await talk.say("stop").closed == .stopped)
        #expect(try await talk.store.testimonies().isEmpty)
    }

    @Test(arguments: states.indices.dropLast())
    func annulerDropsTheDraft(state: Int) async throws {
        let talk = try await Talk(Self.states[state].messages)
        #expect(try await talk.say("annuler").closed == .cancelled)
        #expect(try await talk.store.testimonies().isEmpty)
    }

    @Test func pauseKeepsTheDraft() async throws {
        let talk = try await Talk([Self.story])
        #expect(try await talk.say("pause, je dois filer").closed == .paused)
        #expect(try await talk.say("une voisine, à l'atelier").says.last?.expects == "confirm")
    }

    @Test func erasureAsksOnceAndLeavesNothing() async throws {
        let talk = try await Talk([Self.story, "une voisine, à l'atelier", "oui", "3"])
        #expect(try await talk.store.testimonies().count == 1)
        #expect(try await talk.say("effacer").says.last?.expects == "confirm")
        #expect(try await talk.say("oui").closed == .erased)
        #expect(try await talk.store.testimonies().isEmpty)
    }

    /// Nobody can read these: the conversation must not turn in circles.
    @Test(arguments: states.indices.dropLast())
    func nonsenseEndsInAPauseAndNeverInALoop(state: Int) async throws {
        let talk = try await Talk(Self.states[state].messages)
        var prompts: [String] = []
        for word in ["zz", "qq", "ww", "xx", "yy", "kk", "jj", "vv"] {
            let outcome = try await talk.say(word)
            if outcome.closed != nil { return }
            let prompt = outcome.says.last?.text ?? ""
            #expect(prompts.last != prompt, "the same sentence twice in a row")
            prompts.append(prompt)
        }
        Issue.record("still asking after eight answers: \(prompts)")
    }
}

/// A conversation with the shipped dialog over a store in memory.
private struct Talk {
    let store: TestimonyStore
    let waiting: String?
    private let conversations: Conversations
    private let now = Moment("2026-11-19T18:40:00+01:00")!

    init(_ messages: [String]) async throws {
        store = try TestimonyStore(path: .memory)
        conversations = Conversations(
            store: store, site: shipped, clock: SiteClock(zone: "Europe/Paris", pinnedTo: now), key: .ephemeral())
        var outcome = try await conversations.open(Talk.message("", now))
        for message in messages { outcome = try await conversations.receive(Talk.message(message, now)) }
        waiting = outcome.says.last?.expects
    }

    func say(_ text: String) async throws -> Conversations.Outcome {
        try await conversations.receive(Talk.message(text, now))
    }

    private static func message(_ text: String, _ now: Moment) -> InboundMessage {
        InboundMessage(transport: "test", conversation: "c", speaker: "s", text: text, sentAt: now)
    }
}

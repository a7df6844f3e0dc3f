import DialogEngine
import Store
import TestimonyModel
import Testing

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

    /// "3" keeps the testimony, and the same conversation goes on.
    @Test(arguments: [
        ("stop", CloseReason.stopped), ("j'ai 13 ans", .tooYoung), ("on a dansé au jardin, j'ai 12 ans", .tooYoung),
    ])
    func whatThisConversationConfirmedIsTakenBack(word: String, reason: CloseReason) async throws {
        let talk = try await Talk([Self.story, "une voisine, à l'atelier", "oui", "3", Self.story])
        #expect(try await talk.store.testimonies().count == 1)
        #expect(try await talk.say(word).closed == reason)
        #expect(try await talk.store.testimonies().isEmpty)
        #expect(try await talk.store.unsaidReplies().allSatisfy { !$0.text.contains("13 ans") })
    }

    @Test(arguments: ["stop", "j'ai 13 ans"])
    func whatAnEarlierConversationConfirmedStays(word: String) async throws {
        let told = ["une voisine, à l'atelier", "oui", "3"]
        let sameChat = try await Talk([Self.story] + told)
        sameChat.wait(seconds: 86_400)
        _ = try await sameChat.say(Self.story)
        _ = try await sameChat.say(word)
        #expect(try await sameChat.store.testimonies().count == 1)
        let newTerminal = try await Talk([Self.story] + told)
        _ = try await newTerminal.open()
        _ = try await newTerminal.say(Self.story)
        _ = try await newTerminal.say(word)
        #expect(try await newTerminal.store.testimonies().count == 1)
    }

    /// Somebody else may be too young, so that what was kept stays.
    @Test(arguments: [(["stop"], 0), (["mes données", "stop"], 0), (["j'ai 13 ans"], 1), ([story, "stop"], 1)])
    func stopBeforeAnythingIsToldTakesBackWhatATerminalJustKept(words: [String], left: Int) async throws {
        let talk = try await Talk([Self.story, "une voisine, à l'atelier", "oui", "3"])
        _ = try await talk.open()
        for word in words { _ = try await talk.say(word) }
        #expect(try await talk.store.testimonies().count == left)
        #expect(try await talk.store.deliveries().count == left)
    }

    @Test(arguments: states.indices)
    func whoIsUnderFifteenIsNotKept(state: Int) async throws {
        let talk = try await Talk(Self.states[state].messages)
        #expect(try await talk.say("en fait j'ai 13 ans").closed == .tooYoung)
        #expect(try await talk.store.testimonies().isEmpty)
        #expect(try await talk.store.nextDeadline() == nil)
        #expect(try await talk.say("bonjour").says.count == 3, "the opening is said again: nobody is remembered")
    }

    @Test(arguments: states.indices.dropLast(), ["aide", "pourquoi", "qui va lire ça", ""])
    func noQuestionComesTwiceInTheSameWords(state: Int, word: String) async throws {
        let talk = try await Talk(Self.states[state].messages)
        var last = talk.question
        for _ in 0..<4 {
            let outcome = try await talk.say(word)
            guard outcome.closed == nil, let question = outcome.says.last?.text else { return }
            #expect(question != last)
            last = question
        }
    }

    @Test(arguments: states.indices.dropLast())
    func helpIsNotTheSameTwice(state: Int) async throws {
        let talk = try await Talk(Self.states[state].messages)
        let answers = [try await talk.say("aide"), try await talk.say("aide")].compactMap(\.says.first?.text)
        #expect(answers.count == 2 && answers[0] != answers[1])
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

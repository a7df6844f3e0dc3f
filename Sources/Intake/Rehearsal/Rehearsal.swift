import DialogEngine
import DialogFormat
import TestimonyModel

/// Plays transcripts the whole way: engine, store, and the session read back from SQLite between two turns. Each has a
/// store of its own, in memory; nothing is sent.
package struct Rehearsal: Sendable {
    private let site: SiteData

    package init(_ site: SiteData) { self.site = site }

    /// Hears what the transcript's witness types; what its bot says is only compared.
    package func play(_ transcript: Transcript) async throws -> PlayedTranscript {
        if transcript.settings.isAnyOrder { return try await playInAnyOrder(transcript) }
        let scene = try await Scene(site, transcript.settings)
        var answers: [[Transcript.Answer]] = []
        for (index, exchange) in transcript.exchanges.enumerated() {
            switch exchange.event {
            case .opening:
                // Whoever is known is asked for the story at once, where the transcript begins with it.
                let isSaid =
                    transcript.settings.botSpeaksFirst && !(transcript.settings.isKnown && exchange.answers.isEmpty)
                answers.append(isSaid ? try await scene.open().answers : [])
            case .witness(let text):
                var outcomes = [try await scene.hear(text)]
                if !transcript.goesOn(behind: index) { outcomes += try await scene.settle() }
                answers.append(outcomes.flatMap(\.answers))
            case .clock(let moment): answers.append(try await scene.wait(until: moment).flatMap(\.answers))
            }
        }
        return PlayedTranscript(transcript: transcript, answers: answers, turns: scene.turns.all)
    }

    /// Tells the facts in every order, and each time confirms and lets count what was understood.
    private func playInAnyOrder(_ transcript: Transcript) async throws -> PlayedTranscript {
        let told = transcript.exchanges.compactMap { exchange -> String? in
            if case .witness(let text) = exchange.event { text } else { nil }
        }
        var played: PlayedTranscript?
        for order in orders(of: Array(told.dropFirst())) {
            let (answers, turns) = try await record(of: told.prefix(1) + order, transcript.settings)
            let all = transcript.exchanges.dropLast().map { _ in [Transcript.Answer]() } + [answers]
            guard var first = played else {
                played = PlayedTranscript(transcript: transcript, answers: all, turns: turns)
                continue
            }
            if all != first.answers {
                first.strays.append((order, all))
                played = first
            }
        }
        return played ?? PlayedTranscript(transcript: transcript, answers: [], turns: [])
    }

    /// What is recorded once these messages were told, and nothing is known beyond them.
    private func record(
        of messages: [String], _ settings: Transcript.Settings
    ) async throws -> ([Transcript.Answer], [HeardTurns.Heard]) {
        let scene = try await Scene(site, settings)
        var waiting = messages[...]
        var next = waiting.popFirst()
        // Each question after the facts is answered at once; more than these are a loop.
        for _ in 0..<messages.count + 12 {
            guard let text = next else { break }
            let outcome = try await scene.hear(text)
            if !outcome.saved.isEmpty || outcome.closed != nil {
                return (outcome.saved.flatMap(Transcript.Answer.lines(of:)), scene.turns.all)
            }
            let question = outcome.says.last { $0.expects != nil }?.expects
            next = waiting.popFirst() ?? question.flatMap(answer(to:))
        }
        return ([], scene.turns.all)
    }

    private func answer(to question: String) -> String? {
        switch question {
        case "confirm": site.patterns.example(of: .yes)
        case "consent": site.dialog.isQuestionnaire ? site.patterns.example(of: .yes) : Consent.count.rawValue
        case "story": nil
        default: site.patterns.example(of: .doesNotKnow)
        }
    }
}

extension Transcript {
    /// Whether the next line is typed at once.
    fileprivate func goesOn(behind index: Int) -> Bool {
        guard index + 1 < exchanges.count, case .witness = exchanges[index + 1].event else { return false }
        return exchanges[index].answers.isEmpty
    }
}

/// Every order of some texts, the given one first.
private func orders(of texts: [String]) -> [[String]] {
    if texts.count < 2 { return [texts] }
    return texts.indices.flatMap { index in
        var others = texts
        let first = others.remove(at: index)
        return orders(of: others).map { [first] + $0 }
    }
}

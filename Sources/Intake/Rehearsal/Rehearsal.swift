import DialogEngine
import DialogFormat
import Store
import Synchronization
import TestimonyModel
import Transport

/// Plays transcripts the whole way: engine, store, and the session read back from SQLite between two turns. Each has a
/// store of its own, in memory; nothing is sent.
package struct Rehearsal: Sendable {
    private let site: SiteData

    package init(_ site: SiteData) { self.site = site }

    /// Hears what the transcript's witness types; what its bot says is only compared.
    package func play(_ transcript: Transcript) async throws -> PlayedTranscript {
        let turns = HeardTurns()
        let conversations = Conversations(
            store: try TestimonyStore(path: .memory), site: CurrentSite(site),
            clock: SiteClock(zone: site.configuration.site.timeZone, pinnedTo: transcript.settings.now),
            key: .ephemeral(), onTurn: { turns.add($0, $1) })
        var now = transcript.settings.now
        func message(_ text: String) -> InboundMessage {
            InboundMessage(transport: "test", conversation: "c", speaker: "s", text: text, sentAt: now)
        }
        if transcript.settings.isKnown { try await introduce(conversations, message("")) }
        turns.forget()
        var answers: [[Transcript.Answer]] = []
        for exchange in transcript.exchanges {
            switch exchange.event {
            case .opening:
                let isSaid = transcript.settings.botSpeaksFirst && !transcript.settings.isKnown
                answers.append(isSaid ? try await conversations.open(message("")).answers : [])
            case .witness(let text): answers.append(try await conversations.receive(message(text)).answers)
            case .clock(let moment):
                now = moment
                answers.append([])
            }
        }
        return PlayedTranscript(transcript: transcript, answers: answers, turns: turns.all)
    }

    /// On another day the opening was said, and nothing came of it: whatever the words for that are in the language.
    private func introduce(_ conversations: Conversations, _ message: InboundMessage) async throws {
        _ = try await conversations.open(message)
        guard let word = site.patterns.example(of: .cancel) else { return }
        _ = try await conversations.receive(
            InboundMessage(
                transport: message.transport, conversation: message.conversation, speaker: message.speaker, text: word,
                sentAt: message.sentAt))
    }
}

/// A transcript as it went.
package struct PlayedTranscript: Sendable {
    package let transcript: Transcript
    /// By exchange.
    package let answers: [[Transcript.Answer]]
    /// Those of the conversation, each with the session before it.
    package let turns: [(before: Session, turn: Turn)]

    package var differences: [Transcript.Difference] { transcript.differences(from: answers) }

    /// The file as it would be right.
    package var text: String { transcript.text(answering: answers) }
}

/// Gathers turns while the conversation goes on in an actor.
private final class HeardTurns: Sendable {
    private let turns = Mutex<[(before: Session, turn: Turn)]>([])

    var all: [(before: Session, turn: Turn)] { turns.withLock { $0 } }

    func add(_ before: Session, _ turn: Turn) { turns.withLock { $0.append((before, turn)) } }

    func forget() { turns.withLock { $0 = [] } }
}

extension Conversations.Outcome {
    fileprivate var answers: [Transcript.Answer] {
        says.map { Transcript.Answer(saying: $0.text) } + saved.flatMap(Transcript.Answer.lines(of:))
    }
}

import DialogEngine
import Foundation
import Store
import TestimonyModel
import Testing
import Transport

@testable import Intake

/// Every testimony of the corpus is told to the bot by a witness who answers from the gold frame.
struct ReplayTests {
    /// One testimony in twelve, all of them with `GLANE_LONG=1`.
    private static let isLong = ProcessInfo.processInfo.environment["GLANE_LONG"] == "1"

    @Test func everyTestimonyEndsInARecordAndNothingIsAskedTwice() async throws {
        var questions: [Int: Int] = [:]
        var askedThoughTold: [String] = []
        for (index, record) in try GoldTestimony.corpus.enumerated() where Self.isLong || index.isMultiple(of: 12) {
            let replay = try await Replay(record)
            #expect(replay.saved > 0, "\(record.id) ends in no record")
            #expect(Set(replay.asked).count == replay.asked.count, "\(record.id) was asked twice: \(replay.asked)")
            questions[replay.asked.count + 2, default: 0] += 1
            askedThoughTold += replay.asked.filter { record.answer(to: $0) != nil && $0 != "effect" }
        }
        let count = questions.values.reduce(0, +)
        let mean = Double(questions.reduce(0) { $0 + $1.key * $1.value }) / Double(max(1, count))
        let distribution = questions.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        print(
            "replay: \(count) testimonies, \(mean) questions on average, recap and consent included (\(distribution))")
        print("replay: asked although the gold has a value: \(askedThoughTold.count)")
        // What the story told must hardly ever be asked for; the model has seen these texts, so this is a floor.
        #expect(askedThoughTold.count * 20 <= count)
    }
}

/// One conversation with that witness.
private struct Replay {
    private(set) var asked: [String] = []
    private(set) var saved = 0

    init(_ record: GoldTestimony) async throws {
        let now = try #require(Moment(record.sentAt))
        let conversations = Conversations(
            store: try TestimonyStore(path: .memory), site: shipped,
            clock: SiteClock(zone: "Europe/Paris", pinnedTo: now), key: .ephemeral())
        func message(_ text: String) -> InboundMessage {
            InboundMessage(transport: "test", conversation: "c", speaker: "s", text: text, sentAt: now)
        }
        var outcome = try await conversations.open(message(""))
        for _ in 0..<12 {
            guard outcome.closed == nil, let slot = outcome.says.last?.expects else { break }
            switch slot {
            case "story": outcome = try await conversations.receive(message(record.text))
            case "confirm": outcome = try await conversations.receive(message("oui"))
            case "consent": outcome = try await conversations.receive(message("2"))
            default:
                asked.append(slot)
                outcome = try await conversations.receive(message(record.answer(to: slot) ?? "je ne sais pas"))
            }
        }
        saved = outcome.saved.count
    }
}

/// A testimony of the corpus and what its gold frame answers.
private struct GoldTestimony {
    let id: String
    let text: String
    let sentAt: String
    private let answers: [String: [String]]

    static var corpus: [GoldTestimony] {
        get throws {
            let folder = checkout.appending(path: "Tests/Corpus")
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.lastPathComponent.hasPrefix("dev-") }.sorted { $0.path < $1.path }
                .flatMap { try String(contentsOf: $0, encoding: .utf8).split(separator: "\n") }
                .compactMap { GoldTestimony($0) }
        }
    }

    private init?(_ line: Substring) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            let gold = object["gold"] as? [String: Any], gold["testimony"] as? Bool == true,
            let id = object["id"] as? String, let text = object["text"] as? String,
            let sentAt = object["sent_at"] as? String
        else { return nil }
        self.id = id
        self.text = text
        self.sentAt = sentAt
        var answers = gold.compactMapValues { $0 as? [String] }
        answers["effect"] = (gold["observations"] as? [[String: Any]] ?? []).compactMap { $0["effect"] as? String }
        self.answers = answers
    }

    func answer(to slot: String) -> String? {
        guard let values = answers[slot], !values.isEmpty else { return nil }
        return values.joined(separator: ", ")
    }
}

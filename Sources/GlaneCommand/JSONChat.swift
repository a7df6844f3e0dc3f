import DialogEngine
import Foundation
import Intake
import TestimonyModel

/// A conversation for programs: NDJSON both ways.
struct JSONChat {
    private static let lineLimit = 12 << 20

    private let exchange: Exchange

    init(_ exchange: Exchange) { self.exchange = exchange }

    private var facetIDs: [String] { exchange.site.value.codebook.facets.map(\.id) }

    /// The exit status: 65 if some line was no utterance.
    func run() async throws -> Int32 {
        var lines = try PlainLines(ByteSource("-"), limit: Self.lineLimit)
        var outcome = try await exchange.open()
        try await tell(outcome)
        var status: Int32 = 0
        while !outcome.isOver, let line = try lines.next() {
            guard !line.isEmpty else { continue }
            guard let text = utterance(line) else {
                StandardError.line(
                    "stdin:\(lines.number): this is no object with a \"text\"; write {\"text\": \"…\"}", .error)
                status = Failure.Kind.badData.rawValue
                continue
            }
            try exchange.makeReady()
            outcome = try await exchange.receive(text)
            try await tell(outcome)
        }
        return status
    }

    private func utterance(_ line: String) -> String? {
        struct Utterance: Decodable { var text: String }
        return try? JSONDecoder().decode(Utterance.self, from: Data(line.utf8)).text
    }

    private func tell(_ outcome: Conversations.Outcome) async throws {
        var json = JSONWriter()
        for say in outcome.says { try write(&json) { write(say, to: &$0) } }
        for record in outcome.saved {
            try write(&json) { json in
                json.object { json in
                    json.field("event", "saved")
                    json.key("testimony")
                    record.write(to: &json, facetIDs: facetIDs)
                }
            }
        }
        if let reason = outcome.closed {
            try write(&json) { json in
                json.object { json in
                    json.field("event", "closed")
                    json.field("reason", reason.rawValue)
                }
            }
        }
        try StandardOutput.flush()
        try await exchange.conversations.markSaid(outcome.conversation)
    }

    private func write(_ say: Say, to json: inout JSONWriter) {
        json.object { json in
            json.field("event", "say")
            json.field("text", say.text)
            if let expects = say.expects { json.field("expects", expects) }
            if !say.choices.isEmpty { json.field("choices", say.choices) }
        }
    }

    private func write(_ json: inout JSONWriter, _ body: (inout JSONWriter) -> Void) throws {
        json.removeAll()
        body(&json)
        try StandardOutput.write(json.bytes)
        try StandardOutput.write([10])
    }
}

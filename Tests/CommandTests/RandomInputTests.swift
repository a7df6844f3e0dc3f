import Foundation
import Testing

/// Input that nobody meant: whatever it is, the programs answer and end as they say they do.
struct RandomInputTests {
    private static let pieces: [[UInt8]] =
        [
            "oui", "non", "3", "2", "passer", "retour", "effacer", "résumé", "stop", "hier", "la cantine",
            "12 voisines",
            "m’a prêté", "\u{0}", "\u{1B}[31m", "e\u{301}\u{301}\u{301}", "👩‍👩‍👧", "\u{202E}", "\u{FEFF}", "@all", "{", "}",
            "[\"", "\\u0000", "\\uD800", "1e999", "«", " ", " ", " ",
        ].map { Array($0.utf8) } + [[0xff], [0xc3], [0xf4, 0x90, 0x80, 0x80], [0xed, 0xa0, 0x80], [9]]

    /// A line without a line feed.
    private func line(_ chance: inout Chance) -> [UInt8] {
        (0..<Int.random(in: 0...30, using: &chance)).flatMap { _ in Self.pieces.randomElement(using: &chance)! }
    }

    /// A line as JSON text.
    private func utterance(_ chance: inout Chance) throws -> [UInt8] {
        let text = String(decoding: line(&chance), as: UTF8.self)
        return Array(try JSONSerialization.data(withJSONObject: ["text": text]))
    }

    @Test func thePipePrintsARecordForEveryGoodLine() async throws {
        var chance = Chance.printed(for: "random lines for the pipe")
        var input: [UInt8] = []
        var good = 0
        for _ in 0..<rounds(sampled: 300, long: 20_000) {
            let isGood = Bool.random(using: &chance)
            input += try (isGood ? utterance(&chance) : Array("?".utf8) + line(&chance)) + [10]
            good += isGood ? 1 : 0
        }
        let read = try await Program().glane(["pipe", "--from", "ndjson"], bytes: input)
        #expect(read.status == 65)
        #expect(try read.objects.count == good)
    }

    @Test func textAndTranscriptsAreReadToTheirEnd() async throws {
        var chance = Chance.printed(for: "random texts and transcripts")
        for format in ["text", "glane"] {
            let lines = (0..<rounds(sampled: 100, long: 5_000)).map { _ in
                Array(["> ", "< ", "! ", "@ ", "now: ", ""].randomElement(using: &chance)!.utf8) + line(&chance)
            }
            let read = try await Program().glane(
                ["pipe", "--from", format], bytes: Array(lines.joined(separator: [10])))
            #expect([0, 65].contains(read.status), "\(read.errors.suffix(500))")
            _ = try read.objects
        }
    }

    @Test func aConversationSurvivesEveryUtterance() async throws {
        var chance = Chance.printed(for: "random utterances")
        let program = try Program()
        for _ in 0..<rounds(sampled: 3, long: 60) {
            var said: [UInt8] = []
            for _ in 0..<20 { said += try utterance(&chance) + [10] }
            let talk = try await program.glane(["chat", "--json"], bytes: said)
            #expect(talk.status == 0, "\(talk.errors.suffix(500))")
            #expect(try talk.objects.allSatisfy { ["say", "saved", "closed"].contains($0["event"] as? String) })
        }
    }

    @Test func theLineProtocolSurvivesEveryLine() async throws {
        var chance = Chance.printed(for: "random IRC lines")
        let commands = ["NICK ", "USER ", "PRIVMSG glane :", ":lea PRIVMSG glane :", "PING ", "CAP ", "MODE ", ""]
        let lines = (0..<rounds(sampled: 60, long: 3_000)).map { _ in
            Array(commands.randomElement(using: &chance)!.utf8) + line(&chance) + [13]
        }
        let talk = try await Program().glane(["chat", "--irc"], bytes: Array(lines.joined(separator: [10])))
        #expect(talk.status == 0, "\(talk.errors.suffix(500))")
    }
}

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

    /// Years and numbers that no calendar has: each line is read, and what was stored can be read again.
    @Test func oddDatesAreReadAndKept() async throws {
        var chance = Chance.printed(for: "odd dates")
        let phrases = [
            "en #", "le 3 mars #", "il y a # ans", "dans # ans", "il y a # mois", "dans # jours", "il y a # trimestres",
            "l’été #", "du # au # mars", "#-#-#", "31/12/#", "# personnes", "à # h", "depuis #", "jusqu’en #",
            "ces # derniers mois", "l’an prochain", "hier", "demain", "lundi prochain", "cet hiver",
        ]
        let numbers = ["0", "0000", "1", "29", "999", "9999", "10000", "2147483648", "9223372036854775808", "1e99"]
        let instants = [
            "0000-01-01T00:00:00Z", "0000-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00",
            "1582-10-10T00:00:00Z", "2026-11-19T18:40:00+01:00",
        ]
        let lines = (0..<rounds(sampled: 150, long: 5_000)).map { index in
            let date = phrases.randomElement(using: &chance)!
                .replacing("#", with: numbers.randomElement(using: &chance)!)
            let sentAt = instants.randomElement(using: &chance)!
            return #"{"id":"\#(index)","sent_at":"\#(sentAt)","text":"Une voisine m’a prêté sa perceuse, \#(date)."}"#
        }
        let program = try Program()
        let read = try await program.glane("pipe", "--save", input: lines.joined(separator: "\n"))
        #expect(read.status == 0, "\(read.errors.suffix(500))")
        let records = try read.objects
        #expect(records.count == lines.count)
        for record in records {
            let sentAt = try #require(record["sent_at"] as? String)
            #expect(
                try sentAt.wholeMatch(of: Regex(#"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"#)) != nil, "\(sentAt)")
            for date in try #require(record["when"] as? [String]) {
                let isEDTF = try date.wholeMatch(
                    of: Regex(#"(\.\.|P)(/(\.\.|P))?"#.replacing("P", with: #"\d{4}(-\d\d){0,2}"#)))
                #expect(isEDTF != nil, "\(date)")
            }
        }
        let kept = try await program.glane("export")
        #expect(kept.status == 0, "\(kept.errors)")
        #expect(try kept.objects.count == records.count { $0["testimony"] as? Bool == true })
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

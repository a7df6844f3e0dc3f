import Foundation
import Testing

/// `glane chat --json` as another program meets it.
struct JSONChatTests {
    private func talk(_ program: Program, _ utterances: String...) async throws -> Program.Result {
        let lines = try utterances.map { text in
            String(decoding: try JSONSerialization.data(withJSONObject: ["text": text]), as: UTF8.self) + "\n"
        }
        return try await program.glane("chat", "--json", input: lines.joined())
    }

    @Test func eventsComeInTheOrderOfTheConversation() async throws {
        let talk = try await talk(Program(), Program.story, "oui", "4", "Léa")
        #expect(talk.status == 0)
        let events = try talk.objects
        #expect(events.suffix(3).map { $0["event"] as? String } == ["say", "saved", "closed"])
        #expect(events.compactMap { $0["expects"] as? String } == ["story", "confirm", "consent", "attribution"])
        let consent = try #require(events.first { $0["expects"] as? String == "consent" })
        #expect(consent["choices"] as? [String] == ["none", "count", "quote", "attributed"])
        #expect(events.last?["reason"] as? String == "saved")
        let record = try #require(events.first { $0["event"] as? String == "saved" }?["testimony"] as? [String: Any])
        #expect(record["schema"] as? Int == 1 && record["consent"] as? String == "attributed")
    }

    @Test func whatIsSavedIsWhatIsExported() async throws {
        let program = try Program()
        let saved = try await talk(program, Program.story, "oui", "3").lines.suffix(2).first
        let exported = try await program.glane("export").lines
        #expect(exported.map { "{\"event\":\"saved\",\"testimony\":\($0)}" } == [saved])
    }

    @Test func afterTheEndNothingIsRead() async throws {
        let talk = try await talk(Program(), "stop", "encore")
        #expect(try talk.objects.last?["event"] as? String == "closed")
        #expect(try talk.objects.last?["reason"] as? String == "stopped")
    }

    @Test(arguments: ["pas du JSON", "[]", "{}", "{\"text\":3}", "{\"text\":\"a\"", "\u{0}"])
    func aBadLineIsNamedAndTheOthersGoOn(bad: String) async throws {
        let talk = try await Program().glane("chat", "--json", input: "\(bad)\n\n{\"text\":\"\(Program.story)\"}\n")
        #expect(talk.status == 65)
        #expect(talk.errors.contains("stdin:1: "))
        #expect(try talk.objects.last?["expects"] as? String == "confirm")
    }

    @Test func aLineBeyondAllMeasureIsSaidToBeCut() async throws {
        let said = try await Program().shell(
            "{ printf '{\"text\":\"'; head -c 13000000 /dev/zero | tr '\\0' a; echo '\"}'; } | \"$glane\" chat --json")
        #expect(said.status == 65)
        #expect(said.errors.contains("stdin:1: the line is longer than 12 MB; the rest is left out"))
    }

    @Test func theTwoProtocolsExcludeEachOther() async throws {
        #expect(try await Program().glane("chat", "--json", "--irc").status == 64)
    }
}

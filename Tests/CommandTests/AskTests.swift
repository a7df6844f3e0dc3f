import Foundation
import Testing

/// `glane ask` on a store of three who tell the same.
struct AskTests {
    private static let now = ["--now", "2026-11-30T10:00:00+01:00"]

    private func place() async throws -> Program {
        let program = try Program()
        for name in ["ana", "bo", "cy"] {
            let told = try await program.glane(
                "chat", "--as", name, "--now", "2026-11-18T12:00:00+01:00", input: "\(Program.story)\noui\n3\n")
            try #require(told.status == 0)
        }
        return program
    }

    @Test func theArchiveAnswersWithWordsAndFigures() async throws {
        let program = try await place()
        let answer = try await program.glane(["ask", "la solidarité depuis octobre"] + Self.now, bytes: [])
        #expect(answer.status == 0 && answer.output.plainlySpaced.contains("3 témoignages de 3 personnes"))
        #expect(answer.output.contains("recousu"))
        let word = try await program.glane(["ask", "manteau", "--json"] + Self.now, bytes: []).objects.first
        #expect(word?["testimonies"] as? Int == 3)
        let none = try await program.glane(["ask", "xylophone"] + Self.now, bytes: [])
        #expect(none.status == 0 && none.output.contains("On peut demander"))
    }

    @Test func blindSpotsAreAskedByFlagOrWords() async throws {
        let program = try await place()
        let flag = try await program.glane(["ask", "--blind-spots"] + Self.now, bytes: [])
        #expect(flag.output.hasPrefix("# Angles morts") && flag.output.contains("Services publics"))
        #expect(try await program.glane(["ask", "angles", "morts"] + Self.now, bytes: []).output == flag.output)
        let json = try await program.glane(["ask", "--blind-spots", "--json"] + Self.now, bytes: []).objects.first
        #expect((json?["effects"] as? [Any])?.isEmpty == false)
    }

    @Test(arguments: [["ask"], ["ask", "x", "--blind-spots"]])
    func whoAsksNothingIsToldSo(arguments: [String]) async throws {
        #expect(try await Program().glane(arguments, bytes: []).status == 64)
    }
}

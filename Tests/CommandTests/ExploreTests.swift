import Foundation
import Testing

/// `glane explore`.
struct ExploreTests {
    @Test func theShippedDialogKeepsItsPromises() async throws {
        let program = try Program()
        let explore = try await program.glane("explore", "--conversations", "60", "--jobs", "2")
        #expect(explore.status == 0, "\(explore.output)")
        #expect(explore.output.contains(/^60 conversations, [0-9]+ turns\nended: saved [0-9]+, .*\nbroken: none\n$/))
        #expect(explore.errors.contains(/^glane explore: 60 conversations in [0-9.]+ s, [0-9]+ a second\n$/))
        let again = try await program.glane("explore", "--seed", "1", "--conversations", "60", "--json")
        let summary = try #require(try again.objects.first)
        #expect(again.lines.count == 1 && summary["conversations"] as? Int == 60)
        let turns = try #require(summary["turns"] as? Int)
        #expect(explore.output.contains("60 conversations, \(turns) turns\n"))
    }

    @Test func soDoesTheEnglishOne() async throws {
        let explore = try await Program().glane("explore", "--conversations", "60", "--lang", "en")
        #expect(explore.status == 0, "\(explore.output)")
    }

    /// The second way to ask for a yes is the first one again.
    @Test func whatADialogBreaksIsShownAndCanBePlayed() async throws {
        let program = try Program()
        let shipped = Program.checkout.appending(path: "Dialogs/fr/temoignage.yaml")
        let lines = try String(contentsOf: shipped, encoding: .utf8).components(separatedBy: "\n")
        let confirm = try #require(lines.first { $0.hasPrefix("  confirm: ") })
        let broken = lines.map {
            $0.hasPrefix("  confirm_again: ") ? confirm.replacing("confirm", with: "confirm_again") : $0
        }
        try program.write("own/fr/temoignage.yaml", broken.joined(separator: "\n"))
        try program.write("glane.yaml", "dialogs: own\n")
        let configured = ["--config", "glane.yaml"]

        let explore = try await program.glane(["explore", "--conversations", "60", "--json"] + configured, bytes: [])
        #expect(explore.status == 1)
        let found = try explore.objects.filter { $0["invariant"] as? String == "asks-otherwise" }
        let finding = try #require(found.first, "\(explore.output)")
        let transcript = try #require(finding["transcript"] as? String)
        try program.write("found.txt", transcript)
        let test = try await program.glane(["test", "found.txt"] + configured, bytes: [])
        #expect(test.status == 0, "\(test.output)\(transcript)")

        let seed = try #require(finding["seed"] as? Int)
        let alone = try await program.glane(
            ["explore", "--seed", String(seed), "--log-level", "debug"] + configured, bytes: [])
        #expect(alone.status == 1 && alone.output.hasPrefix(transcript + "\n1 conversation, "))
        #expect(alone.errors.contains("> "), "what was typed")
    }

    @Test(arguments: [
        ["--conversations", "0"], ["--jobs", "0"], ["--seed", "-1"],
        ["--seed", "18446744073709551615", "--conversations", "2"],
    ])
    func whatCannotBePlayedIsAMisuse(arguments: [String]) async throws {
        #expect(try await Program().glane(["explore"] + arguments, bytes: []).status == 64)
    }
}

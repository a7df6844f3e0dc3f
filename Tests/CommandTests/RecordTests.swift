import Foundation
import Testing

/// `glane chat --record`: what was typed is a transcript that plays as it went.
struct RecordTests {
    private func lines(_ program: Program, _ name: String) throws -> [String] {
        try String(contentsOfFile: program.file(name), encoding: .utf8).components(separatedBy: "\n")
    }

    @Test(arguments: [
        ("fr", "\(Program.story)\noui\n3\n", "! consent: quote"),
        ("fr", "\(Program.story)\npause\n", "< Je garde ton brouillon 30 jours. Un mot de toi, et on reprend."),
        ("fr", "Quelqu'un m'a prêté une perceuse mardi.", "< Quelqu’un du site, de l’équipe, d’ailleurs ?"),
        ("fr", "", "< Qu’est-ce que tu as vu ou vécu ici ?"),
        ("en", "\(Program.story)\nyes\n2\n", "! consent: count"),
    ])
    func whatWasTypedPlaysAsItWent(language: String, input: String, last: String) async throws {
        let program = try Program()
        let told = try await program.glane("chat", "--lang", language, "--record", "new.txt", input: input)
        #expect(told.status == 0)
        let again = language == "fr" ? "glane test" : "glane test --lang en"
        #expect(
            told.errors.contains(
                "glane: the conversation is written to new.txt, every word as it was typed; '\(again)' plays it again\n"
            ),
            "\(told.errors)")
        let lines = try lines(program, "new.txt")
        let typed = input.split(separator: "\n").map { "> " + $0 }
        #expect(lines.filter { $0.hasPrefix("> ") } == typed && lines.dropLast().last == last, "\(lines)")
        #expect(lines[1] == "transport: terminal" && !lines.contains("known: yes"))
        let said = lines.filter { $0.hasPrefix("< ") }.map { $0.dropFirst(2) }
        #expect(said.elementsEqual(told.lines.map { Substring(String($0).plainlySpaced) }))
        let played = try await program.glane("test", "--lang", language, "new.txt")
        #expect(played.status == 0 && played.errors == "glane test: 1 transcript, 1 as written\n", "\(played.output)")
    }

    /// Somebody who has read the opening is asked for the story at once; a first word may speak of that question.
    @Test func whoeverIsKnownIsRecordedAsKnown() async throws {
        let program = try Program()
        _ = try await program.glane("chat", input: "stop\n")
        _ = try await program.glane("chat", "--record", "new.txt", input: "répéter\nannuler\n")
        let lines = try lines(program, "new.txt")
        #expect(lines[2...4] == ["known: yes", "", "< Qu’est-ce que tu as vu ou vécu ici ?"], "\(lines)")
        #expect(try await program.glane("test", "new.txt").status == 0)
    }

    @Test func aConversationOfAProgramIsRecordedToo() async throws {
        let program = try Program()
        let now = "2026-11-19T18:40:00+01:00"
        _ = try await program.glane(
            "chat", "--json", "--now", now, "--record", "new.txt", input: "{\"text\":\"stop\"}\n")
        #expect(try lines(program, "new.txt").first == "now: \(now)")
        #expect(try await program.glane("test", "new.txt").status == 0)
    }

    /// What hangs on other conversations is written all the same, and said.
    @Test func whatPlaysOtherwiseIsSaid() async throws {
        let program = try Program()
        _ = try await program.glane("chat", input: "\(Program.story)\noui\n2\n")
        let told = try await program.glane("chat", "--record", "new.txt", input: "mes données\n")
        #expect(told.status == 0 && told.errors.contains("new.txt:7: played again, it goes otherwise from here on"))
        let played = try await program.glane("test", "new.txt")
        #expect(played.status == 1 && played.output.contains("new.txt:7:"))
    }

    @Test func aFileThatIsThereStaysAsItIs() async throws {
        let program = try Program()
        try program.write("old.txt", "old")
        try FileManager.default.createSymbolicLink(
            atPath: program.file("link.txt"), withDestinationPath: "nowhere.txt")
        for name in ["old.txt", "link.txt", "."] {
            let told = try await program.glane("chat", "--record", name, input: "stop\n")
            #expect(told.status == 64 && told.output.isEmpty, "\(told.output)")
            #expect(told.errors == "glane: \(name) is there already, and stays as it is; name a new file\n")
        }
        #expect(try lines(program, "old.txt") == ["old"])
        let told = try await program.glane("chat", "--record", "nowhere/new.txt", input: "stop\n")
        #expect(told.status == 74 && told.output.isEmpty && told.errors.contains("nowhere/new.txt: no file can be"))
    }

    @Test func whatGoesOnFromBeforeIsNotRecorded() async throws {
        let program = try Program()
        _ = try await program.glane("chat", "--as", "anna", input: Program.story)
        let told = try await program.glane("chat", "--as", "anna", "--record", "new.txt", input: "oui\n")
        #expect(told.status == 64 && told.output.isEmpty)
        #expect(told.errors.contains("anna has a conversation that goes on"))
        #expect(!FileManager.default.fileExists(atPath: program.file("new.txt")))
        let irc = try await program.glane("chat", "--irc", "--record", "new.txt")
        #expect(irc.status == 64 && irc.errors.contains("--record and --irc exclude each other"))
    }

    /// A conversation that breaks off is the one that somebody wants to show.
    @Test func aConversationThatBreaksOffIsWrittenToo() async throws {
        let program = try Program()
        let told = try await program.shell("\"$glane\" chat --record new.txt > /dev/full")
        #expect(told.status == 74)
        #expect(try lines(program, "new.txt").contains("< Qu’est-ce que tu as vu ou vécu ici ?"))
        let mode = try FileManager.default.attributesOfItem(atPath: program.file("new.txt"))[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600, "others may read what was typed")
    }
}

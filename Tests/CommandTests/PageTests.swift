import Foundation
import Testing

struct PageTests {
    private static let now = "2026-11-30T10:12:00+01:00"

    /// The invented month, in a store of its own.
    private func demo() async throws -> Program {
        let program = try Program()
        let shown = try await program.glane("demo", "--now", Self.now, "--store", program.file("demo.sqlite"))
        try #require(shown.status == 0, "\(shown.errors)")
        return program
    }

    private func glane(_ program: Program, _ arguments: String...) async throws -> Program.Result {
        try await program.glane(["page"] + arguments + ["--store", program.file("demo.sqlite")], bytes: [])
    }

    @Test func thePageOfTheInventedMonthIsOneWholeFile() async throws {
        let program = try await demo()
        let page = try await glane(program, "--now", Self.now)
        #expect(page.status == 0 && page.errors.isEmpty)
        #expect(page.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">") && page.output.hasSuffix("</html>\n"))
        #expect(page.output.plainlySpaced.contains("Page faite le 30 novembre 2026."))

        let file = program.file("page.html")
        let written = try await glane(program, "--now", Self.now, "--output", file, "--by", "Nadia")
        #expect(written.status == 0 && written.output.isEmpty)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == page.output)
    }

    @Test func daysBoundThePage() async throws {
        let program = try await demo()
        let page = try await glane(program, "--from", "2026-11-09", "--to", "2026-11-15", "--now", Self.now)
        let text = page.output.plainlySpaced
        #expect(text.contains(#/personnes, du \d+ au \d+ novembre 2026\./#))
        let none = try await glane(program, "--from", "2030-01-01", "--now", Self.now)
        #expect(none.output.contains("Personne n’a encore confirmé de témoignage."))
        let reversed = try await glane(program, "--from", "2026-11-15", "--to", "2026-11-09")
        #expect(reversed.status == 64 && reversed.errors == "glane: --from 2026-11-15 is after --to 2026-11-09\n")
    }

    @Test func whatCoordinatorsWriteStandsOnThePageUntilTheyTakeItAway() async throws {
        let program = try await demo()
        let set = try await glane(
            program, "set", "solidarite", "--keywords", "#coups de main, tables à dons,,coups de main", "--rating", "4",
            "--text", "Les tables à dons\n tournent <bien>.", "--by", "Nadia", "--now", Self.now)
        #expect(set.status == 0, "\(set.errors)")
        #expect(
            set.output == """
                solidarite\u{A0}: Solidarité
                  mots-clés\u{A0}: coups de main, tables à dons
                  note\u{A0}: ++++ (4 sur 5)
                  texte (30\u{A0}novembre 2026)\u{A0}: Les tables à dons tournent <bien>.
                  par Nadia

                """)
        #expect(
            try await glane(program, "notes", "--lang", "en").output == """
                solidarite: Solidarité
                  keywords: coups de main, tables à dons
                  rating: ++++ (4 of 5)
                  text (2026-11-30): Les tables à dons tournent <bien>.
                  by Nadia

                """)
        let page = try await glane(program, "--now", Self.now).output
        #expect(page.contains("#tables à dons</li>") && page.contains("Les tables à dons tournent &lt;bien&gt;."))
        #expect(page.contains("La coordination, le 30 novembre 2026") && !page.contains("Nadia"))

        let notes = try await glane(program, "notes", "--json").objects
        #expect(notes.count == 1 && notes[0]["section"] as? String == "solidarite" && notes[0]["rating"] as? Int == 4)
        #expect(try await glane(program, "set", "solidarite", "--rating", "0", "--by", "Nadia").status == 0)
        #expect(try await glane(program, "notes").output.contains("tables à dons tournent"))
        #expect(try await glane(program, "set", "solidarite", "--clear", "--by", "Nadia").status == 0)
        let empty = try await glane(program, "notes")
        #expect(empty.output.isEmpty && empty.errors == "glane: rien n’est encore écrit sur la page\n")
    }

    @Test(arguments: [
        (
            ["solidarit", "--rating", "3", "--by", "n"],
            "'solidarit' is no section of the page; did you mean 'solidarite'?"
        ),
        (["solidarite", "--by", "n"], "give --keywords, --rating or --text, or else --clear"),
        (
            ["solidarite", "--clear", "--rating", "3", "--by", "n"],
            "give --keywords, --rating or --text, or else --clear"
        ),
        (["solidarite", "--rating", "6", "--by", "n"], "--rating is 1 to 5, or 0 to take it away"),
        (["solidarite", "--rating", "3", "--by", " "], "--by names nobody: give it a name"),
    ])
    func whatCannotBeSetIsSaid(arguments: [String], sentence: String) async throws {
        let program = try Program()
        let set = try await program.glane(["page", "set"] + arguments, bytes: [])
        #expect(set.status == 64 && set.errors.contains(sentence), "\(set.errors)")
    }

    @Test func aPageThatCannotBeWrittenIsSaid() async throws {
        let page = try await Program().glane("page", "--output", "/nowhere/page.html", "--by", "n")
        #expect(page.status == 74 && page.errors == "glane: /nowhere/page.html: the page cannot be written there\n")
    }
}

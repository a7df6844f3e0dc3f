import Foundation
import Testing

/// `glane review` in a real terminal.
struct ReviewTerminalTests {
    private let program: Program
    private let terminal: Terminal

    init() throws {
        program = try Program(["USER": "nadia"])
        terminal = Terminal(program)
    }

    private func tell() async throws {
        let records = (0..<3).map { "{\"id\":\"t\($0)\",\"speaker\":\"s\($0)\",\"text\":\"\(Program.story)\"}\n" }
        let saved = try await program.glane("pipe", "--save", "--key-file", "k", input: records.joined())
        try #require(saved.status == 0)
    }

    @Test func threeTestimoniesAreReviewedByKeysAndTheTerminalIsGivenBack() async throws {
        try await tell()
        let run = try await terminal.run(
            ["review"], .sees("À relire\u{a0}: 3\u{a0}témoignages"), .types("\r"), .sees("2. Solidarité, en bien"),
            .types("a"), .sees("t0\u{a0}: accepté."), .types("eessai\r"), .sees("t1\u{a0}: écarté."),
            .resizes(columns: 60, rows: 20), .types("c31"), .sees("t2\u{a0}: corrigé."), .types("q"),
            .sees("Rien à voir ici"), .types("u"), .sees("de nouveau proposé"), .types("\u{3}"))
        #expect(run.missed == nil && run.status == 0, "\(run.output)")
        #expect(!run.output.contains("\n"), "a line end could scroll")
        #expect(run.output.hasSuffix("\u{1B}[?1049l\u{1B}[?25h"))
        let states = try await program.glane("export").objects.compactMap { $0["review"] as? String }
        #expect(states == ["accepted", "rejected", "proposed"])
        let history = try await program.glane("review", "show", "t2")
        #expect(history.output.contains(", nadia\u{a0}: corrigé") && history.output.contains("décision annulée"))
    }

    /// Somebody else decides while the testimony is open.
    @Test func whoComesSecondSeesWhatTheFirstDid() async throws {
        try await tell()
        let store = program.file(".local/share/glane/glane.sqlite")
        let other = try program.write(
            "other.sh", "\"$glane\" review reject t0 --reason 'une blague' --by zoé --store '\(store)' > /dev/null\n")
        let run = try await terminal.run(
            ["review"], .sees("3\u{a0}témoignages"), .types("\r"), .sees("2. Solidarité"), .runs("bash '\(other)'"),
            .types("a"), .sees("écarté par zoé"), .types("\u{3}"))
        #expect(run.missed == nil && run.status == 0, "\(run.output)")
        #expect(try await program.glane("export").objects.first?["review"] as? String == "rejected")
    }

    @Test func aSignalGivesTheTerminalBackToo() async throws {
        try await tell()
        let run = try await terminal.run(["review"], .sees("3\u{a0}témoignages"), .signals(SIGTERM))
        #expect(run.missed == nil && run.status == 0 && run.output.hasSuffix("\u{1B}[?1049l\u{1B}[?25h"))
    }
}

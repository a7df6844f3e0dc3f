import Foundation
import Testing

/// `glane chat --kiosk` in a real terminal.
struct KioskTerminalTests {
    private static let blank = "\u{1B}[2J\u{1B}[3J\u{1B}[H"
    private let program: Program
    private let terminal: Terminal

    init() throws {
        program = try Program()
        terminal = Terminal(program)
    }

    @Test func aWholeVisitStaysOnOneScreenAndIsWiped() async throws {
        let run = try await terminal.run(
            ["chat", "--kiosk", "--exit-word", "fermeture"], .sees("vu ou vécu ici"), .types("\(Program.story)\r"),
            .sees("C’est bien ça"), .types("oui\r"), .sees("on en fait"), .types("3\r"), .sees("C’est gardé"),
            .sees("« Entrée »".replacing(" ", with: "\u{a0}")), .types("\r"), .sees(Self.blank),
            .sees("vu ou vécu ici"), .types("fermeture\r"))
        #expect(run.missed == nil && run.status == 0, "\(run.output)")
        #expect(!run.output.contains("\n"), "a line end could scroll")
        // Once at the start, once before each person, twice at the end.
        let screens = run.output.components(separatedBy: Self.blank)
        #expect(screens.count == 6 && screens[2].contains("manteaux"))
        let after = screens[3]
        #expect(after.contains("Bonjour") && !after.contains("manteaux"))
        #expect(run.output.hasSuffix("\u{1B}[?1049l\u{1B}[0m\(Self.blank)\u{1B}[?25h"))
        #expect(try await program.glane("export").objects.first?["consent"] as? String == "quote")
    }

    @Test func noKeyLeavesAndNothingOfAnUnfinishedStoryIsStored() async throws {
        let run = try await terminal.run(
            ["chat", "--kiosk"], .sees("vu ou vécu ici"), .types("\(Program.story)\r"), .sees("C’est bien ça"),
            .types("\u{3}\u{4}\u{1A}\u{1C}ouais\r"), .sees("on en fait"), .signals(SIGINT), .signals(SIGTSTP),
            .signals(SIGQUIT), .types("répéter"), .sees("répéter"), .resizes(columns: 50, rows: 20),
            .sees("\u{1B}[1;1H"),
            .signals(SIGTERM))
        #expect(run.missed == nil && run.status == 0, "\(run.output)")
        #expect(run.output.hasSuffix("\(Self.blank)\u{1B}[?25h"))
        let folder = program.home.appending(path: ".local/share/glane")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            #expect(try Data(contentsOf: folder.appending(path: name)).range(of: Data("manteaux".utf8)) == nil)
        }
        #expect(try await program.glane("export").output.isEmpty)
    }

    @Test func withoutColourNothingIsBold() async throws {
        let plain = try Program(["NO_COLOR": "1"])
        let run = try await Terminal(plain).run(
            ["chat", "--kiosk"], .sees("vu ou vécu ici"), .signals(SIGTERM))
        #expect(run.missed == nil && !run.output.contains("\u{1B}[1m") && !run.output.contains("\u{1B}[2m"))
    }

    @Test(arguments: [
        (["--kiosk"], "--kiosk is for a terminal"), (["--kiosk", "--json"], "--kiosk and --json exclude each other"),
        (["--kiosk", "--irc"], "--kiosk and --irc exclude each other"),
        (["--kiosk", "--as", "lea"], "--kiosk and --as exclude each other"),
        (["--kiosk", "--watch"], "--kiosk and --watch exclude each other"),
        (["--kiosk", "--record", "x.txt"], "--kiosk and --record exclude each other"),
        (["--exit-word", "fin"], "--exit-word belongs to --kiosk"),
        (["--kiosk", "--exit-word", " "], "--exit-word is a line"),
        (["--kiosk", "--exit-word", "fin "], "--exit-word is a line"),
    ])
    func whatCannotBeIsSaid(arguments: [String], said: String) async throws {
        let run = try await program.glane(["chat"] + arguments, bytes: [])
        #expect(run.status == 64 && run.output.isEmpty && run.errors.contains(said), "\(run.errors)")
    }
}

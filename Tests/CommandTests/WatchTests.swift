import Foundation
import Testing

/// `glane chat --watch`, and dialogs that are named by their file.
struct WatchTests {
    private static let question = "Qu’est-ce que tu as vu ou vécu ici ?"
    private let program: Program
    private let wording: String

    init() throws {
        program = try Program()
        try FileManager.default.copyItem(
            at: Program.checkout.appending(path: "Dialogs"), to: program.home.appending(path: "Dialogs"))
        wording = program.file("Dialogs/fr/temoignage.yaml")
    }

    @Test func aChangedSentenceIsAskedAtOnceAndAFaultIsSaidAndNotTakenOver() async throws {
        let run = try await Terminal(program).run(
            ["chat", "--dialogs", "Dialogs", "--watch", "--store", ":memory:"], .sees("vécu ici"), .sees("> "),
            .edits(wording, Self.question, "Alors, raconte ?"),
            .sees("glane: read again: Dialogs/fr/temoignage.yaml"), .sees("Alors, raconte"), .sees("> "),
            .edits(wording, "  greeting: Bonjour.", "  greetin: Bonjour."),
            .sees("Dialogs/fr/temoignage.yaml:10:3: unknown-key"), .sees("greetin: Bonjour."),
            .sees("until then it goes on as before"), .sees("> "), .types("\(Program.story)\r"), .sees("C’est bien ça"),
            .edits(wording, "  greetin: Bonjour.", "  greeting: Bonjour."), .sees("read again: Dialogs/fr"),
            .types("stop\r"), .sees("J’arrête"))
        #expect(run.missed == nil && run.status == 0, "\(run.missed ?? "")\n\(run.output)")
    }

    /// The codebook and the word lists too, and between any two turns of a program that speaks NDJSON.
    @Test func everyFileOfADialogIsWatched() async throws {
        let files = ["codebook.yaml", "temoignage.yaml", "fr/patterns.yaml", "fr/alerts.yaml", "fr/lexicons/need.yaml"]
        let pipes = try program.write(
            "turns.py",
            """
            import json, subprocess, sys
            chat = subprocess.Popen(sys.argv[1].split() + ["--watch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for _ in range(3): chat.stdout.readline()
            for name in \(files):
                with open("Dialogs/" + name, "a") as file: file.write("# touched\\n")
                chat.stdin.write('{"text": "aide"}\\n')
                chat.stdin.flush()
                while json.loads(chat.stdout.readline()).get("expects") is None: pass
            chat.stdin.close()
            sys.exit(chat.wait())
            """)
        let run = try await program.shell(
            "python3 \(pipes) \"$glane chat --json --dialogs Dialogs --store :memory:\"")
        #expect(run.status == 0)
        #expect(run.errors == files.map { "glane: read again: Dialogs/\($0)\n" }.joined(), "\(run.errors)")
    }

    @Test func withoutAChangeNothingIsSaid() async throws {
        let run = try await program.glane(
            "chat", "--dialogs", "Dialogs", "--watch", "--store", ":memory:", input: "\(Program.story)\noui\n1\n")
        #expect(run.status == 0 && run.errors.isEmpty && run.lines.last == "C’est effacé. Rien n’est gardé.")
    }

    @Test func aTranscriptIsToldToOneStateOfTheFiles() async throws {
        let run = try await program.glane("chat", "--watch", "--record", "new.txt")
        #expect(run.status == 64 && run.errors.contains("--watch and --record exclude each other"))
    }

    /// A dialog of one's own by its path: what does not stand beside it is the data folder's.
    @Test func aDialogMayBeNamedByItsFile() async throws {
        let structure = try String(contentsOfFile: program.file("Dialogs/temoignage.yaml"), encoding: .utf8)
        let sentences = try String(contentsOfFile: wording, encoding: .utf8)
        try program.write("mine/visite.yaml", structure.replacing("dialog: temoignage", with: "dialog: visite"))
        let alone = try await program.glane("chat", "--dialog", "mine/visite.yaml")
        #expect(alone.status == 78 && alone.errors.contains("fr/visite.yaml: there is no such file"), "\(alone.errors)")
        try program.write(
            "mine/fr/visite.yaml", sentences.replacing(Self.question, with: "Qu’est-ce que tu viens voir ?"))
        let told = try await program.glane("chat", "--dialog", "mine/visite.yaml", input: "stop\n")
        #expect(
            told.status == 0 && told.output.plainlySpaced.contains("Qu’est-ce que tu viens voir ?"), "\(told.errors)")
        for command in [["check"], ["graph"], ["explore", "--conversations", "20"]] {
            let run = try await program.glane(command + ["--dialog", "mine/visite.yaml"], bytes: [])
            #expect(run.status == 0, "\(command): \(run.errors)")
        }
        let shipped = try await program.glane("chat", "--dialog", "Dialogs/temoignage.yaml", input: "stop\n")
        #expect(shipped.status == 0 && shipped.output.plainlySpaced.contains(Self.question))
    }

    @Test(
        arguments: [
            ("nowhere/x.yaml", 66, "nowhere/x.yaml: there is no such file"),
            ("x.yaml", 66, "x.yaml: there is no such file"),
            ("mine/x", 64, "the file of a dialog ends in .yaml"),
            ("nothing", 78, "nothing.yaml: there is no such file"),
        ] as [(String, Int32, String)])
    func aDialogThatIsNotThereIsSaid(name: String, status: Int32, said: String) async throws {
        let run = try await program.glane("chat", "--dialog", name)
        #expect(run.status == status && run.errors.contains(said), "\(run.errors)")
    }
}

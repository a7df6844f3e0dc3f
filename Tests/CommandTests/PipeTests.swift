import Foundation
import Testing

struct PipeTests {
    static let corpus = Program.checkout.appending(path: "Tests/Corpus/dev-a.jsonl").path
    static let transcripts = Program.checkout.appending(path: "Dialogs/fr/tests")

    @Test func aRecordIsPrintedForEachTestimonyInOrder() async throws {
        let read = try await Program().glane("pipe", "--keep-personal", Self.corpus)
        #expect(read.status == 0)
        let gold = try String(contentsOfFile: Self.corpus, encoding: .utf8).split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        }
        let records = try read.objects
        #expect(records.map { $0["id"] as? String } == gold.map { $0?["id"] as? String })
        #expect(records.map { $0["text"] as? String } == gold.map { $0?["text"] as? String })
        #expect(read.errors.contains("glane pipe: \(gold.count) records"))
    }

    @Test func jobsChangeNoByte() async throws {
        let program = try Program()
        let key = try program.write("key", String(repeating: "0f", count: 32) + "\n")
        let one = try await program.glane("pipe", "--key-file", key, Self.corpus)
        for jobs in ["2", "7"] {
            let several = try await program.glane("pipe", "--key-file", key, "--jobs", jobs, Self.corpus)
            #expect(several.status == 0 && several.output == one.output)
        }
    }

    @Test func personalDataAreReplacedUnlessTheyAreToStay() async throws {
        let line = "{\"text\":\"Samira m’a prêté sa perceuse, son numéro est le 06 12 34 56 78\"}\n"
        let program = try Program()
        let redacted = try await program.glane("pipe", input: line)
        #expect(!redacted.output.contains("06 12 34 56 78") && !redacted.output.contains("personal"))
        let kept = try #require(try await program.glane("pipe", "--keep-personal", input: line).objects.first)
        #expect((kept["personal"] as? [String])?.contains("06 12 34 56 78") == true)
    }

    @Test func badLinesAreNamedAndTheGoodOnesPrinted() async throws {
        let program = try Program()
        let lines = [
            "{\"text\":\"a\",\"id\":\"1\"}", "{\"text\":", "{\"text\":7}", "", "{\"text\":\"b\",\"id\":\"2\"}",
        ]
        let file = try program.write("in.ndjson", lines.joined(separator: "\n"))
        let read = try await program.glane("pipe", file)
        #expect(read.status == 65)
        #expect(try read.objects.map { $0["id"] as? String } == ["1", "2"])
        #expect(read.errors.contains("\(file):2: ") && read.errors.contains("\(file):3: "))
        let strict = try await program.glane("pipe", "--strict", file)
        #expect(strict.status == 65 && !strict.errors.contains("\(file):3: "))
        #expect(try strict.objects.map { $0["id"] as? String } == ["1"], "good lines before the fault are printed")
    }

    @Test func emptyInputGivesNothing() async throws {
        let read = try await Program().glane("pipe")
        #expect(read.status == 0 && read.output.isEmpty)
    }

    @Test(arguments: [["pipe", "absent.ndjson"], ["pipe", "."], ["eval", "absent.jsonl"]])
    func inputThatIsNotThereIsNamed(arguments: [String]) async throws {
        let read = try await Program().glane(arguments, bytes: [])
        #expect(read.status == 66 && read.errors.contains(arguments[1]))
    }

    @Test(arguments: [
        ("chat --now hier", 64), ("eval", 64), ("train x.jsonl", 64), ("pipe --jobs 0", 64), ("pipe --to xml", 64),
        ("pipe --log-level loud", 64),
        ("inconnu", 64),
        ("digest --week 2026-W60", 64), ("explain", 64), ("webhook retry", 64),
    ])
    func wrongUseIsSaid(line: String, status: Int32) async throws {
        let run = try await Program().glane(line.split(separator: " ").map(String.init), bytes: [])
        #expect(run.status == status && run.errors.contains("Usage: glane") && run.output.isEmpty)
    }

    @Test func plainTextIsReadParagraphByParagraph() async throws {
        let read = try await Program().glane(
            "pipe", "--from", "text",
            input: "Hier une voisine m’a prêté sa perceuse.\n\nIl fait froid dans l’atelier.\n")
        #expect(try read.objects.map { ($0["text"] as? String)?.prefix(4) } == ["Hier", "Il f"])
    }

    @Test func guidedConversationsAreRead() async throws {
        let file = Self.transcripts.appending(path: "all-in-one-message.txt").path
        let records = try await Program().glane("pipe", file).objects
        #expect(records.count == 1)
        #expect(records.first?["sent_at"] as? String == "2026-11-19T18:40:00+01:00")
        #expect(records.first?["when"] as? [String] == ["2026-11-18"])
    }

    @Test func csvIsSafeInASpreadsheet() async throws {
        let read = try await Program().glane(
            "pipe", "--to", "csv", input: "{\"text\":\"=1+1, une voisine m’a aidé\"}\n")
        #expect(read.status == 0)
        #expect(read.lines.first?.hasPrefix("id,site,sent_at,") == true)
        #expect(!read.output.contains(",=1+1") && !read.output.contains("\"=1+1"))
    }

    @Test func brokenUTF8IsReplacedAndCounted() async throws {
        let bytes = Array("{\"text\":\"caf".utf8) + [0xe9] + Array(" au jardin\"}\n".utf8)
        let read = try await Program().glane(["pipe"], bytes: bytes)
        #expect(read.status == 0 && read.errors.contains("1 broken byte replaced"))
        #expect(try read.objects.first?["text"] as? String == "caf\u{fffd} au jardin")
    }

    @Test func aHugeTextIsReadWhole() async throws {
        let text = String(repeating: "une voisine m’a prêté sa perceuse. ", count: rounds(sampled: 400, long: 3_000))
        let read = try await Program().glane("pipe", input: "{\"text\":\"\(text)\"}\n")
        #expect(try read.status == 0 && read.objects.first?["text"] as? String == text)
    }

    @Test(arguments: ["pipe", "pipe --to csv"])
    func aReaderThatGoesAwayEndsItQuietly(command: String) async throws {
        let line = "set -o pipefail; \"$glane\" \(command) '\(Self.corpus)' '\(Self.corpus)' | head -n 1"
        let read = try await Program().shell(line)
        #expect(read.status == 0 && read.lines.count == 1)
    }

    @Test func aFullDeviceIsSaid() async throws {
        let read = try await Program().shell("\"$glane\" pipe '\(Self.corpus)' > /dev/full")
        #expect(read.status == 74)
        #expect(read.errors.contains("standard output: No space left on device"))
    }

    @Test func aFileThatIsNotThereHoldsTheOthersUpNot() async throws {
        let program = try Program()
        let first = try program.write("a.ndjson", "{\"text\":\"a\",\"id\":\"1\"}\n")
        let last = try program.write("b.ndjson", "{\"text\":\"b\",\"id\":\"2\"}\n?\n")
        let read = try await program.glane("pipe", first, "absent.ndjson", ".", last)
        #expect(read.status == 66, "a missing file weighs more than a bad line")
        #expect(try read.objects.map { $0["id"] as? String } == ["1", "2"])
        #expect(read.errors.contains("absent.ndjson: ") && read.errors.contains("\(last):2: "))
        #expect(read.errors.contains("2 files were not there"))
    }

    @Test func theLanguageIsTheOneThatTheRecordNames() async throws {
        let lines = ["{\"text\":\"a\",\"lang\":\"oc\"}", "{\"text\":\"b\"}", "{\"text\":\"c\",\"lang\":null}"]
        let read = try await Program().glane("pipe", input: lines.joined(separator: "\n"))
        #expect(try read.objects.map { $0["lang"] as? String } == ["oc", "fr", "fr"])
    }

    /// Whoever told something in an archive can be found again by the same name.
    @Test func whatIsSavedKeepsItsSpeaker() async throws {
        let program = try Program()
        var speakers: Set<String?> = []
        for id in ["x", "y"] {
            let line = "{\"id\":\"\(id)\",\"speaker\":\"anna\",\"text\":\"\(Program.story)\"}"
            let saved = try await program.glane("pipe", "--save", input: line)
            #expect(!saved.errors.contains("this run only"))
            speakers.insert(try saved.objects.first?["speaker"] as? String)
        }
        #expect(speakers.count == 1 && !speakers.contains(nil))
        #expect(FileManager.default.fileExists(atPath: program.file(".local/share/glane/speakers.key")))
        #expect(try await program.glane("pipe", input: "{\"text\":\"a\"}").errors.contains("this run only"))
    }

    @Test(arguments: [("info", true), ("warning", false), ("error", false)])
    func theLogLevelLeavesOutWhatOnlyInforms(level: String, isTold: Bool) async throws {
        let read = try await Program().glane("pipe", "--log-level", level, input: "{\"text\":\"a\"}\n?\n")
        #expect(read.status == 65 && read.errors.contains("glane pipe: 1 record") == isTold)
        #expect(read.errors.contains("stdin:2: ") && read.errors.contains("1 bad line was left out"))
        let debug = try await Program().glane("pipe", "--log-level", "debug")
        #expect(debug.errors.contains("the store is "))
    }

    @Test func whatIsSavedTwiceIsStoredOnce() async throws {
        let program = try Program()
        for _ in 0..<2 {
            let saved = try await program.glane("pipe", "--save", input: "{\"id\":\"x\",\"text\":\"\(Program.story)\"}")
            #expect(saved.status == 0)
        }
        let stored = try await program.glane("export").objects
        #expect(stored.map { $0["id"] as? String } == ["x"])
        #expect(stored.first?["review"] as? String == "proposed")
    }
}

import Foundation
import Testing

/// `glane export`: what was stored, record by record.
struct ExportTests {
    @Test(arguments: [("csv", true), ("ndjson", false)])
    func everyRecordIsPrintedUnderOneHeader(format: String, hasHeader: Bool) async throws {
        let program = try Program()
        #expect(try await program.glane("export", "--format", format).output.isEmpty)
        let records = (0..<20).map { "{\"id\":\"t\($0)\",\"text\":\"\(Program.story)\"}\n" }.joined()
        _ = try await program.glane("pipe", "--save", "--key-file", "k", input: records)
        let export = try await program.glane("export", "--format", format)
        let lines = export.output.split(whereSeparator: \.isNewline)
        let ids = lines.compactMap { $0.firstMatch(of: /\bt\d+\b/)?.output }
        #expect(Set(ids).count == 20)
        #expect(lines.count { $0.hasPrefix("id,") } == (hasHeader ? 1 : 0))
    }

    @Test func aReaderThatHasEnoughEndsItQuietly() async throws {
        let program = try Program()
        let records = (0..<20).map { "{\"id\":\"t\($0)\",\"text\":\"\(Program.story)\"}\n" }.joined()
        _ = try await program.glane("pipe", "--save", "--key-file", "k", input: records)
        let run = try await program.shell("set -o pipefail; \"$glane\" export --all-words | head -n 1")
        #expect(run.status == 0 && run.lines.count == 1 && run.errors.isEmpty)
    }

    /// One testimony of each consent, told in a conversation; the words of each are a name that nobody else uses.
    private func told(_ consents: [(answer: String, word: String)]) async throws -> Program {
        let program = try Program()
        for (answer, word) in consents {
            let story = Program.story.replacing("graphistes", with: "graphistes \(word)")
            let chat = try await program.glane("chat", "--as", word, input: "\(story)\noui\n\(answer)\n")
            try #require(chat.status == 0)
        }
        return program
    }

    @Test(arguments: ["csv", "ndjson"])
    func wordsLeaveOnlyByConsent(format: String) async throws {
        let program = try await told([("2", "zanzibar"), ("3", "samarcande")])
        let export = try await program.glane("export", "--format", format)
        #expect(export.output.contains("samarcande") && !export.output.contains("zanzibar"), "\(export.output)")
        #expect(export.output.components(separatedBy: "solidarite").count > 2)
        #expect(export.errors.contains("the words of 1 testimony stay here, as consent says"), "\(export.errors)")
        let all = try await program.glane("export", "--format", format, "--all-words")
        #expect(all.output.contains("samarcande") && all.output.contains("zanzibar") && all.errors.isEmpty)
        let quoted = try await program.glane("export", "--format", format, "--consent", "quote")
        #expect(quoted.output.contains("samarcande") && quoted.errors.isEmpty)
    }

    @Test func aWorkbookHoldsWhatTheTableHolds() async throws {
        let program = try await told([("2", "zanzibar"), ("3", "samarcande")])
        let export = try await program.glane("export", "--format", "xlsx", "--output", "testimonies.xlsx")
        #expect(export.errors.contains("the words of 1 testimony stay here"), "\(export.errors)")
        let sheet = try await program.shell(
            "python3 -c 'import zipfile; print(zipfile.ZipFile(\"testimonies.xlsx\").read(\"xl/worksheets/sheet1.xml\").decode())'"
        )
        #expect(sheet.output.contains("samarcande") && !sheet.output.contains("zanzibar"), "\(sheet.errors)")
    }

    @Test func daysBoundWhatIsExported() async throws {
        let program = try Program()
        let lines = (18...21).map {
            "{\"id\":\"d\($0)\",\"sent_at\":\"2026-11-\($0)T23:30:00+01:00\",\"text\":\"\(Program.story)\"}\n"
        }
        _ = try await program.glane("pipe", "--save", input: lines.joined())
        let some = try await program.glane("export", "--from", "2026-11-19", "--to", "2026-11-20").objects
        #expect(some.map { $0["id"] as? String } == ["d19", "d20"])
        let backwards = try await program.glane("export", "--from", "2026-11-20", "--to", "2026-11-19")
        #expect(backwards.status == 64)
    }

    @Test func aFileAppearsWholeWithItsDictionaryBesideIt() async throws {
        let program = try await told([("3", "samarcande")])
        let printed = try await program.glane("export", "--format", "csv").output
        let written = try await program.glane("export", "--format", "csv", "--output", "testimonies.csv")
        #expect(written.status == 0 && written.output.isEmpty && written.errors.isEmpty, "\(written.errors)")
        #expect(try String(contentsOfFile: program.file("testimonies.csv"), encoding: .utf8) == printed)
        let dictionary = try String(contentsOfFile: program.file("testimonies.dictionary.csv"), encoding: .utf8)
        #expect(try await program.glane("export", "--format", "csv", "--dictionary").output == dictionary)
        #expect(dictionary.contains("solidarite = Solidarité"))
        let mode = try FileManager.default.attributesOfItem(atPath: program.file("testimonies.csv"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
        for place in ["nowhere/x.csv", "/proc/x.csv"] {
            #expect(try await program.glane("export", "--format", "csv", "--output", place).status == 74)
        }
        #expect(try await program.glane("export", "--output", ".").status == 64)
        let left = try FileManager.default.contentsOfDirectory(atPath: program.home.path)
        #expect(!left.contains { $0.hasPrefix(".testimonies") }, "\(left)")
    }
}

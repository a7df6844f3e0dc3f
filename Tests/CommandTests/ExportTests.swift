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
        let run = try await program.shell("set -o pipefail; \"$glane\" export | head -n 1")
        #expect(run.status == 0 && run.lines.count == 1 && run.errors.isEmpty)
    }
}

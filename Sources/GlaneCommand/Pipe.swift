import Archives
import Foundation
import Intake
import Store
import TestimonyModel
import Transcripts

/// What `glane pipe` does with files: records to standard output, faults to standard error, testimonies to the store.
struct Pipe {
    let stream: RecordStream
    let header: [UInt8]
    let strict: Bool
    let store: TestimonyStore?
    private var count = 0
    private var testimonies = 0
    private var faults = 0
    private var missing = 0
    private var replaced = 0
    /// Bytes of the file under way.
    private var read = 0
    private var progress = Progress()

    init(stream: RecordStream, header: [UInt8], strict: Bool, store: TestimonyStore?) {
        self.stream = stream
        self.header = header
        self.strict = strict
        self.store = store
    }

    mutating func run(_ path: String, from format: TranscriptFormat?) async throws {
        let source = try ByteSource(path)
        read = 0
        progress.begin(size(ofFile: path))
        var tally = self
        try await stream.run(file: path == "-" ? "stdin" : path, format: format) {
            let chunk = try source.next()
            if let chunk { tally.advance(chunk.count) }
            return chunk
        } fault: {
            try tally.tell($0)
        } batch: {
            try await tally.print($0)
        }
        self = tally
        progress.end()
    }

    /// By bytes where the file has a size, by megabytes where it is a stream.
    private mutating func advance(_ bytes: Int) {
        read += bytes
        progress.advance(to: read, counted(count, "record"), unknown: "\(read >> 20) MB")
    }

    private func size(ofFile path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// Names a file that cannot be read; the others go on.
    mutating func miss(_ failure: Failure) {
        missing += 1
        progress.clear()
        for line in failure.lines(of: "glane pipe") { StandardError.line(line, .error) }
    }

    private mutating func tell(_ fault: LineFault) throws {
        faults += 1
        progress.clear()
        StandardError.line(fault.description, .error)
        if strict { throw Failure(.badData, "stopped at the first bad line") }
    }

    private mutating func print(_ batch: RecordBatch) async throws {
        if count == 0 { try StandardOutput.write(header) }
        count += batch.records.count
        testimonies += batch.records.count { $0.frame.isTestimony }
        replaced += batch.replaced
        try StandardOutput.write(batch.bytes)
        if let store { try await save(batch.records, in: store) }
    }

    /// Only testimonies are stored, each once: a second reading of the same archive adds nothing.
    private func save(_ records: [TestimonyRecord], in store: TestimonyStore) async throws {
        try await store.add(records.filter(\.frame.isTestimony).map(named))
    }

    /// Two archives that come by standard input share their line numbers: there, the text is part of the name.
    private func named(_ record: TestimonyRecord) -> TestimonyRecord {
        guard record.id.hasPrefix("stdin:") else { return record }
        var named = record
        let hash = record.text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        named.id += "-" + String(hash, radix: 16)
        return named
    }

    /// Says at the end what was read, and ends with 66 if a file was not there, with 65 if some lines were bad.
    func summarise(pseudonymsLast: Bool) throws {
        try StandardOutput.flush()
        var parts = [counted(count, "record"), counted(testimonies, "testimony", "testimonies")]
        if faults > 0 { parts.append(counted(faults, "bad line")) }
        if replaced > 0 { parts.append(counted(replaced, "broken byte") + " replaced") }
        StandardError.line("glane pipe: " + parts.joined(separator: ", "), .info)
        if !pseudonymsLast {
            StandardError.line(
                "glane pipe: speakers' pseudonyms hold for this run only (--key-file keeps them)", .notice)
        }
        if missing > 0 {
            let files = counted(missing, "file was not there; it is named", "files were not there; they are named")
            throw Failure(.noInput, files + " above")
        }
        if faults > 0 { throw Failure(.badData, leftOut(faults)) }
    }
}

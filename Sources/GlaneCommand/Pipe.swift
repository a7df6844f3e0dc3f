import Foundation
import Intake
import Store
import TestimonyModel
import Transcripts

/// The stream from files to records: chunks in, batches side by side, records out in the order of the input.
struct Pipe {
    /// Entries of one batch: enough to be worth a task, few enough to stay small.
    private static let batch = 256

    let reader: RecordReader
    var writer: RecordWriter
    let jobs: Int
    let strict: Bool
    let store: TestimonyStore?
    private var count = 0
    private var testimonies = 0
    private var faults = 0
    private var replaced = 0
    private var progress = Progress()

    init(reader: RecordReader, writer: RecordWriter, jobs: Int, strict: Bool, store: TestimonyStore?) {
        self.reader = reader
        self.writer = writer
        self.jobs = jobs
        self.strict = strict
        self.store = store
    }

    mutating func run(_ path: String, from format: TranscriptFormat?) async throws {
        let source = try ByteSource(path)
        let name = path == "-" ? "stdin" : path
        progress.begin(path)
        var decoder = TranscriptDecoder(file: name, format: format)
        var entries: [TranscriptEntry] = []
        while let chunk = try source.next() {
            progress.advance(chunk.count, records: count)
            try collect(decoder.push(chunk), into: &entries)
            if entries.count >= Self.batch * jobs { try await flush(&entries, file: name) }
        }
        try collect(decoder.finish(), into: &entries)
        try await flush(&entries, file: name)
        progress.end()
    }

    private mutating func collect(_ items: [TranscriptItem], into entries: inout [TranscriptEntry]) throws {
        for item in items {
            switch item {
            case .entry(let entry):
                entries.append(entry)
                replaced += entry.replaced
            case .fault(let fault):
                faults += 1
                progress.clear()
                StandardError.line(fault.description)
                if strict { throw Failure(.badData, "stopped at the first bad line") }
            }
        }
    }

    private mutating func flush(_ entries: inout [TranscriptEntry], file: String) async throws {
        guard !entries.isEmpty else { return }
        let records = await records(of: entries, file: file)
        entries.removeAll(keepingCapacity: true)
        count += records.count
        testimonies += records.count { $0.frame.isTestimony }
        try StandardOutput.write(writer.bytes(of: records))
        if let store { try await save(records, in: store) }
    }

    private func records(of entries: [TranscriptEntry], file: String) async -> [TestimonyRecord] {
        guard jobs > 1 else { return entries.map { reader.record(of: $0, file: file) } }
        let size = (entries.count + jobs - 1) / jobs
        let parts = stride(from: 0, to: entries.count, by: size).map {
            Array(entries[$0..<min($0 + size, entries.count)])
        }
        return await withTaskGroup(of: (Int, [TestimonyRecord]).self) { [reader] group in
            for (index, part) in parts.enumerated() {
                group.addTask { (index, part.map { reader.record(of: $0, file: file) }) }
            }
            var done: [(Int, [TestimonyRecord])] = []
            for await part in group { done.append(part) }
            return done.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    /// Only testimonies are stored; the id makes a second reading of the same archive harmless.
    private func save(_ records: [TestimonyRecord], in store: TestimonyStore) async throws {
        try await store.save(records.filter(\.frame.isTestimony))
    }

    /// Says at the end what was read, and ends with 65 if some of it was bad.
    func summarise(pseudonymsLast: Bool) throws {
        try StandardOutput.flush()
        var parts = [counted(count, "record", "records"), counted(testimonies, "testimony", "testimonies")]
        if faults > 0 { parts.append(counted(faults, "bad line", "bad lines")) }
        if replaced > 0 { parts.append(counted(replaced, "broken byte", "broken bytes") + " replaced") }
        StandardError.line("glane pipe: " + parts.joined(separator: ", "))
        if !pseudonymsLast {
            StandardError.line("glane pipe: speakers' pseudonyms hold for this run only (--key-file keeps them)")
        }
        if faults > 0 { throw Failure(.badData, "bad lines were left out; they are named above") }
    }

    private func counted(_ number: Int, _ one: String, _ several: String) -> String {
        "\(number) \(number == 1 ? one : several)"
    }
}

/// A bar on standard error while it is a terminal.
struct Progress {
    private let isShown = StandardError.isTerminal
    private var total = 0
    private var done = 0
    private var shown = -1

    mutating func begin(_ path: String) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        total = (attributes?[.size] as? NSNumber)?.intValue ?? 0
        done = 0
        shown = -1
    }

    mutating func advance(_ bytes: Int, records: Int) {
        done += bytes
        guard isShown else { return }
        let step = total > 0 ? done * 100 / total : done >> 20
        guard step != shown else { return }
        shown = step
        let share = total > 0 ? bar(step) : "\(done >> 20) MB"
        StandardError.write("\r\u{1B}[K\(share) \(records) records")
    }

    func clear() { if isShown { StandardError.write("\r\u{1B}[K") } }
    func end() { clear() }

    private func bar(_ percent: Int) -> String {
        let full = min(percent, 100) * 30 / 100
        return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: 30 - full) + "] \(percent) %"
    }
}

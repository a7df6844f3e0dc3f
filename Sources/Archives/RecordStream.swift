import TestimonyModel
import Transcripts

/// Some records of a file: as they are, and as they are printed.
package struct RecordBatch: Sendable {
    package let records: [TestimonyRecord]
    package let bytes: [UInt8]
    /// Broken bytes of the input that were replaced in them.
    package let replaced: Int
}

/// The stream from the bytes of a file to those of its records, in the order of the input.
///
/// Lines are cut and decoded in one place; slices of entries are understood and printed side by side. No more than
/// one slice a job waits, so memory does not grow with the file.
package struct RecordStream: Sendable {
    /// Entries of one slice: enough to be worth a task, few enough that nobody waits long for the last.
    private static let slice = 64

    private let reader: RecordReader
    private let writer: RecordWriter
    private let jobs: Int

    package init(reader: RecordReader, writer: RecordWriter, jobs: Int) {
        self.reader = reader
        self.writer = writer
        self.jobs = jobs
    }

    /// Reads `chunks` until there is none; a throwing handler ends the stream.
    package func run(
        file: String, format: TranscriptFormat?, chunks: () throws -> [UInt8]?, fault: (LineFault) throws -> Void,
        batch: (RecordBatch) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, RecordBatch).self) { group in
            var line = Line()
            var slice = Slice(limit: Self.slice)
            var decoder = TranscriptDecoder(file: file, format: format)
            var ending: (any Error)?
            do {
                while let chunk = try chunks() {
                    for item in decoder.push(chunk) {
                        guard let full = try slice.add(item, fault) else { continue }
                        try await submit(full, file, &group, &line, batch)
                    }
                }
                for item in decoder.finish() {
                    guard let full = try slice.add(item, fault) else { continue }
                    try await submit(full, file, &group, &line, batch)
                }
            } catch {
                // What came before the fault is whole, and is handed over.
                ending = error
            }
            if !slice.entries.isEmpty { try await submit(slice.entries, file, &group, &line, batch) }
            while line.isWaiting { try await takeNext(&group, &line, batch) }
            if let ending { throw ending }
        }
    }

    private func submit(
        _ entries: [TranscriptEntry], _ file: String, _ group: inout ThrowingTaskGroup<(Int, RecordBatch), any Error>,
        _ line: inout Line, _ batch: (RecordBatch) async throws -> Void
    ) async throws {
        guard jobs > 1 else { return try await batch(self.batch(of: entries, file)) }
        while line.isLonger(than: jobs) { try await takeNext(&group, &line, batch) }
        let number = line.take()
        group.addTask { (number, self.batch(of: entries, file)) }
    }

    /// Waits for one slice, whichever is done first, and hands over those whose turn it is.
    private func takeNext(
        _ group: inout ThrowingTaskGroup<(Int, RecordBatch), any Error>, _ line: inout Line,
        _ batch: (RecordBatch) async throws -> Void
    ) async throws {
        guard let (number, done) = try await group.next() else { return }
        for ready in line.ready(number, done) { try await batch(ready) }
    }

    private func batch(of entries: [TranscriptEntry], _ file: String) -> RecordBatch {
        let records = reader.records(of: entries, file: file)
        return RecordBatch(
            records: records, bytes: writer.bytes(of: records), replaced: entries.reduce(0) { $0 + $1.replaced })
    }
}

/// Entries until they are a slice.
private struct Slice {
    let limit: Int
    private(set) var entries: [TranscriptEntry] = []

    init(limit: Int) { self.limit = limit }

    /// The slice that the item completes.
    mutating func add(_ item: TranscriptItem, _ fault: (LineFault) throws -> Void) throws -> [TranscriptEntry]? {
        switch item {
        case .fault(let found): try fault(found)
        case .entry(let entry): entries.append(entry)
        }
        guard entries.count == limit else { return nil }
        defer { entries = [] }
        return entries
    }
}

/// Numbers to wait with: what is done early waits for what came before it.
private struct Line {
    private var taken = 0
    private var called = 0
    private var early: [Int: RecordBatch] = [:]

    var isWaiting: Bool { called < taken }

    func isLonger(than count: Int) -> Bool { taken - called > count }

    mutating func take() -> Int {
        defer { taken += 1 }
        return taken
    }

    mutating func ready(_ number: Int, _ batch: RecordBatch) -> [RecordBatch] {
        early[number] = batch
        var ready: [RecordBatch] = []
        while let next = early.removeValue(forKey: called) {
            ready.append(next)
            called += 1
        }
        return ready
    }
}

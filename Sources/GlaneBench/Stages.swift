import Archives
import Extraction
import Intake
import TestimonyModel
import Transcripts

/// The stages in the order of the work. Each gets what the one before it made, so that it is measured alone.
struct Stages {
    private let testimonies: [TestimonyMaker.Testimony]
    private let lines: [UInt8]
    private let understanding: Understanding
    private let clock: SiteClock
    private let runs: Int
    private let only: String
    /// Bytes of all texts.
    let size: Int

    init(
        _ testimonies: [TestimonyMaker.Testimony], _ understanding: Understanding, _ clock: SiteClock, runs: Int,
        only: String
    ) {
        self.testimonies = testimonies
        self.understanding = understanding
        self.clock = clock
        self.runs = runs
        self.only = only
        lines = TestimonyMaker.ndjson(testimonies)
        size = testimonies.reduce(0) { $0 + $1.text.utf8.count }
    }

    func measured() async throws -> [Measurement] {
        var rows = [measure("word count (baseline)") { $0 + words(in: $1.text) }]
        rows += parts().filter(isWanted)
        if let whole = whole(), isWanted(whole) { rows.append(whole) }
        rows += lineStages().filter(isWanted)
        for jobs in [1, 2] where "whole pipe".contains(only) || only.isEmpty { rows.append(try await pipe(jobs)) }
        return rows
    }

    private func isWanted(_ row: Measurement) -> Bool { only.isEmpty || row.name.contains(only) }

    // MARK: - Stages of extraction

    private func parts() -> [Measurement] {
        let extractor = understanding.extractor
        let normaliser = understanding.normaliser
        let folded = testimonies.map { normaliser.fold($0.text) }
        let matches = folded.map { understanding.lexicon.matches(in: $0) }
        let facets = FacetReader(lexicon: understanding.lexicon, codebook: understanding.codebook)
        let marked = folded.map { MarkedText($0) }
        let numbers = marked.map { NumberGrammar.readings(in: $0) }
        return [
            measure("fold") { $0 + normaliser.fold($1.text).tokens.count },
            measure("automaton", folded) { $0 + understanding.lexicon.matches(in: $1).count },
            measure("clauses", folded) { $0 + ClauseSplitter.clauses(of: $1).count },
            measure("facet findings", Array(zip(folded, matches))) {
                $0 + facets.findings(in: $1.0, matches: $1.1).count
            },
            measure("marked text", folded) { $0 + (MarkedText($1).text.tokens.isEmpty ? 0 : 1) },
            measure("numbers", marked) { $0 + NumberGrammar.readings(in: $1).count },
            measure("times", Array(zip(zip(marked, numbers), testimonies))) {
                $0 + TimeGrammar.readings(in: $1.0.0, numbers: $1.0.1, at: $1.1.sentAt).count
            },
            measure("personal data", Array(zip(marked, numbers))) {
                $0 + extractor.personal(in: $1.0, numbers: $1.1).count
            },
            measure("all particulars", Array(zip(folded, testimonies))) {
                $0 + extractor.particulars(of: $1.0, sentAt: $1.1.sentAt).times.count
            },
        ]
    }

    private func whole() -> Measurement? {
        let extractor = understanding.extractor
        let texts = testimonies.map { (text: $0.text, sentAt: $0.sentAt) }
        return measure("whole extraction", bytes: size) {
            stride(from: 0, to: texts.count, by: RecordReader.batch).reduce(0) { sum, start in
                let some = Array(texts[start..<min(start + RecordReader.batch, texts.count)])
                return sum + extractor.records(some).count { $0.frame.isTestimony }
            }
        }
    }

    // MARK: - Stages of the pipe

    private func lineStages() -> [Measurement] {
        let reader = RecordReader(
            understanding: understanding, site: "bench", language: "fr", clock: clock, key: .ephemeral(),
            keepsPersonal: false)
        let writer = RecordWriter(.ndjson, understanding.codebook, personal: false)
        let some = reader.records(of: Array(entries().prefix(5_000)), file: "made")
        return [
            measure("NDJSON decode", bytes: lines.count) { entries().count },
            measure("record encode", bytes: some.reduce(0) { $0 + $1.text.utf8.count }) {
                writer.bytes(of: some).count
            },
        ]
    }

    private func entries() -> [TranscriptEntry] {
        var decoder = TranscriptDecoder(file: "made", format: .ndjson)
        return (decoder.push(lines) + decoder.finish()).compactMap { item in
            if case .entry(let entry) = item { entry } else { nil }
        }
    }

    /// From NDJSON to NDJSON, without a disk.
    private func pipe(_ jobs: Int) async throws -> Measurement {
        let reader = RecordReader(
            understanding: understanding, site: "bench", language: "fr", clock: clock, key: .ephemeral(),
            keepsPersonal: false)
        let writer = RecordWriter(.ndjson, understanding.codebook, personal: false)
        let stream = RecordStream(reader: reader, writer: writer, jobs: jobs)
        var best = Double.infinity
        for _ in 0..<runs {
            var at = 0
            var written = 0
            let clock = ContinuousClock()
            let start = clock.now
            try await stream.run(file: "made", format: .ndjson) {
                guard at < lines.count else { return nil }
                defer { at += 1 << 18 }
                return Array(lines[at..<min(at + 1 << 18, lines.count)])
            } fault: {
                throw $0
            } batch: {
                written += $0.bytes.count
            }
            best = min(best, (clock.now - start) / .seconds(1))
            keep(written)
        }
        return Measurement(name: "whole pipe, \(jobs) job\(jobs == 1 ? "" : "s")", bytes: lines.count, seconds: best)
    }

    // MARK: - Measuring

    private func measure(
        _ name: String, _ step: (Int, TestimonyMaker.Testimony) -> Int
    ) -> Measurement { measure(name, testimonies, step) }

    private func measure<Item>(_ name: String, _ items: [Item], _ step: (Int, Item) -> Int) -> Measurement {
        measure(name, bytes: size) { items.reduce(0, step) }
    }

    private func measure(_ name: String, bytes: Int, _ work: () -> Int) -> Measurement {
        let clock = ContinuousClock()
        var best = Double.infinity
        for _ in 0..<runs where only.isEmpty || name.contains(only) || best.isInfinite && name.contains("baseline") {
            let start = clock.now
            keep(work())
            best = min(best, (clock.now - start) / .seconds(1))
        }
        return Measurement(name: name, bytes: bytes, seconds: best)
    }
}

/// The number of runs of anything but white space: what reading each byte once costs.
private func words(in text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
        var count = 0
        var isInside = false
        for byte in bytes {
            let isSpace = byte == 32 || byte == 10 || byte == 9
            if !isSpace && !isInside { count += 1 }
            isInside = !isSpace
        }
        return count
    }
}

/// Results must be used, or the compiler leaves the work out.
@inline(never) func keep(_ result: Int) { withExtendedLifetime(result) {} }

import Extraction
import Intake
import TestimonyModel
import Transcripts

/// Makes the record of one entry of a transcript: a pure function of the entry, the key and the data.
struct RecordReader: Sendable {
    let understanding: Understanding
    let site: String
    let clock: SiteClock
    let key: SpeakerKey
    let keepsPersonal: Bool

    /// `file` names entries without an id of their own.
    func record(of entry: TranscriptEntry, file: String) -> TestimonyRecord {
        let sentAt = entry.sentAt.map(local) ?? clock.now
        let extraction = understanding.extractor.extract(entry.text, sentAt: sentAt)
        let kept = keepsPersonal ? extraction : extraction.redacted()
        return TestimonyRecord(
            id: entry.id ?? "\(file):\(entry.line)", site: site, sentAt: sentAt, conversation: entry.conversation,
            speaker: entry.speaker.map { key.pseudonym(.speaker, of: $0) }, lang: "fr", review: .proposed,
            codebook: understanding.codebook.version, text: kept.text, frame: kept.frame)
    }

    /// A time in UTC is told by the clock of the site; one with an offset keeps its own.
    private func local(_ moment: Moment) -> Moment {
        moment.utcOffset == 0 ? clock.moment(moment.epochSeconds) : moment
    }
}

/// Writes records in one format into bytes.
enum RecordWriter: Sendable {
    case ndjson(JSONWriter, facetIDs: [String], personal: Bool)
    case csv(CSVWriter, hasHeader: Bool)

    init(_ format: RecordFormat, _ codebook: Codebook, personal: Bool) {
        switch format {
        case .ndjson: self = .ndjson(JSONWriter(), facetIDs: codebook.facets.map(\.id), personal: personal)
        case .csv: self = .csv(CSVWriter(codebook: codebook, personal: personal), hasHeader: false)
        }
    }

    mutating func bytes(of records: some Sequence<TestimonyRecord>) -> [UInt8] {
        switch self {
        case .ndjson(let empty, let facetIDs, let personal):
            var bytes: [UInt8] = []
            var json = empty
            for record in records {
                json.removeAll()
                record.write(to: &json, facetIDs: facetIDs, personal: personal)
                bytes += json.bytes
                bytes.append(10)
            }
            return bytes
        case .csv(var csv, let hasHeader):
            csv.removeAll()
            if !hasHeader { csv.writeHeader() }
            for record in records { csv.write(record) }
            self = .csv(csv, hasHeader: true)
            return csv.bytes
        }
    }
}

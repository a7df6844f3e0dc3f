import Extraction
import Intake
import TestimonyModel
import Transcripts

/// Makes the record of one entry of a transcript: a pure function of the entry, the key and the data.
package struct RecordReader: Sendable {
    private let understanding: Understanding
    private let site: String
    private let language: String
    private let clock: SiteClock
    private let key: SpeakerKey
    private let keepsPersonal: Bool

    /// `language` is that of entries that do not tell theirs.
    package init(
        understanding: Understanding, site: String, language: String, clock: SiteClock, key: SpeakerKey,
        keepsPersonal: Bool
    ) {
        self.understanding = understanding
        self.site = site
        self.language = language
        self.clock = clock
        self.key = key
        self.keepsPersonal = keepsPersonal
    }

    /// How many texts are read step by step together: what they need must stay in the cache.
    package static let batch = 16

    /// `file` names entries without an id of their own.
    package func records(of entries: [TranscriptEntry], file: String) -> [TestimonyRecord] {
        stride(from: 0, to: entries.count, by: Self.batch).flatMap { start in
            let some = entries[start..<min(start + Self.batch, entries.count)]
            let texts = some.map { (text: $0.text, sentAt: $0.sentAt.map(local) ?? clock.now) }
            return zip(zip(some, texts), understanding.extractor.records(texts)).map { read, extraction in
                record(of: read.0, sentAt: read.1.sentAt, extraction, file: file)
            }
        }
    }

    private func record(
        of entry: TranscriptEntry, sentAt: Moment, _ extraction: Extraction, file: String
    ) -> TestimonyRecord {
        let kept = keepsPersonal ? extraction : extraction.redacted()
        return TestimonyRecord(
            id: entry.id ?? "\(file):\(entry.line)", site: site, sentAt: sentAt, conversation: entry.conversation,
            speaker: entry.speaker.map { key.pseudonym(.speaker, of: $0) }, lang: entry.lang ?? language,
            review: .proposed,
            codebook: understanding.codebook.version, text: kept.text, frame: kept.frame)
    }

    /// A time in UTC is told by the clock of the site; one with an offset keeps its own.
    private func local(_ moment: Moment) -> Moment {
        moment.utcOffset == 0 ? clock.moment(moment.epochSeconds) : moment
    }
}

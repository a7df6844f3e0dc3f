import TestimonyModel
import Transcripts

/// What records are printed as.
package enum RecordFormat: String, Sendable, CaseIterable { case ndjson, csv }

/// Writes records in one format into bytes.
package struct RecordWriter: Sendable {
    private let format: RecordFormat
    private let facetIDs: [String]
    private let personal: Bool
    private let csv: CSVWriter

    package init(_ format: RecordFormat, _ codebook: Codebook, personal: Bool) {
        self.format = format
        self.personal = personal
        facetIDs = codebook.facets.map(\.id)
        csv = CSVWriter(codebook: codebook, personal: personal)
    }

    /// What stands before the first record; nothing where there is none.
    package var header: [UInt8] {
        guard format == .csv else { return [] }
        var csv = csv
        csv.writeHeader()
        return csv.bytes
    }

    package func bytes(of records: some Sequence<TestimonyRecord>) -> [UInt8] {
        switch format {
        case .ndjson:
            var json = JSONWriter()
            for record in records {
                record.write(to: &json, facetIDs: facetIDs, personal: personal)
                json.endLine()
            }
            return json.bytes
        case .csv:
            var csv = csv
            for record in records { csv.write(record) }
            return csv.bytes
        }
    }
}

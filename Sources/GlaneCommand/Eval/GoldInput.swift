import DialogFormat
import Extraction
import Foundation
import Intake
import TestimonyModel

/// A file of gold records.
struct GoldInput {
    /// Without folder and ending.
    let name: String
    let records: [GoldRecord]

    /// A file with faults is refused, each named.
    init(path: String) throws {
        let data = try contents(ofFile: path)
        var findings = Findings()
        let file = DataFile(name: path, text: String(decoding: data, as: UTF8.self))
        records = GoldRecord.records(of: file, &findings)
        name = URL(filePath: path).deletingPathExtension().lastPathComponent
        for finding in findings.sorted { StandardError.line(finding.description, .error) }
        if findings.hasErrors { throw Failure(.badData, "\(path): mend the lines named above") }
    }
}

import Extraction
import Foundation
import TestimonyModel

extension GoldRecord {
    /// Reads gold records, one JSON object a line; empty lines are skipped. A bad line is reported, the others are read.
    package static func records(of file: DataFile, _ findings: inout Findings) -> [GoldRecord] {
        var records: [GoldRecord] = []
        let decoder = JSONDecoder()
        for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.allSatisfy(\.isWhitespace) {
            if let record = try? decoder.decode(GoldRecord.self, from: Data(line.utf8)) {
                records.append(record)
            } else {
                findings.report(
                    Diagnostic(
                        file: file.name, line: number + 1, column: 1, kind: .badRecord,
                        message: "this line is no gold record", hint: "compare it with the annotation guide"))
            }
        }
        return records
    }
}

import Foundation
import Intake
import Store
import TestimonyModel
import Transcripts
import Transport

/// Takes the records of an export into the store, each as it was written.
struct RecordImport {
    let path: String
    let strict: Bool

    /// The records of all good lines, and how many were bad; these are named on standard error.
    func read() throws -> (records: [TestimonyRecord], bad: Int) {
        let source = try ByteSource(path)
        let name = path == "-" ? "stdin" : path
        var splitter = LineSplitter(limit: TranscriptDecoder.lineLimit)
        var records: [TestimonyRecord] = []
        var bad = 0
        func take(_ line: ByteLine) throws {
            guard line.bytes.contains(where: { $0 > 32 }) else { return }
            do throws(LineFault) {
                if line.isCut { throw LineFault(file: name, line: line.number, message: "the line is too long") }
                records.append(try TestimonyRecord(line: line.bytes, file: name, number: line.number))
            } catch {
                bad += 1
                StandardError.line(error.description, .error)
                if strict { throw Failure(.badData, "stopped at the first bad line; nothing was written") }
            }
        }
        while let chunk = try source.next() { for line in splitter.push(chunk) { try take(line) } }
        if let last = splitter.finish() { try take(last) }
        return (records, bad)
    }

    /// Testimonies of other sites are kept under their own name, and no command of this site shows them.
    func warn(of records: [TestimonyRecord], site: String) {
        let others = Dictionary(grouping: records.filter { $0.site != site }, by: \.site)
        for (other, records) in others.sorted(by: { $0.key < $1.key }) {
            StandardError.line(
                "glane import: \(counted(records.count, "testimony is", "testimonies are")) of the site '\(other)', "
                    + "and this is '\(site)': exports and digests of this site do not show them", .warning)
        }
    }
}

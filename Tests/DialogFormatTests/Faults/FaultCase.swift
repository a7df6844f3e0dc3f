import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

/// A fault, the smallest file that has it, and what is said of it: a section of `Golden/faults.txt`.
struct FaultCase: CustomTestStringConvertible, Sendable {
    static let file = checkout.appending(path: "Tests/DialogFormatTests/Golden/faults.txt")

    /// `code in file`
    let title: String
    /// Its lines but for those of the output.
    let input: [String]
    let expected: [String]

    var testDescription: String { title }
    var code: String { title.components(separatedBy: " in ")[0] }
    private var name: String { title.components(separatedBy: " in ")[1] }

    static let all: [FaultCase] = {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "\n== ").dropFirst().map { section in
            let lines = section.components(separatedBy: "\n")
            let rows = lines.dropFirst().filter { !$0.isEmpty }
            return FaultCase(
                title: lines[0], input: rows.filter { !$0.hasPrefix("> ") },
                expected: rows.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) })
        }
    }()

    private func lines(_ sign: String) -> String {
        input.filter { $0.hasPrefix(sign) }.map { String($0.dropFirst(sign.count)) }.joined(separator: "\n")
    }

    /// The whole text of the faulty file.
    func text() throws -> String {
        guard input.contains(where: { $0.hasPrefix("- ") }) else { return lines("| ") }
        let shipped = try SiteFiles.shipped(name)
        let parts = shipped.components(separatedBy: lines("- "))
        try #require(parts.count == 2, "\(title): what is to be changed stands \(parts.count - 1) times in the file")
        return parts.joined(separator: lines("+ "))
    }

    /// What `glane check` says of this file; what other files then lack is left out.
    func output() throws -> (faults: [Diagnostic], text: [String]) {
        let text = try text()
        var findings = Findings()
        _ = try SiteFiles(name, text).read(&findings)
        let faults = findings.sorted.filter { $0.file == name }
        let report = FaultReport(faults).text { $0 == name ? text : nil }
        return (faults, report.joined(separator: "\n").components(separatedBy: "\n"))
    }
}

import Foundation
import Intake

/// Prints what an exploration found: broken promises first, the sums at the end.
struct ExploreReport {
    private let tally: ExplorationTally
    private let isJSON: Bool

    init(_ tally: ExplorationTally, isJSON: Bool) {
        self.tally = tally
        self.isJSON = isJSON
    }

    func tell(_ finding: Finding) throws {
        guard isJSON else { return try StandardOutput.line(finding.transcript) }
        let printed = PrintedFinding(
            invariant: finding.violation.invariant.rawValue, detail: finding.violation.detail, seed: finding.seed,
            transcript: finding.transcript)
        try StandardOutput.write(jsonLine(printed))
    }

    func finish() throws {
        let violations = Dictionary(uniqueKeysWithValues: tally.violations.map { ($0.key.rawValue, $0.value) })
        if isJSON {
            let summary = PrintedSummary(
                conversations: tally.conversations, turns: tally.turns, endings: tally.endings, violations: violations)
            return try StandardOutput.write(jsonLine(summary))
        }
        try StandardOutput.line(
            "\(counted(tally.conversations, "conversation")), \(counted(tally.turns, "turn"))")
        try tell("ended", tally.endings)
        try tell("broken", violations)
    }

    /// The most frequent first.
    private func tell(_ head: String, _ counts: [String: Int]) throws {
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
        try StandardOutput.line("\(head): " + (sorted.isEmpty ? "none" : sorted.joined(separator: ", ")))
    }
}

private struct PrintedFinding: Encodable {
    var invariant: String
    var detail: String
    var seed: UInt64
    var transcript: String
}

private struct PrintedSummary: Encodable {
    var conversations: Int
    var turns: Int
    var endings: [String: Int]
    var violations: [String: Int]
}

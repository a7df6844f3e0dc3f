import Foundation
import TestimonyModel
import Testing

@testable import Extraction

/// One case of a shared suite.
struct SuiteCase {
    /// Counted from 1 in its file.
    var line: Int
    var kind: String
    var text: String
    /// The case says that nothing is to be found.
    var isNegative: Bool
    var value: Any?
    var now: Moment
    var fields: [String: Any]
}

/// The suites of `$GLANE_SHARED/suites` (by default `../shared` beside the checkout); a suite is left out, with a line
/// that says so, where that folder is absent. `left-out.tsv` lists the cases that contradict French usage or the guide,
/// or are of a kind that glane has no use for.
enum Suite {
    /// Judges the cases of these kinds: all must pass but those that the list leaves out, which must not.
    static func expect(_ suite: String, _ kinds: Set<String>, atLeast share: Double = 1, _ passes: (SuiteCase) -> Bool)
    {
        guard let cases = cases(suite)?.filter({ kinds.contains($0.kind) }) else { return }
        let leftOut = leftOut(suite)
        var passed = 0
        for entry in cases {
            let isRight = passes(entry)
            if leftOut.contains(entry.line) {
                #expect(!isRight, "\(suite):\(entry.line) passes; it need not be left out")
            } else if isRight {
                passed += 1
            } else if ProcessInfo.processInfo.environment["GLANE_ERRORS"] != nil {
                let found = particulars(entry.text, at: entry.now, settings: TimeSettings(prefersPast: false))
                print(
                    "\(suite):\(entry.line) \(entry.text) => \(entry.value ?? "") found \(found.times.map(\.value)) "
                        + "\(found.numbers.map(\.signed))")
            }
        }
        let judged = cases.count { !leftOut.contains($0.line) }
        print(
            "\(suite) \(kinds.sorted().joined(separator: ", ")): \(passed) of \(judged), \(cases.count) with those left out"
        )
        #expect(Double(passed) >= share * Double(judged), "\(suite)")
    }

    static func cases(_ name: String) -> [SuiteCase]? {
        let shared =
            ProcessInfo.processInfo.environment["GLANE_SHARED"].map { URL(filePath: $0) }
            ?? checkout.deletingLastPathComponent().appending(path: "shared")
        guard let text = try? String(contentsOf: shared.appending(path: "suites/\(name).jsonl"), encoding: .utf8) else {
            print("\(name): left out, no shared suites here")
            return nil
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            guard let fields = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                return nil
            }
            return SuiteCase(
                line: index + 1, kind: fields["type"] as? String ?? "", text: fields["text"] as? String ?? "",
                isNegative: fields["negative"] as? Bool ?? false,
                value: fields["value"].flatMap { $0 is NSNull ? nil : $0 },
                now: (fields["ref"] as? String).flatMap { Moment($0) } ?? Moment("2012-11-13T12:00:00Z")!,
                fields: fields)
        }
    }

    private static func leftOut(_ suite: String) -> Set<Int> {
        let url = checkout.appending(path: "Tests/ExtractionTests/left-out.tsv")
        let rows = (try? String(contentsOf: url, encoding: .utf8))?.split(separator: "\n") ?? []
        var lines: Set<Int> = []
        for row in rows.map({ $0.split(separator: "\t") }) where row.count == 3 && row[0] == suite {
            guard !row[1].hasPrefix("kind ") else { continue }
            for range in row[1].split(separator: " ") {
                let ends = range.split(separator: "-").compactMap { Int($0) }
                guard let first = ends.first, let last = ends.last else { continue }
                lines.formUnion(first...last)
            }
        }
        return lines
    }
}

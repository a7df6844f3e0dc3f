import Foundation
import TestimonyModel
import Testing

@testable import Extraction

/// Dates, counts and personal data of the corpus against its gold, field by field.
///
/// The files a … e were looked at while the grammars were written; f … h were not, and their bar is the one
/// that counts.
struct ParticularsCorpusTests {
    @Test(arguments: [("abcde", 0.97), ("fgh", 0.90)])
    func theCorpusIsUnderstood(files: String, bar: Double) throws {
        var scores = [Score(name: "when"), Score(name: "quantities"), Score(name: "personal")]
        for record in try records(files) {
            let found = particulars(record.text, at: record.sentAt)
            if record.isTestimony {
                scores[0].add(gold: record.when, found: found.when.map(\.description), record)
                scores[1].add(gold: record.quantities, found: found.quantities, record)
            }
            scores[2].add(gold: record.personal, found: found.personal(in: record.text), record)
        }
        for score in scores {
            print("dev-\(files) \(score)")
            #expect(score.f1 >= bar, "\(score)")
        }
        if ProcessInfo.processInfo.environment["GLANE_ERRORS"] != nil {
            for score in scores { print(score.errors.joined(separator: "\n")) }
        }
    }
}

private struct Record {
    var id: String
    var sentAt: Moment
    var text: String
    var isTestimony: Bool
    var when: [String]
    var quantities: [String]
    var personal: [String]

    init?(_ line: Substring) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            let gold = object["gold"] as? [String: Any], let id = object["id"] as? String,
            let text = object["text"] as? String, let sent = object["sent_at"] as? String, let sentAt = Moment(sent)
        else { return nil }
        (self.id, self.sentAt, self.text) = (id, sentAt, text)
        isTestimony = gold["testimony"] as? Bool ?? false
        when = gold["when"] as? [String] ?? []
        quantities = (gold["quantities"] as? [NSNumber] ?? []).map { "\($0.doubleValue)" }
        personal = (gold["personal"] as? [String] ?? []).map { $0.lowercased() }
    }
}

private func records(_ files: String) throws -> [Record] {
    try files.flatMap { file in
        let url = checkout.appending(path: "Tests/Corpus/dev-\(file).jsonl")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { try #require(Record($0)) }
    }
}

private struct Score: CustomStringConvertible {
    var name: String
    var right = 0
    var extra = 0
    var missing = 0
    var errors: [String] = []

    mutating func add(gold: [String], found: [String], _ record: Record) {
        let (gold, found) = (Set(gold), Set(found))
        right += gold.intersection(found).count
        extra += found.subtracting(gold).count
        missing += gold.subtracting(found).count
        if gold != found {
            errors.append(
                "\(name) \(record.id) +\(found.subtracting(gold).sorted()) -\(gold.subtracting(found).sorted()) "
                    + "\(record.sentAt.date) | \(record.text)"
            )
        }
    }

    var precision: Double { Double(right) / Double(max(1, right + extra)) }
    var recall: Double { Double(right) / Double(max(1, right + missing)) }
    var f1: Double { 2 * Double(right) / Double(max(1, 2 * right + extra + missing)) }

    var description: String {
        func percent(_ value: Double) -> String { String(format: "%.3f", value) }
        return "\(name): precision \(percent(precision)) recall \(percent(recall)) F1 \(percent(f1))"
    }
}

extension Particulars {
    fileprivate var quantities: [String] {
        counts.flatMap { [$0.value, $0.to].compactMap { $0 } }.map { "\($0)" }
    }

    fileprivate func personal(in text: String) -> [String] {
        let folded = Normaliser().fold(text)
        return personal.map { folded.sourceString($0.sourceRange(in: folded)).lowercased() }
    }
}

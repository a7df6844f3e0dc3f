import Extraction
import TestimonyModel

/// A run for people, at a glance in a terminal.
struct EvaluationReport {
    private let run: EvaluationRun
    private let worst: Int
    /// By id the texts to show; empty unless they were asked for.
    private let texts: [String: GoldRecord]

    init(_ run: EvaluationRun, worst: Int, texts: [String: GoldRecord]) {
        self.run = run
        self.worst = worst
        self.texts = texts
    }

    var lines: [String] {
        Array([summary, fields, effects, confusions, calibration, worstRecords].joined(separator: [""]))
    }

    private var summary: [String] {
        let how = run.leftOneOut ? ", each file read by a model that had not seen it" : ""
        let shares = [
            ("testimony", "testimony or not"), ("frames", "every field right"), ("evidence", "words of the quotations"),
        ]
        return ["\(counted(run.records.count, "record"))\(how)"]
            + TextTable(rows: shares.map { [$1, figure(run.figures[$0] ?? 0)] }).lines
    }

    private var fields: [String] { table("field", run.fields) }

    private var effects: [String] {
        let header = ["effect", "gold", "coded", "precision", "recall", "F1", "polarity right"]
        let rows = run.effects.map { row in
            cells(of: row) + [share(row.polarityRight ?? 0, of: hits(row))]
        }
        let macro = ["mean", "", "", "", "", figure(run.figures["effects_macro"] ?? 0), ""]
        return TextTable(header, rows + [macro]).lines
    }

    private func table(_ name: String, _ rows: [EvaluationRun.Row]) -> [String] {
        TextTable([name, "gold", "coded", "precision", "recall", "F1"], rows.map(cells)).lines
    }

    private func cells(of row: EvaluationRun.Row) -> [String] {
        [row.name, String(row.gold), String(row.coded), figure(row.precision), figure(row.recall), figure(row.f1)]
    }

    private func hits(_ row: EvaluationRun.Row) -> Int { Int((row.recall * Double(row.gold)).rounded()) }

    private func share(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "-" : figure(Double(part) / Double(whole))
    }

    private var confusions: [String] {
        guard !run.confusions.isEmpty else { return ["no effect was coded instead of another"] }
        let rows = run.confusions.map { ["\($0.missed) → \($0.coded)", String($0.texts)] }
        return TextTable(["missed → coded instead", "texts"], rows).lines
    }

    private var calibration: [String] {
        let rows = run.calibration.bins.map { bin in
            let from = Int((bin.from * 10).rounded())
            return [
                "\(from * 10)–\(from * 10 + 10) %", String(bin.count), bin.count == 0 ? "-" : figure(bin.confidence),
                share(bin.right, of: bin.count),
            ]
        }
        return TextTable(["confidence in a coded effect", "count", "mean", "right"], rows).lines
            + [
                "expected calibration error \(figure(run.calibration.expectedError)) over the effects that were coded, "
                    + "\(figure(run.calibrationOfAll.expectedError)) over all that something spoke for"
            ]
    }

    private var worstRecords: [String] {
        let wrong = run.records.filter { $0.wrongItems > 0 }
        guard worst > 0, !wrong.isEmpty else { return ["\(counted(wrong.count, "record")) with something wrong"] }
        let shown = wrong.sorted { ($1.wrongItems, $0.id) < ($0.wrongItems, $1.id) }.prefix(worst)
        return ["\(counted(wrong.count, "record")) with something wrong, the worst (− missed, + too many):"]
            + shown.flatMap { record in
                ["  \(record.id)  \(differences(of: record))"]
                    + (texts[record.id].map { ["    \(oneLine($0.text))"] } ?? [])
            }
    }

    private func differences(of record: EvaluationRun.Record) -> String {
        let order = run.fields.map(\.name)
        let parts = record.differences.sorted { order.firstIndex(of: $0.key) ?? 0 < order.firstIndex(of: $1.key) ?? 0 }
            .map { field, items in
                "\(field) " + (items.missed.map { "−\($0)" } + items.extra.map { "+\($0)" }).joined(separator: ", ")
            }
        return ((record.testimonyRight ? [] : ["testimony"]) + parts).joined(separator: "; ")
    }

    private func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }
}

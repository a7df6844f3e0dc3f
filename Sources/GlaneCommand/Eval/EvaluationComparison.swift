/// What changed from one run to a later one.
struct EvaluationComparison: Encodable {
    struct Change: Encodable {
        var name: String
        var before: Double
        var now: Double

        var change: Double { now - before }
    }

    /// Ids of records whose frames, or effects alone, came right or went wrong.
    struct Turned: Encodable {
        var right: [String]
        var wrong: [String]
    }

    /// Why the runs are not alike, sentence by sentence; empty where only the program or its data differ.
    var warnings: [String]
    var figures: [Change]
    /// F1.
    var effects: [Change]
    var frames: Turned
    var effectsOfRecords: Turned
    /// Records of one run only; nothing is said of them.
    var onlyBefore: Int
    var onlyNow: Int

    /// Records are paired by id, which must be unique in each run.
    init(before: EvaluationRun, now: EvaluationRun) {
        warnings = EvaluationComparison.warnings(before, now)
        let order = ["testimony"] + now.fields.map(\.name) + ["effects_macro", "frames", "evidence"]
        figures = order.compactMap { name in
            guard let old = before.figures[name], let new = now.figures[name] else { return nil }
            return Change(name: name, before: old, now: new)
        }
        let old = Dictionary(before.effects.map { ($0.name, $0.f1) }, uniquingKeysWith: { first, _ in first })
        effects = now.effects.compactMap { row in
            old[row.name].map { Change(name: row.name, before: $0, now: row.f1) }
        }
        let records = Dictionary(before.records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let both = now.records.compactMap { record in records[record.id].map { (before: $0, now: record) } }
        frames = Turned(both) { $0.wrongItems == 0 }
        effectsOfRecords = Turned(both) { $0.differences["effects"] == nil }
        onlyBefore = before.records.count - both.count
        onlyNow = now.records.count - both.count
    }
}

extension EvaluationComparison {
    private static func warnings(_ before: EvaluationRun, _ now: EvaluationRun) -> [String] {
        var warnings: [String] = []
        if before.leftOneOut != now.leftOneOut {
            let unseen = before.leftOneOut ? "the earlier run" : "this run"
            warnings.append("only \(unseen) read each file with a model that had not seen it")
        }
        if before.files.sorted() != now.files.sorted() {
            let (old, new) = (before.files.joined(separator: ", "), now.files.joined(separator: ", "))
            warnings.append("the earlier run read the files \(old); this one \(new)")
        }
        return warnings
    }

    /// The first id that stands more than once.
    static func duplicate(in ids: [String]) -> String? {
        var seen: Set<String> = []
        return ids.first { !seen.insert($0).inserted }
    }
}

extension EvaluationComparison.Turned {
    fileprivate init(
        _ pairs: [(before: EvaluationRun.Record, now: EvaluationRun.Record)],
        _ isRight: (EvaluationRun.Record) -> Bool
    ) {
        right = pairs.filter { !isRight($0.before) && isRight($0.now) }.map(\.now.id)
        wrong = pairs.filter { isRight($0.before) && !isRight($0.now) }.map(\.now.id)
    }
}

extension EvaluationComparison {
    var lines: [String] {
        var lines =
            warnings.map { "not comparable: \($0)" } + ["compared with the earlier run:"] + table("figure", figures) + [
                ""
            ] + table("effect, F1", effects) + [""]
        lines += told(frames, "whole frames") + told(effectsOfRecords, "effects")
        if onlyBefore + onlyNow > 0 {
            lines.append(
                "the runs differ in their records: \(onlyBefore) stood in the earlier one only, \(onlyNow) in this one only"
            )
        }
        return lines
    }

    private func table(_ name: String, _ changes: [Change]) -> [String] {
        TextTable(
            [name, "before", "now", "change"],
            changes.map { [$0.name, figure($0.before), figure($0.now), signed($0.change)] }
        ).lines
    }

    private func told(_ turned: Turned, _ what: String) -> [String] {
        [("became right", turned.right), ("became wrong", turned.wrong)].flatMap { how, ids in
            ["\(what) that \(how): \(ids.count)"] + (ids.isEmpty ? [] : ["  " + shortened(ids)])
        }
    }

    private func shortened(_ ids: [String]) -> String {
        ids.prefix(30).joined(separator: " ") + (ids.count > 30 ? " and \(ids.count - 30) more (--json names all)" : "")
    }
}

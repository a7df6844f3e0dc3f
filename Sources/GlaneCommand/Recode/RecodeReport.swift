import Extraction
import TestimonyModel

/// What a recoding changes, told testimony by testimony as they are read, then effect by effect.
struct RecodeReport {
    private struct Moves {
        var before = 0
        var added = 0
        var removed = 0
        var changed = 0
    }

    private let codebook: Codebook
    private let count: Int
    private var effects: [String: Moves] = [:]
    private var changed = 0
    private var withoutText = 0
    private var settled = 0

    init(_ codebook: Codebook, count: Int) {
        self.codebook = codebook
        self.count = count
    }

    /// Prints a line for each testimony that changes, and answers with the changes.
    mutating func changes(
        of records: [TestimonyRecord], _ extractor: Extractor
    ) throws -> [(before: TestimonyRecord, after: TestimonyRecord)] {
        var changes: [(before: TestimonyRecord, after: TestimonyRecord)] = []
        for record in records {
            for observation in record.frame.observations { effects[observation.effect, default: Moves()].before += 1 }
            guard let new = extractor.recoded(record) else {
                if record.text.isEmpty { withoutText += 1 } else { settled += 1 }
                continue
            }
            let difference = CodingDifference(from: record.frame, to: new.frame, codebook)
            if difference.isEmpty { continue }
            changed += 1
            add(difference)
            try StandardOutput.line(line(record.id, difference))
            changes.append((record, new))
        }
        return changes
    }

    /// Somebody changed or erased these meanwhile.
    mutating func leave(_ ids: [String]) throws {
        changed -= ids.count
        for id in ids { try StandardOutput.line("\(id): changed meanwhile, left as it is") }
    }

    private mutating func add(_ difference: CodingDifference) {
        for effect in difference.addedEffects { effects[effect, default: Moves()].added += 1 }
        for effect in difference.removedEffects { effects[effect, default: Moves()].removed += 1 }
        for tone in difference.tones { effects[tone.effect, default: Moves()].changed += 1 }
    }

    private func line(_ id: String, _ difference: CodingDifference) -> String {
        var parts: [String] = []
        if let became = difference.becameTestimony {
            parts.append(became ? "now a testimony" : "no testimony any more")
        }
        let effects = difference.removedEffects.map { "−\($0)" } + difference.addedEffects.map { "+\($0)" }
        if !effects.isEmpty { parts.append("effects " + effects.joined(separator: ", ")) }
        parts += difference.tones.map { "\($0.effect) \($0.before) → \($0.after)" }
        parts += difference.fields.map { field in
            "\(field.field) " + (field.removed.map { "−\($0)" } + field.added.map { "+\($0)" }).joined(separator: ", ")
        }
        return "\(id): " + parts.joined(separator: "; ")
    }

    var summary: [String] {
        guard changed > 0 else { return [] }
        let known = codebook.effects.map(\.id).filter { effects[$0] != nil }
        let gone = effects.keys.filter { codebook.effect($0) == nil }.sorted()
        let rows = (known + gone).map { id in
            let moves = effects[id] ?? Moves()
            return [
                id, String(moves.before), String(moves.added), String(moves.removed), String(moves.changed),
                String(moves.before + moves.added - moves.removed),
            ]
        }
        return [""] + TextTable(["effect", "before", "added", "removed", "changed", "after"], rows).lines
    }

    func conclusion(applied: Bool) -> String {
        var parts = [
            "of \(counted(count, "testimony", "testimonies")), \(changed) \(applied ? "changed" : "would change")"
        ]
        if settled > 0 { parts.append("\(settled) settled by coordinators, left as they are") }
        if withoutText > 0 { parts.append("\(withoutText) without text, which cannot be read anew") }
        return parts.joined(separator: "; ")
    }
}

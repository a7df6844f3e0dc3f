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
    /// By effect, how many testimonies are coded with it.
    private var before: [String: Int] = [:]
    /// By id of the testimony; those that somebody changed meanwhile come out again.
    private var differences: [String: CodingDifference] = [:]
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
            for observation in record.frame.observations { before[observation.effect, default: 0] += 1 }
            guard let new = extractor.recoded(record) else {
                if record.text.isEmpty { withoutText += 1 } else { settled += 1 }
                continue
            }
            let difference = CodingDifference(from: record.frame, to: new.frame, codebook)
            if difference.isEmpty { continue }
            differences[record.id] = difference
            try StandardOutput.line(line(record.id, difference))
            changes.append((record, new))
        }
        return changes
    }

    /// Somebody changed or erased these meanwhile.
    mutating func leave(_ ids: [String]) throws {
        for id in ids {
            differences[id] = nil
            try StandardOutput.line("\(id): changed meanwhile, left as it is")
        }
    }

    /// By effect, how often it comes, goes and turns.
    private var moves: [String: Moves] {
        var moves = before.mapValues { Moves(before: $0) }
        for difference in differences.values {
            for effect in difference.addedEffects { moves[effect, default: Moves()].added += 1 }
            for effect in difference.removedEffects { moves[effect, default: Moves()].removed += 1 }
            for tone in difference.tones { moves[tone.effect, default: Moves()].changed += 1 }
        }
        return moves
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
        guard !differences.isEmpty else { return [] }
        let effects = moves
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
            "of \(counted(count, "testimony", "testimonies")), \(differences.count) \(applied ? "changed" : "would change")"
        ]
        if settled > 0 { parts.append("\(settled) settled by coordinators, left as they are") }
        if withoutText > 0 { parts.append("\(withoutText) without text, which cannot be read anew") }
        return parts.joined(separator: "; ")
    }
}

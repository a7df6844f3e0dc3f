/// The features that a model knows: a row each, block by block.
package final class Vocabulary: Sendable {
    /// How much the blocks weigh against each other.
    struct Blocks: Sendable, Hashable {
        var words: Float
        var stems: Float
        var lexicon: Float
        /// 0 for classifiers that look at no links.
        var links: Float = 0
    }

    /// Feature hashes by row: those of the lexicon, of words, of stems, of links, each ascending.
    let features: [UInt32]
    /// By row the inverse document frequency, 1 for the lexicon's features; in steps that fit into a model's file.
    let scales: [Float]
    static let scaleSteps: Float = 4_096
    let lexicon: Range<Int>
    let words: Range<Int>
    let stems: Range<Int>
    let links: Range<Int>
    private let table: RowTable

    init(lexicon: [UInt32], words: [UInt32], stems: [UInt32], links: [UInt32], scales: [Float]) {
        features = lexicon + words + stems + links
        self.scales = scales
        self.lexicon = 0..<lexicon.count
        self.words = lexicon.count..<lexicon.count + words.count
        self.stems = lexicon.count + words.count..<features.count - links.count
        self.links = features.count - links.count..<features.count
        table = RowTable(features)
    }

    /// In the order of their rows.
    var blocks: [Range<Int>] { [lexicon, words, stems, links] }

    func row(ofLexicon feature: UInt32) -> Int? {
        table.row(of: feature).flatMap { lexicon.contains($0) ? $0 : nil }
    }

    func row(of feature: UInt32) -> Int? { table.row(of: feature) }

    /// By feature its row, of any block; -1 for unknown ones.
    func rows(of features: [UInt32]) -> [Int32] { table.rows(of: features) }

    func weight(_ row: Int, _ blocks: Blocks) -> Float {
        if row < words.lowerBound { return blocks.lexicon }
        if row < stems.lowerBound { return blocks.words }
        return row < links.lowerBound ? blocks.stems : blocks.links
    }
}

extension Vocabulary {
    /// Features of `streams` that are frequent enough, in two texts, stems and links in three; `others` are features of the
    /// lexicon by example.
    convenience init(_ streams: [FeatureStream], others: [[UInt32]]) {
        let total = Float(streams.count)
        let lexicon = Self.frequent(streams.map(\.lexicon) + others, atLeast: 2)
        let words = Self.frequent(streams.map(\.words), atLeast: 2)
        let stems = Self.frequent(streams.map(\.stems), atLeast: 3)
        let links = Self.frequent(streams.map(\.links), atLeast: 3)
        let scales = (words + stems + links).map { feature in
            let scale = 1 + logarithm((1 + total) / (1 + Float(feature.count)))
            return (scale * Self.scaleSteps).rounded() / Self.scaleSteps
        }
        self.init(
            lexicon: lexicon.map(\.feature), words: words.map(\.feature), stems: stems.map(\.feature),
            links: links.map(\.feature), scales: lexicon.map { _ in 1 } + scales)
    }

    private static func frequent(
        _ examples: [[UInt32]], atLeast minimum: Int
    ) -> [(feature: UInt32, count: Int)] {
        var counts: [UInt32: Int] = [:]
        for example in examples { for feature in Set(example) { counts[feature, default: 0] += 1 } }
        return counts.filter { $0.value >= minimum }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

/// From a feature's hash to its row: built once, then only read.
private struct RowTable: Sendable {
    /// A row's feature beside it, so that a look-up touches one place of memory; -1 for no row.
    private struct Slot: Sendable {
        var feature: UInt32 = 0
        var row: Int32 = -1
    }

    private var slots: [Slot]
    private let mask: Int

    /// Of blocks that share a hash the first keeps it.
    init(_ features: [UInt32]) {
        var capacity = 64
        while capacity < features.count * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = Array(repeating: Slot(), count: capacity)
        for (row, feature) in features.enumerated() {
            var slot = Int(feature) & mask
            while slots[slot].row >= 0, slots[slot].feature != feature { slot = (slot + 1) & mask }
            if slots[slot].row < 0 { slots[slot] = Slot(feature: feature, row: Int32(row)) }
        }
    }

    func row(of feature: UInt32) -> Int? {
        let row = rows(of: [feature])[0]
        return row < 0 ? nil : Int(row)
    }

    /// All first looks before any second one: memory answers several at a time, but not when what is looked for next
    /// hangs on the answer.
    func rows(of features: [UInt32]) -> [Int32] {
        slots.withUnsafeBufferPointer { slots in
            let homes = features.map { slots[Int($0) & mask] }
            return features.indices.map { index in
                let feature = features[index]
                var (slot, at) = (homes[index], Int(feature) & mask)
                while slot.row >= 0, slot.feature != feature {
                    at = (at + 1) & mask
                    slot = slots[at]
                }
                return slot.row
            }
        }
    }
}

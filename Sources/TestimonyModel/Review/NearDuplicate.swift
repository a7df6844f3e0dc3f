/// Two testimonies that are likely one: proposed to a coordinator, never merged by the program.
package struct NearDuplicate: Sendable, Hashable {
    /// The later one, which would be merged into the earlier.
    package var id: String
    package var into: String
    /// How many of their runs of three words both have, `0 ... 1` (Jaccard).
    package var likeness: Double
    package var isSameWitness: Bool

    /// From here on two testimonies are proposed; those of one witness, who tells more freely the second time, earlier.
    package static let likely = (others: 0.5, sameWitness: 0.25)

    /// The likeliest first. Only texts that share a run which is rare are compared: the work grows with the number of
    /// texts, not with that of their pairs. Copies of one text are each compared with the first of them alone.
    package static func all(_ records: some Sequence<TestimonyRecord>) -> [NearDuplicate] {
        let all = records.filter { $0.review != .rejected && !$0.text.isEmpty }.sorted {
            ($0.sentAt.epochSeconds, $0.id) < ($1.sentAt.epochSeconds, $1.id)
        }
        var found: [NearDuplicate] = []
        var first: [[String]: TestimonyRecord] = [:]
        var index = RunIndex()
        for record in all {
            let words = PlainWords.words(of: record.text)
            if let copy = first[words] {
                if words.count > 2 { found.append(NearDuplicate(record, copy, 1)) }
                continue
            }
            first[words] = record
            for (other, likeness) in index.add(record, words) {
                let pair = NearDuplicate(record, other, likeness)
                if likeness >= (pair.isSameWitness ? likely.sameWitness : likely.others) { found.append(pair) }
            }
        }
        return found.sorted { ($1.likeness, $0.id, $0.into) < ($0.likeness, $1.id, $1.into) }
    }

    private init(_ record: TestimonyRecord, _ other: TestimonyRecord, _ likeness: Double) {
        id = record.id
        into = other.id
        self.likeness = likeness
        isSameWitness = record.speaker != nil && record.speaker == other.speaker
    }
}

/// Texts by their runs of three words.
private struct RunIndex {
    private var texts: [(record: TestimonyRecord, runs: Set<UInt64>)] = []
    private var holders: [UInt64: [Int]] = [:]
    /// A run that more texts have is a turn of speech, and tells nothing.
    private static let most = 40

    /// Adds a text, and answers with those before it that share a rare run.
    mutating func add(_ record: TestimonyRecord, _ words: [String]) -> [(TestimonyRecord, Double)] {
        let runs = Set(words.indices.dropLast(2).map { hash(words[$0...$0 + 2]) })
        let near = Set(runs.flatMap { holders[$0].map { $0.count > Self.most ? [] : $0 } ?? [] })
        for run in runs where holders[run].map({ $0.count <= Self.most }) ?? true {
            holders[run, default: []].append(texts.count)
        }
        texts.append((record, runs))
        return near.sorted().map { at in
            let shared = texts[at].runs.intersection(runs).count
            return (texts[at].record, Double(shared) / Double(texts[at].runs.count + runs.count - shared))
        }
    }

    /// FNV-1a.
    private func hash(_ words: ArraySlice<String>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in words {
            for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 32) &* 0x100_0000_01B3
        }
        return hash
    }
}

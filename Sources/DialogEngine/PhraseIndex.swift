/// Phrases of one or of many lists, all looked for in one pass over an utterance: each of its words is looked up once
/// among the words that phrases begin with.
struct PhraseIndex: Sendable, Hashable {
    /// A phrase as plain words, and where it may stand.
    struct Phrase: Sendable, Hashable {
        var words: String
        /// Which list it belongs to.
        var list = 0
        /// Whether words may stand before it, and behind it.
        var openStart = true
        var openEnd = true
    }

    private struct Entry: Sendable, Hashable {
        /// Its bytes in `bytes`, those of its first word first.
        var bytes: Range<Int>
        var firstWord: Int
        var phrase: Phrase
        /// Whether the entry behind it begins with another word.
        var isLast: Bool
    }

    /// A phrase that stands in an utterance, at these of its bytes.
    struct Hit {
        /// Which of all phrases it is, in their authors' order.
        var place: Int
        var phrase: Phrase
        var range: Range<Int>
    }

    /// Words of an utterance in which a `*x*` phrase still is the point of it.
    private static let longestSentence = 14

    private var bytes: [UInt8] = []
    /// Those that begin with the same word stand together.
    private var entries: [Entry] = []
    /// The authors' order of `entries`.
    private var places: [Int] = []
    /// By the hash of a first word, one more than the first entry that begins with it; 0 where none does.
    private var starts: [Int32]

    init(_ phrases: [Phrase]) {
        let firsts = phrases.map { $0.words.prefix { $0 != " " } }
        var order: [Substring: [Int]] = [:]
        for (place, first) in firsts.enumerated() { order[first, default: []].append(place) }
        var size = 8
        while size < order.count * 3 { size *= 2 }
        starts = Array(repeating: 0, count: size)
        for (first, alike) in order.sorted(by: { $0.value[0] < $1.value[0] }) {
            var slot = PhraseIndex.hash(of: Array(first.utf8)[...]) & (size - 1)
            while starts[slot] != 0 { slot = (slot + 1) & (size - 1) }
            starts[slot] = Int32(entries.count + 1)
            for place in alike {
                let start = bytes.count
                bytes += phrases[place].words.utf8
                entries.append(
                    Entry(
                        bytes: start..<bytes.count, firstWord: first.utf8.count, phrase: phrases[place],
                        isLast: place == alike.last))
                places.append(place)
            }
        }
    }

    /// Every place at which a phrase stands in the words, from the first on, wherever it may stand.
    @inline(__always)
    func hits(in words: String, _ found: (Hit) -> Void) {
        guard !entries.isEmpty else { return }
        words.withBytes { text in
            var start = 0
            while start < text.count {
                guard text[start] != space else {
                    start += 1
                    continue
                }
                var end = start
                var hash = PhraseIndex.seed
                while end < text.count, text[end] != space {
                    hash = PhraseIndex.mixed(hash, text[end])
                    end += 1
                }
                if var index = firstEntry(beginningWith: text, start..<end, hash) {
                    while true {
                        let entry = entries[index]
                        if stands(entry, in: text, at: start) {
                            let range = start..<start + entry.bytes.count
                            found(Hit(place: places[index], phrase: entry.phrase, range: range))
                        }
                        if entry.isLast { break }
                        index += 1
                    }
                }
                start = end
            }
        }
    }

    /// Whether any phrase stands in the words, wherever it may stand.
    func standsSomewhere(in words: String) -> Bool {
        var stands = false
        hits(in: words) { _ in stands = true }
        return stands
    }

    /// Calls back with each list a phrase of which is meant by the words, and with the bytes of them that are left behind
    /// that phrase; not more than once for a phrase.
    @inline(__always)
    func rests(of words: String, _ found: (_ list: Int, _ rest: Range<Int>) -> Void) {
        let count = words.utf8.count
        let isSentence = words.utf8.count { $0 == space } < PhraseIndex.longestSentence
        var seen: [Int] = []
        hits(in: words) { hit in
            let isWhole = hit.range.upperBound == count
            switch (hit.phrase.openStart, hit.phrase.openEnd) {
            case (false, false): if hit.range == 0..<count { found(hit.phrase.list, count..<count) }
            case (false, true): if hit.range.lowerBound == 0 { found(hit.phrase.list, hit.range.upperBound..<count) }
            case (true, let openEnd):
                // Where a phrase stands twice, the first place counts.
                guard isSentence, !seen.contains(hit.place) else { return }
                seen.append(hit.place)
                if openEnd || isWhole { found(hit.phrase.list, hit.range.upperBound..<count) }
            }
        }
    }

    @inline(__always)
    private func firstEntry(
        beginningWith text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ hash: Int
    ) -> Int? {
        var slot = hash & (starts.count - 1)
        while starts[slot] != 0 {
            let entry = entries[Int(starts[slot]) - 1]
            if entry.firstWord == word.count, isSame(entry.bytes.lowerBound, text, word) {
                return Int(starts[slot]) - 1
            }
            slot = (slot + 1) & (starts.count - 1)
        }
        return nil
    }

    @inline(__always)
    private func stands(_ entry: Entry, in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        let end = start + entry.bytes.count
        return end <= text.count && (end == text.count || text[end] == space)
            && isSame(entry.bytes.lowerBound, text, start..<end)
    }

    @inline(__always)
    private func isSame(_ own: Int, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        for offset in 0..<range.count where bytes[own + offset] != text[range.lowerBound + offset] { return false }
        return true
    }

    // MARK: - Hashing (FNV-1a)

    private static let seed = 0x3_4B2D_9C51

    @inline(__always)
    private static func mixed(_ hash: Int, _ byte: UInt8) -> Int { (hash ^ Int(byte)) &* 0x100_0000_01B3 }

    private static func hash(of word: ArraySlice<UInt8>) -> Int { word.reduce(seed, mixed) }
}

private let space = UInt8(ascii: " ")

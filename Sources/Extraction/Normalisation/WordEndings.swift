/// Endings of words, each of at most eight letters: "erait", "aient".
struct WordEndings: Sendable {
    private struct Ending {
        var letters: UInt64
        var mask: UInt64
    }

    /// By last letter.
    private let endings: [Ending]
    /// Where the endings of each last letter start, `a` first; one more for the end.
    private let starts: [Int]

    init(_ words: String) {
        let all = words.split(separator: " ").map { Word(String($0)) }
        var endings: [Ending] = []
        var starts: [Int] = []
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
            starts.append(endings.count)
            for word in all where word.last == letter {
                let mask = UInt64.max >> UInt64(word.head.leadingZeroBitCount & ~7)
                endings.append(Ending(letters: word.head, mask: mask))
            }
        }
        self.endings = endings
        self.starts = starts + [endings.count]
    }

    /// Whether a word whose last letters are `suffix`, the last one lowest, ends in one of them.
    func contains(_ suffix: UInt64) -> Bool {
        let letter = Int(suffix & 0xFF) - 97
        guard letter >= 0, letter < 26 else { return false }
        for index in starts[letter]..<starts[letter + 1]
        where suffix & endings[index].mask == endings[index].letters {
            return true
        }
        return false
    }
}

extension FoldedText {
    /// The last eight bytes of a token, the last of them lowest; fewer where it is shorter.
    func suffix(ofToken index: Int) -> UInt64 {
        guard words[index] == .long else { return words[index].suffix }
        return bytes[(tokens[index].end - 8)..<tokens[index].end].reduce(0) { $0 << 8 | UInt64($1) }
    }
}

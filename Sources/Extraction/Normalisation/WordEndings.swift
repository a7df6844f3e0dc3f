/// Endings of words: "erait", "aient".
struct WordEndings: Sendable {
    private struct Ending {
        var letters: UInt64
        /// Selects the ending from the last letters of a word.
        var mask: UInt64
        /// Letters that a word with it has at least.
        var length: Int
    }

    /// By last letter.
    private let endings: [Ending]
    /// Where the endings of each last letter start, `a` first; one more for the end.
    private let starts: [Int]

    /// Each ending has at most eight letters; `stem` letters at least stand before it.
    init(_ words: String, stem: Int = 0) {
        let all = words.split(separator: " ").map { Word(String($0)) }
        var endings: [Ending] = []
        var starts: [Int] = []
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
            starts.append(endings.count)
            for word in all where word.last == letter {
                let mask = UInt64.max >> UInt64(word.head.leadingZeroBitCount & ~7)
                let length = 8 - word.head.leadingZeroBitCount / 8 + stem
                endings.append(Ending(letters: word.head, mask: mask, length: length))
            }
        }
        self.endings = endings
        self.starts = starts + [endings.count]
    }

    /// Whether a word of so many letters, the last of them `suffix` with the very last lowest, ends in one of them.
    func contains(_ suffix: UInt64, length: Int = .max) -> Bool {
        let letter = Int(suffix & 0xFF) - 97
        guard letter >= 0, letter < 26 else { return false }
        for index in starts[letter]..<starts[letter + 1]
        where suffix & endings[index].mask == endings[index].letters && length >= endings[index].length {
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

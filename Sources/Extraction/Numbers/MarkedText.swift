/// Folded text with each token looked up once in the closed classes: what the grammars of numbers, dates and
/// personal data read.
package struct MarkedText: Sendable {
    package let text: FoldedText
    let words: [Word]
    let senses: [Sense]
    /// Tokens that wake a grammar: digits, and words with a sense. Ascending.
    let cues: [Int]

    package init(_ text: FoldedText) {
        self.text = text
        var words = text.words
        var senses = [Sense](repeating: .none, count: words.count)
        var cues: [Int] = []
        for index in words.indices {
            let token = text.tokens[index]
            if words[index].last == UInt8(ascii: "'") { words[index] = Word(Self.trimmed(text.bytes[token.range])) }
            if token.kind == .word, let sense = Sense.of(words[index]) {
                senses[index] = sense
                cues.append(index)
            } else if token.kind == .number {
                cues.append(index)
            }
        }
        self.words = words
        self.senses = senses
        self.cues = cues
    }

    /// Words before a closing quote fold like elided ones; no elision is longer than "lorsqu'".
    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.last == UInt8(ascii: "'"), bytes.count > 4, bytes.dropLast().last != UInt8(ascii: "u") else {
            return bytes
        }
        return bytes.dropLast()
    }

    var count: Int { words.count }

    /// The word at `index`, or one that equals nothing beyond the ends.
    func word(_ index: Int) -> Word { index >= 0 && index < words.count ? words[index] : .long }

    func sense(_ index: Int) -> Sense { index >= 0 && index < senses.count ? senses[index] : .none }

    func kind(_ index: Int) -> Token.Kind? {
        index >= 0 && index < count ? text.tokens[index].kind : nil
    }

    func flags(_ index: Int) -> Token.Flags { index >= 0 && index < count ? text.tokens[index].flags : [] }

    /// The folded bytes of a token.
    func bytes(_ index: Int) -> ArraySlice<UInt8> { text.bytes[text.tokens[index].range] }

    /// Whether a word ends in "s".
    func hasPluralMark(_ index: Int) -> Bool { bytes(index).last == UInt8(ascii: "s") }

    func isWord(_ index: Int) -> Bool { kind(index) == .word }

    /// Whether nothing, not even a space, stands between this token and the one before.
    func isGlued(_ index: Int) -> Bool {
        index > 0 && index < count && text.tokens[index].start == text.tokens[index - 1].end
    }

    /// Whether one space at most, or a hyphen, joins this token to the one before.
    func follows(_ index: Int) -> Bool {
        index > 0 && index < count && text.tokens[index].start <= text.tokens[index - 1].end + 1
    }

    func capital(_ index: Int) -> Bool { flags(index).contains(.capital) }

    /// The digits of a number token as an integer; `nil` beyond eighteen digits.
    func integer(_ index: Int) -> Int? {
        guard kind(index) == .number else { return nil }
        let bytes = text.bytes[text.tokens[index].range]
        guard bytes.count <= 18 else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    func length(_ index: Int) -> Int {
        index >= 0 && index < count ? text.tokens[index].end - text.tokens[index].start : 0
    }

    /// Whether the tokens from `index` on are these words.
    func has(_ words: [Word], at index: Int) -> Bool {
        for (offset, word) in words.enumerated() where self.word(index + offset) != word { return false }
        return true
    }

    /// Whether the tokens that end just before `index` are these words.
    func has(_ words: [Word], before index: Int) -> Bool { has(words, at: index - words.count) }
}

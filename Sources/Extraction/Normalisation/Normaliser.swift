/// Folds texts: one pass over the bytes, each word finished as it ends.
package struct Normaliser: Sendable {
    /// Whole folded words and what they stand for ("bcp" → "beaucoup", "jai" → "j'ai").
    private let rewrites: WordTable
    /// Whether "jcommence" is read as "je commence".
    private let partsPronouns: Bool

    package init(rewrites: WordTable = .empty, partsPronouns: Bool = true) {
        self.rewrites = rewrites
        self.partsPronouns = partsPronouns
    }

    package func fold(_ text: String) -> FoldedText {
        let source = Array(text.utf8)
        return source.withUnsafeBufferPointer { bytes in
            var scan = FoldScan(bytes, rewrites, partsPronouns: partsPronouns)
            defer { scan.out.free() }
            scan.run()
            return FoldedText(source: source, scan.out, tokens: scan.tokens, words: scan.words)
        }
    }
}

/// One pass. The word under way is the tail of `out` from `wordStart`.
struct FoldScan {
    let source: UnsafeBufferPointer<UInt8>
    private let rewrites: WordTable
    private let partsPronouns: Bool
    var out: FoldScratch
    private(set) var tokens: [Token] = []
    private(set) var words: [Word] = []
    var at = 0
    var wordStart = -1
    private var numberStart = -1
    var flags: Token.Flags = []
    private var capitals = 0
    private var letters = 0
    /// The first source capital that is not the word's first letter, by folded index: "étudiantEs".
    private var innerCapital = -1
    private var separated = true
    private var hyphened = false

    init(_ source: UnsafeBufferPointer<UInt8>, _ rewrites: WordTable, partsPronouns: Bool) {
        self.source = source
        self.rewrites = rewrites
        self.partsPronouns = partsPronouns
        out = FoldScratch(capacity: source.count + source.count / 4 + 32)
        tokens.reserveCapacity(source.count / 4 + 4)
        words.reserveCapacity(source.count / 4 + 4)
    }

    mutating func run() {
        ASCIIFold.table.withUnsafeBufferPointer { table in
            while at < source.count {
                if source[at] < 0x80 { ascii(table[Int(source[at])], table) } else { other() }
            }
        }
        finish()
    }

    @inline(__always)
    private mutating func ascii(_ fold: ASCIIFold, _ table: UnsafeBufferPointer<ASCIIFold>) {
        let start = at
        at += 1
        switch fold.kind {
        case .lower: lowerRun(fold.byte, start, table)
        case .capital: letter(fold.byte, start, isCapital: true, isASCII: true)
        case .digit: digit(fold.byte, start)
        case .apostrophe: apostrophe(start)
        case .hyphen, .mark: separator(fold.byte, start)
        case .space: space(start)
        case .newline: newline(start)
        }
    }

    private mutating func other() {
        let (scalar, length) = decode(at)
        let start = at
        at += length
        let isCapital = (0xC0...0xDE).contains(scalar) && scalar != 0xD7
        switch fold(scalar) {
        case .letter(let byte): letter(byte, start, isCapital: isCapital, isASCII: false)
        case .letters(let first, let second):
            letter(first, start, isCapital: isCapital, isASCII: false)
            letter(second, start, isCapital: isCapital, isASCII: false)
        case .digit(let byte): digit(byte, start)
        case .apostrophe: apostrophe(start)
        case .hyphen: separator(UInt8(ascii: "-"), start)
        case .middot: separator(middotByte, start)
        case .mark(let byte): separator(byte, start)
        case .space: space(start)
        case .newline: newline(start)
        case .nothing:
            flags.insert(.accented)
            out.extendLast(to: at)
        }
    }

    /// The scalar at a source byte and its length. The source is valid UTF-8: it comes from a `String`.
    func decode(_ at: Int) -> (UInt32, Int) {
        let first = UInt32(source[at])
        if first < 0x80 { return (first, 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var scalar = first & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for index in at + 1..<at + length { scalar = scalar << 6 | UInt32(source[index] & 0x3F) }
        return (scalar, length)
    }

    // MARK: - Characters

    @inline(__always)
    private mutating func beginLetters() {
        if numberStart >= 0 { finish() }
        guard wordStart < 0 else { return }
        wordStart = out.count
        letters = 0
        capitals = 0
        innerCapital = -1
        flags.remove(.accented)
    }

    private mutating func letter(_ byte: UInt8, _ start: Int, isCapital: Bool, isASCII: Bool) {
        beginLetters()
        if isCapital {
            capitals += 1
            if letters == 0 { flags.insert(.capital) } else if innerCapital < 0 { innerCapital = out.count }
        }
        if !isASCII { flags.insert(.accented) }
        letters += 1
        out.append(byte, from: start, to: at)
    }

    /// All lower-case letters that stand together: most of any text.
    @inline(__always)
    private mutating func lowerRun(_ first: UInt8, _ start: Int, _ table: UnsafeBufferPointer<ASCIIFold>) {
        beginLetters()
        out.append(first, from: start, to: at)
        while at < source.count, source[at] < 0x80, table[Int(source[at])].kind == .lower {
            out.append(source[at], from: at, to: at + 1)
            at += 1
        }
        letters += at - start
    }

    private mutating func digit(_ byte: UInt8, _ start: Int) {
        if wordStart >= 0 { finish() }
        if numberStart < 0 { numberStart = out.count }
        out.append(byte, from: start, to: at)
    }

    /// Ends an elided word with its apostrophe; inside "aujourd'hui" it is a letter like others.
    private mutating func apostrophe(_ start: Int) {
        guard wordStart >= 0 else { return mark(UInt8(ascii: "'"), start) }
        let stem = Word(out.slice(from: wordStart))
        out.append(UInt8(ascii: "'"), from: start, to: at)
        if !keepsApostrophe.contains(stem) { finish() }
    }

    private mutating func space(_ start: Int) {
        finish()
        separated = true
        hyphened = false
        if let last = out.last, last != 32, last != 10 { out.append(32, from: start, to: at) }
    }

    private mutating func newline(_ start: Int) {
        finish()
        separated = true
        hyphened = false
        if out.last == 32 { out.truncate(to: out.count - 1) }
        out.append(10, from: start, to: at)
        emit(Token(kind: .newline, start: out.count - 1, end: out.count, flags: []))
    }

    private mutating func separator(_ byte: UInt8, _ start: Int) {
        if source[start] == UInt8(ascii: "["), let end = Placeholder.end(in: source, from: start) {
            return placeholder(start, end)
        }
        if wordStart >= 0, foldInclusive(byte) { return }
        let joins = byte == UInt8(ascii: "-") && wordStart >= 0 && at < source.count && isLetter(at)
        mark(byte, start, joins: joins)
    }

    /// One word, written as no word of any list is.
    private mutating func placeholder(_ start: Int, _ end: Int) {
        finish()
        at = end
        capitals = 0
        let from = out.count
        for bracket in [UInt8(ascii: "["), UInt8(ascii: "]")] { out.append(bracket, from: start, to: end) }
        emit(.word, from: from)
    }

    /// A hyphen that joins two words is no token of its own.
    private mutating func mark(_ byte: UInt8, _ start: Int, joins: Bool = false) {
        finish()
        out.append(byte, from: start, to: at)
        if !joins {
            emit(Token(kind: .mark, start: out.count - 1, end: out.count, flags: separated ? .spaceBefore : []))
        }
        separated = false
        hyphened = joins
    }

    // MARK: - Tokens

    private mutating func finish() {
        if numberStart >= 0 {
            emit(.number, from: numberStart)
            numberStart = -1
        } else if wordStart >= 0 {
            dropInclusiveCapital()
            out.collapseRepeats(from: wordStart)
            let bytes = out.slice(from: wordStart)
            if let written = rewrites.value(of: Word(bytes), bytes) {
                out.replaceTail(from: wordStart, with: written)
                flags.insert(.rewritten)
                emitWords()
            } else if partsPronouns, isGluedPronoun(bytes) {
                out.replaceTail(from: wordStart, with: Array("je ".utf8) + bytes.dropFirst())
                flags.insert(.rewritten)
                emitWords()
            } else {
                emit(.word, from: wordStart)
            }
            wordStart = -1
        }
        flags = []
    }

    /// "jcommence", "jprends": no French word begins with "j" and a consonant. Capitals are names.
    private func isGluedPronoun(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count >= 4, word[0] == UInt8(ascii: "j"), !flags.contains(.capital) else { return false }
        return !vowels.contains(word[1]) && word.dropFirst(2).contains(where: vowels.contains)
    }

    private mutating func emit(_ kind: Token.Kind, from start: Int) {
        if separated { flags.insert(.spaceBefore) }
        if hyphened { flags.insert(.hyphenBefore) }
        if kind == .word, capitals > 1, capitals == letters { flags.insert(.upper) }
        emit(Token(kind: kind, start: start, end: out.count, flags: flags))
        separated = false
        hyphened = false
    }

    private mutating func emit(_ token: Token) {
        tokens.append(token)
        words.append(Word(UnsafeBufferPointer(start: out.bytes + token.start, count: token.end - token.start)))
    }

    /// The words of an expansion ("j'ai", "parce que"), each its own token.
    private mutating func emitWords() {
        let end = out.count
        var start = wordStart
        for index in wordStart..<end where out.bytes[index] == 32 || out.bytes[index] == UInt8(ascii: "'") {
            let stop = out.bytes[index] == 32 ? index : index + 1
            if start < stop { emitPart(start, stop) }
            start = index + 1
        }
        if start < end { emitPart(start, end) }
    }

    private mutating func emitPart(_ start: Int, _ stop: Int) {
        var partFlags = flags
        if separated || (start > 0 && out.bytes[start - 1] == 32) { partFlags.insert(.spaceBefore) }
        emit(Token(kind: .word, start: start, end: stop, flags: partFlags))
        separated = false
    }

    /// "étudiantEs" → "etudiants", "auteurE" → "auteur".
    private mutating func dropInclusiveCapital() {
        let count = out.count
        guard innerCapital > wordStart + 2, capitals <= 2 + (flags.contains(.capital) ? 1 : 0),
            out.bytes[innerCapital] == UInt8(ascii: "e"),
            innerCapital == count - 1 || innerCapital == count - 2 && out.bytes[count - 1] == UInt8(ascii: "s")
        else { return }
        out.join(innerCapital - 1, with: innerCapital)
        if innerCapital < count - 1 { out.move(count - 1, to: innerCapital) }
        out.truncate(to: count - 1)
        flags.insert(.inclusive)
    }
}

private let vowels = Array("aeiouy".utf8)

/// Stems that keep their apostrophe inside one word.
private let keepsApostrophe = WordSet("aujourd quelqu prud presqu grand entr")

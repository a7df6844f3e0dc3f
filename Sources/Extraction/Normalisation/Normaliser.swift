/// Folds texts: one pass over the bytes, each word finished as it ends.
package struct Normaliser: Sendable {
    /// Whole folded words and what they stand for ("bcp" → "beaucoup", "jai" → "j'ai").
    private let rewrites: WordTable

    package init(rewrites: WordTable = .empty) { self.rewrites = rewrites }

    package func fold(_ text: String) -> FoldedText {
        var scan = Scan(source: Array(text.utf8), rewrites: rewrites)
        scan.run()
        return scan.out
    }
}

/// One pass. The word under way is the tail of `out.bytes` from `wordStart`.
private struct Scan {
    var out: FoldedText
    let rewrites: WordTable
    var at = 0
    var wordStart = -1
    var numberStart = -1
    var flags: Token.Flags = []
    var capitals = 0
    var letters = 0
    /// Source capitals other than the first, by folded index: "étudiantEs".
    var innerCapital = -1
    var separated = true
    var hyphened = false

    init(source: [UInt8], rewrites: WordTable) {
        out = FoldedText(source: source)
        self.rewrites = rewrites
    }

    mutating func run() {
        while at < out.source.count {
            let (scalar, length) = decode(at)
            let start = at
            at += length
            switch fold(scalar) {
            case .letter(let byte): letter(byte, start, scalar)
            case .letters(let first, let second):
                letter(first, start, scalar)
                letter(second, start, scalar)
            case .digit(let byte): digit(byte, start)
            case .apostrophe: apostrophe(start)
            case .hyphen: separator(UInt8(ascii: "-"), start)
            case .middot: separator(middotByte, start)
            case .mark(let byte): separator(byte, start)
            case .space: space(start, newline: false)
            case .newline: space(start, newline: true)
            case .nothing:
                flags.insert(.accented)
                out.extendLast(to: at)
            }
        }
        finish()
    }

    /// The scalar at a source byte and its length. The source is valid UTF-8: it comes from a `String`.
    private func decode(_ at: Int) -> (UInt32, Int) {
        let first = UInt32(out.source[at])
        if first < 0x80 { return (first, 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var scalar = first & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for byte in out.source[at + 1..<at + length] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
        return (scalar, length)
    }

    private mutating func letter(_ byte: UInt8, _ start: Int, _ scalar: UInt32) {
        if numberStart >= 0 { finish() }
        if wordStart < 0 {
            wordStart = out.bytes.count
            letters = 0
            capitals = 0
            innerCapital = -1
            flags.remove(.accented)
        }
        let isCapital = (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar) && scalar != 0xD7
        if isCapital {
            capitals += 1
            if letters == 0 { flags.insert(.capital) } else if innerCapital < 0 { innerCapital = out.bytes.count }
        }
        if scalar >= 0x80 { flags.insert(.accented) }
        letters += 1
        out.append(byte, from: start, to: at)
    }

    private mutating func digit(_ byte: UInt8, _ start: Int) {
        if wordStart >= 0 { finish() }
        if numberStart < 0 { numberStart = out.bytes.count }
        out.append(byte, from: start, to: at)
    }

    /// Ends an elided word with its apostrophe; inside "aujourd'hui" it is a letter like others.
    private mutating func apostrophe(_ start: Int) {
        guard wordStart >= 0 else { return mark(UInt8(ascii: "'"), start) }
        out.append(UInt8(ascii: "'"), from: start, to: at)
        let stem = out.bytes[wordStart..<out.bytes.count - 1]
        if stem.count > 2, joined.contains(where: { stem.elementsEqual($0) }) { return }
        finish()
    }

    private mutating func space(_ start: Int, newline: Bool) {
        finish()
        separated = true
        hyphened = false
        if newline {
            if let last = out.bytes.last, last == 32 { out.truncate(to: out.bytes.count - 1) }
            out.append(10, from: start, to: at)
            out.tokens.append(Token(kind: .newline, start: out.bytes.count - 1, end: out.bytes.count, flags: []))
        } else if let last = out.bytes.last, last != 32, last != 10 {
            out.append(32, from: start, to: at)
        }
    }

    private mutating func separator(_ byte: UInt8, _ start: Int) {
        if wordStart >= 0, foldInclusive(byte) { return }
        let joins = byte == UInt8(ascii: "-") && wordStart >= 0 && at < out.source.count && isLetter(at)
        mark(byte, start)
        if joins {
            out.tokens.removeLast()
            hyphened = true
        }
    }

    private mutating func mark(_ byte: UInt8, _ start: Int) {
        finish()
        var markFlags: Token.Flags = []
        if separated { markFlags.insert(.spaceBefore) }
        out.append(byte, from: start, to: at)
        out.tokens.append(Token(kind: .mark, start: out.bytes.count - 1, end: out.bytes.count, flags: markFlags))
        separated = false
        hyphened = false
    }

    private mutating func finish() {
        if numberStart >= 0 {
            emit(.number, from: numberStart)
            numberStart = -1
        } else if wordStart >= 0 {
            dropInclusiveCapital()
            collapseRepeats()
            if let written = rewrites[out.bytes[wordStart...]] {
                out.replaceTail(from: wordStart, with: written)
                flags.insert(.rewritten)
                emitWords()
            } else {
                emit(.word, from: wordStart)
            }
            wordStart = -1
        }
        flags = []
    }

    private mutating func emit(_ kind: Token.Kind, from start: Int) {
        if separated { flags.insert(.spaceBefore) }
        if hyphened { flags.insert(.hyphenBefore) }
        if kind == .word, capitals > 1, capitals == letters { flags.insert(.upper) }
        out.tokens.append(Token(kind: kind, start: start, end: out.bytes.count, flags: flags))
        separated = false
        hyphened = false
    }

    /// The words of an expansion ("j'ai", "parce que"), each its own token.
    private mutating func emitWords() {
        let end = out.bytes.count
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
        out.tokens.append(Token(kind: .word, start: start, end: stop, flags: partFlags))
        separated = false
    }

    /// "étudiantEs" → "etudiants", "auteurE" → "auteur".
    private mutating func dropInclusiveCapital() {
        let count = out.bytes.count
        guard innerCapital > wordStart + 2, capitals <= 2 + (flags.contains(.capital) ? 1 : 0),
            out.bytes[innerCapital] == UInt8(ascii: "e"),
            innerCapital == count - 1 || innerCapital == count - 2 && out.bytes[count - 1] == UInt8(ascii: "s")
        else { return }
        out.remove(at: innerCapital)
        flags.insert(.inclusive)
    }

    /// Three or more of a letter are one: "merciiii", "troooop".
    private mutating func collapseRepeats() {
        var index = wordStart
        while index + 2 < out.bytes.count {
            guard out.bytes[index] == out.bytes[index + 1], out.bytes[index] == out.bytes[index + 2] else {
                index += 1
                continue
            }
            var run = index + 1
            while run < out.bytes.count, out.bytes[run] == out.bytes[index] { run += 1 }
            let tail = Array(out.bytes[run...])
            let drop = run - index - 1
            if tail.isEmpty {
                let end = out.sourceRange(index..<run).upperBound
                out.truncate(to: index + 1)
                out.extendLast(to: end)
            } else {
                for _ in 0..<min(drop, 64) { out.remove(at: index + 1) }
                if drop > 64 { return }
            }
            index += 1
        }
    }
}

/// Stems that keep their apostrophe inside one word.
private let joined: [[UInt8]] = ["aujourd", "quelqu", "prud", "presqu", "grand", "entr"].map { Array($0.utf8) }

// MARK: - Inclusive forms

extension Scan {
    /// Folds "étudiant·e·s", "voisin-es", "acteur(rice)s" when one stands here; `at` is just behind the separator.
    private mutating func foldInclusive(_ separator: UInt8) -> Bool {
        let isParenthesis = separator == UInt8(ascii: "(")
        guard
            isParenthesis || separator == middotByte || separator == UInt8(ascii: ".")
                || separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/")
        else { return false }
        let stem = out.string(wordStart..<out.bytes.count)
        let (suffix, afterSuffix) = letterRun(at)
        guard !suffix.isEmpty, suffix.utf8.count <= 7 else { return false }
        var end = afterSuffix
        var plural = suffix.hasSuffix("s") || suffix.hasSuffix("x")
        if isParenthesis {
            guard end < out.source.count, out.source[end] == UInt8(ascii: ")") else { return false }
            end += 1
            if !plural {
                let (mark, afterMark) = letterRun(end)
                if mark == "s" || mark == "x" {
                    plural = true
                    end = afterMark
                } else if !mark.isEmpty {
                    return false
                }
            }
            guard suffix == "s" || InclusiveWriting.accepts(suffix: suffix, after: middotByte, stem: stem) else {
                return false
            }
        } else {
            let (pluralMark, afterMark) = pluralMark(end)
            if pluralMark { (plural, end) = (true, afterMark) }
            guard
                InclusiveWriting.accepts(suffix: suffix, after: pluralMark ? middotByte : separator, stem: stem)
                    || suffix == "s" && separator == middotByte
            else { return false }
        }
        close(plural: plural, end: end)
        return true
    }

    private mutating func close(plural: Bool, end: Int) {
        out.extendLast(to: end)
        if plural, let last = out.bytes.last, last != UInt8(ascii: "s"), last != UInt8(ascii: "x") {
            let from = end - 1
            out.append(UInt8(ascii: "s"), from: from, to: end)
        }
        at = end
        flags.insert(.inclusive)
    }

    /// A separator, "s" or "x", and then no letter: the plural mark of "étudiant·e·s".
    private func pluralMark(_ at: Int) -> (Bool, Int) {
        guard at < out.source.count else { return (false, at) }
        let (scalar, length) = decode(at)
        switch fold(scalar) {
        case .middot, .hyphen, .mark(UInt8(ascii: ".")), .mark(UInt8(ascii: "/")):
            let (mark, end) = letterRun(at + length)
            return mark == "s" || mark == "x" ? (true, end) : (false, at)
        default: return (false, at)
        }
    }

    /// The folded letters that start at a source byte, at most eight, and where they end.
    private func letterRun(_ start: Int) -> (String, Int) {
        var run = ""
        var at = start
        while at < out.source.count, run.utf8.count < 8 {
            let (scalar, length) = decode(at)
            guard case .letter(let byte) = fold(scalar) else { break }
            run.unicodeScalars.append(Unicode.Scalar(byte))
            at += length
        }
        return (run, at)
    }

    private func isLetter(_ at: Int) -> Bool {
        switch fold(decode(at).0) {
        case .letter, .letters: true
        default: false
        }
    }
}

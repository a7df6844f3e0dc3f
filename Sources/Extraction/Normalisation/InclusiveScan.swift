/// Folding "étudiant·e·s", "voisin-es", "acteur(rice)s" while the scan stands behind their separator.
extension FoldScan {
    /// Folds an inclusive form when one stands here; `at` is just behind the separator.
    @inline(__always)
    mutating func foldInclusive(_ separator: UInt8) -> Bool {
        switch separator {
        case middotByte, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): foldJoined(separator)
        case UInt8(ascii: "("): foldParenthesis()
        default: false
        }
    }

    private var stem: Word { Word(out.slice(from: wordStart)) }

    /// A separator, an ending, and perhaps the same separator and a plural mark.
    private mutating func foldJoined(_ separator: UInt8) -> Bool {
        guard let (suffix, afterSuffix) = ending(at) else { return false }
        let afterMark = pluralMark(afterSuffix)
        guard
            InclusiveWriting.accepts(
                suffix: suffix, after: afterMark == nil ? separator : middotByte, stem: stem)
                || suffix == "s" && separator == middotByte
        else { return false }
        close(plural: afterMark != nil || InclusiveWriting.isPlural(suffix), end: afterMark ?? afterSuffix)
        return true
    }

    /// An ending in parentheses, its plural mark inside or behind: "acteur(rices)", "voisin(e)s".
    private mutating func foldParenthesis() -> Bool {
        guard let (suffix, afterSuffix) = ending(at), afterSuffix < source.count,
            source[afterSuffix] == UInt8(ascii: ")")
        else { return false }
        var end = afterSuffix + 1
        var plural = InclusiveWriting.isPlural(suffix)
        if !plural {
            let (mark, afterMark) = letterRun(end)
            if mark == "s" || mark == "x" {
                (plural, end) = (true, afterMark)
            } else if mark != .empty {
                return false
            }
        }
        guard suffix == "s" || InclusiveWriting.accepts(suffix: suffix, after: middotByte, stem: stem) else {
            return false
        }
        close(plural: plural, end: end)
        return true
    }

    private mutating func close(plural: Bool, end: Int) {
        out.extendLast(to: end)
        if plural, let last = out.last, last != UInt8(ascii: "s"), last != UInt8(ascii: "x") {
            out.append(UInt8(ascii: "s"), from: end - 1, to: end)
        }
        at = end
        flags.insert(.inclusive)
    }

    /// One to seven letters that start at a source byte, and where they end.
    private func ending(_ start: Int) -> (Word, Int)? {
        let (suffix, end) = letterRun(start)
        return suffix == .empty || suffix.head >> 56 != 0 ? nil : (suffix, end)
    }

    /// Where a plural mark ends, a separator and "s" or "x" and then no letter: the second half of "étudiant·e·s".
    private func pluralMark(_ at: Int) -> Int? {
        guard at < source.count else { return nil }
        let (scalar, length) = decode(at)
        switch fold(scalar) {
        case .middot, .hyphen, .mark(UInt8(ascii: ".")), .mark(UInt8(ascii: "/")):
            let (mark, end) = letterRun(at + length)
            return mark == "s" || mark == "x" ? end : nil
        default: return nil
        }
    }

    /// The folded letters that start at a source byte, at most eight, and where they end.
    private func letterRun(_ start: Int) -> (Word, Int) {
        var run = Word.empty
        var at = start
        while at < source.count, run.head >> 56 == 0 {
            let (scalar, length) = decode(at)
            guard case .letter(let byte) = fold(scalar) else { break }
            run = run.followed(by: byte)
            at += length
        }
        return (run, at)
    }

    func isLetter(_ at: Int) -> Bool {
        switch fold(decode(at).0) {
        case .letter, .letters: true
        default: false
        }
    }
}

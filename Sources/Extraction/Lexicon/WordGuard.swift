/// A condition on the words next to a match: "cour" is the courtyard unless "d'école" follows.
package struct WordGuard: Sendable, Hashable {
    package enum Side: Sendable, Hashable { case before, after }

    package var side: Side
    /// Whether one of the phrases must stand there; otherwise none may.
    package var isRequired: Bool
    package var phrases: [Phrase]

    /// Folded words, the last one perhaps open; `anyNumber` stands for a run of digits.
    package struct Phrase: Sendable, Hashable {
        package var bytes: [UInt8]
        package var isOpen: Bool
    }

    package static let anyNumber = UInt8(ascii: "#")

    package init(side: Side, isRequired: Bool, patterns: [LexiconPattern]) {
        self.side = side
        self.isRequired = isRequired
        phrases = patterns.flatMap { pattern in
            pattern.forms.map { Phrase(bytes: $0, isOpen: pattern.isOpen) }
        }
    }

    func allows(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let isThere = phrases.contains { phrase in
            side == .after
                ? phrase.follows(range.upperBound, in: bytes) : phrase.precedes(range.lowerBound, in: bytes)
        }
        return isThere == isRequired
    }
}

extension WordGuard.Phrase {
    /// Whether the phrase starts behind `end`, one separator between.
    func follows(_ end: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = end
        if at < text.count, isSeparator(text[at]) { at += 1 }
        return match(from: at, in: text)
    }

    /// Whether the phrase ends right before `start`, one separator between.
    func precedes(_ start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = start
        if end > 0, isSeparator(text[end - 1]) { end -= 1 }
        if bytes == [WordGuard.anyNumber] { return end > 0 && isDigit(text[end - 1]) }
        let from = end - bytes.count
        guard from >= 0, from == 0 || !isLetter(text[from - 1]) else { return false }
        for offset in bytes.indices where !sameByte(bytes[offset], text[from + offset]) { return false }
        return true
    }

    private func match(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = start
        for byte in bytes {
            guard at < text.count else { return false }
            if byte == WordGuard.anyNumber {
                guard isDigit(text[at]) else { return false }
                while at < text.count, isDigit(text[at]) { at += 1 }
            } else {
                guard sameByte(byte, text[at]) else { return false }
                at += 1
            }
        }
        return isOpen || at == text.count || !isLetter(text[at])
    }
}

private func sameByte(_ left: UInt8, _ right: UInt8) -> Bool {
    left == right || isSeparator(left) && isSeparator(right)
}

func isSeparator(_ byte: UInt8) -> Bool {
    byte == 32 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'")
}

func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

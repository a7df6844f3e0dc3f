/// A text made easy to compare: lower-case ASCII, one kind of apostrophe, inclusive forms as one word, chat
/// abbreviations spelled out, and for every byte the place in the source that it came from.
///
/// All matching reads `bytes` and `tokens`; everything that leaves extraction is told in source ranges.
package struct FoldedText: Sendable {
    /// The UTF-8 bytes of the text as it was written.
    package let source: [UInt8]
    /// Lower-case ASCII letters, digits, `'`, `-`, punctuation, single spaces and newlines; `symbolByte` for emoji
    /// and the like, `middotByte` for a lone middle dot.
    package internal(set) var bytes: [UInt8] = []
    /// For each folded byte, where its source character starts.
    private(set) var origins: [UInt32] = []
    /// For each folded byte, where its source character ends.
    private(set) var ends: [UInt32] = []
    package internal(set) var tokens: [Token] = []
    private let milestones: [UInt32]

    init(source: [UInt8]) {
        self.source = source
        milestones = Self.milestones(of: source)
        bytes.reserveCapacity(source.count + 16)
        origins.reserveCapacity(source.count + 16)
        ends.reserveCapacity(source.count + 16)
        tokens.reserveCapacity(source.count / 4 + 4)
    }

    /// The source bytes behind a half-open range of folded bytes.
    package func sourceRange(_ range: Range<Int>) -> Range<Int> {
        guard let last = range.last, !range.isEmpty else {
            let at = range.lowerBound < origins.count ? Int(origins[range.lowerBound]) : source.count
            return at..<at
        }
        return Int(origins[range.lowerBound])..<max(Int(ends[last]), Int(origins[range.lowerBound]))
    }

    /// The source bytes behind a half-open range of tokens, which must not be empty.
    package func sourceRange(ofTokens range: Range<Int>) -> Range<Int> {
        sourceRange(tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end)
    }

    package func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    package func string(ofToken index: Int) -> String { string(tokens[index].start..<tokens[index].end) }

    /// The source text behind a half-open range of source bytes.
    package func sourceString(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

    /// Half-open range of Unicode scalars for one of source bytes: what records tell.
    package func scalarRange(_ range: Range<Int>) -> Range<Int> {
        scalars(before: range.lowerBound)..<scalars(before: range.upperBound)
    }

    /// Scalars before a source byte. Counted from the nearest milestone: ranges are asked for by the thousand.
    private func scalars(before byte: Int) -> Int {
        let milestone = min(byte / Self.stride, milestones.count - 1)
        var count = Int(milestones[milestone])
        for byte in source[milestone * Self.stride..<byte] where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    private static let stride = 128

    /// Scalars before every 128th source byte.
    private static func milestones(of source: [UInt8]) -> [UInt32] {
        var milestones: [UInt32] = [0]
        var count: UInt32 = 0
        for (index, byte) in source.enumerated() {
            if byte & 0xC0 != 0x80 { count += 1 }
            if (index + 1) % stride == 0 { milestones.append(count) }
        }
        return milestones
    }

    mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
        bytes.append(byte)
        origins.append(UInt32(truncatingIfNeeded: start))
        ends.append(UInt32(truncatingIfNeeded: end))
    }

    /// Replaces the folded bytes from `start` on; the new ones all stand for the whole of what they replace.
    mutating func replaceTail(from start: Int, with replacement: some Collection<UInt8>) {
        let from = Int(origins[start])
        let to = Int(ends[ends.count - 1])
        truncate(to: start)
        for byte in replacement { append(byte, from: from, to: to) }
    }

    mutating func truncate(to count: Int) {
        bytes.removeLast(bytes.count - count)
        origins.removeLast(origins.count - count)
        ends.removeLast(ends.count - count)
    }

    /// Lets the last folded byte stand for the source up to `end`.
    mutating func extendLast(to end: Int) {
        if !ends.isEmpty { ends[ends.count - 1] = UInt32(truncatingIfNeeded: end) }
    }

    /// Removes the folded byte at `index`; its source goes to the byte before it.
    mutating func remove(at index: Int) {
        if index > 0 { ends[index - 1] = ends[index] }
        bytes.remove(at: index)
        origins.remove(at: index)
        ends.remove(at: index)
    }
}

/// A word, a number or a mark of folded text.
package struct Token: Sendable, Equatable {
    package enum Kind: Sendable {
        /// Letters; an elided word keeps its apostrophe (`l'`), and so do `aujourd'hui` and its kin.
        case word
        /// ASCII digits only.
        case number
        /// One punctuation byte.
        case mark
        case newline
    }

    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The source begins with a capital.
        package static let capital = Flags(rawValue: 1)
        /// Every source letter, two or more, is a capital.
        package static let upper = Flags(rawValue: 2)
        /// The source has a diacritic.
        package static let accented = Flags(rawValue: 4)
        /// Inclusive writing was folded away.
        package static let inclusive = Flags(rawValue: 8)
        /// A space, a newline or the start of the text stands before it.
        package static let spaceBefore = Flags(rawValue: 16)
        /// A hyphen joins it to the token before.
        package static let hyphenBefore = Flags(rawValue: 32)
        /// An abbreviation or a spelling of chat was written out.
        package static let rewritten = Flags(rawValue: 64)
    }

    package var kind: Kind
    /// Folded bytes `start ..< end`.
    package var start: Int
    package var end: Int
    package var flags: Flags

    package var range: Range<Int> { start..<end }
}

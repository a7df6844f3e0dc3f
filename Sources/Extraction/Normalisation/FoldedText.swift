/// A text made easy to compare: lower-case ASCII, one kind of apostrophe, inclusive forms as one word, chat
/// abbreviations spelled out, and for every byte the place in the source that it came from.
///
/// All matching reads `bytes` and `tokens`; everything that leaves extraction is told in source ranges.
package struct FoldedText: Sendable {
    /// The UTF-8 bytes of the text as it was written.
    package let source: [UInt8]
    /// Lower-case ASCII letters, digits, `'`, `-`, punctuation, single spaces and newlines; `symbolByte` for emoji
    /// and the like, `middotByte` for a lone middle dot.
    package let bytes: [UInt8]
    package let tokens: [Token]
    /// The tokens' bytes, packed for comparison.
    let words: [Word]
    /// For each folded byte, where its source character stands.
    private let spans: [SourceSpan]
    private let milestones: Milestones

    init(source: [UInt8], _ scratch: FoldScratch, tokens: [Token], words: [Word]) {
        self.source = source
        self.tokens = tokens
        self.words = words
        bytes = Array(scratch.slice(from: 0))
        spans = Array(UnsafeBufferPointer(start: scratch.spans, count: scratch.count))
        milestones = Milestones(source)
    }

    /// The source bytes behind a half-open range of folded bytes.
    package func sourceRange(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else {
            let at = range.lowerBound < spans.count ? Int(spans[range.lowerBound].start) : source.count
            return at..<at
        }
        let start = Int(spans[range.lowerBound].start)
        return start..<max(Int(spans[range.upperBound - 1].end), start)
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
        let start = milestones.scalars(before: range.lowerBound, in: source)
        return start..<milestones.scalars(before: range.upperBound, in: source)
    }

    package func scalarRange(ofTokens range: Range<Int>) -> Range<Int> { scalarRange(sourceRange(ofTokens: range)) }

    /// The source text behind a half-open range of Unicode scalars.
    package func sourceString(ofScalars range: Range<Int>) -> String {
        let start = milestones.byte(ofScalar: range.lowerBound, in: source)
        return sourceString(start..<milestones.byte(ofScalar: range.upperBound, in: source))
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

    package let kind: Kind
    package let flags: Flags
    private let from: UInt32
    private let to: UInt32

    package init(kind: Kind, start: Int, end: Int, flags: Flags) {
        self.kind = kind
        self.flags = flags
        from = UInt32(truncatingIfNeeded: start)
        to = UInt32(truncatingIfNeeded: end)
    }

    /// Folded bytes `start ..< end`.
    package var start: Int { Int(from) }
    package var end: Int { Int(to) }

    package var range: Range<Int> { start..<end }
}

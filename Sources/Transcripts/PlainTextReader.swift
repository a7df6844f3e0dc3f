import Transport

/// Plain text: paragraphs, or lines.
///
/// Where blank lines stand between lines, each paragraph is one testimony, its line ends kept. A file without them has
/// one testimony a line. Which of the two a file is shows in its first 64 KiB: a blank line beyond them separates
/// nothing any more. Blank lines at the start and at the end say nothing either way.
struct PlainTextReader: TranscriptReader {
    private enum Shape { case undecided, lines, paragraphs }

    /// Bytes that are looked at before a file without blank lines counts as one of lines.
    static let lookahead = 65_536
    /// Bytes a paragraph may have, like a line of the decoder.
    static let paragraphLimit = TranscriptDecoder.lineLimit

    private let file: String
    private var shape = Shape.undecided
    /// The lines of the current paragraph; while undecided, all lines so far.
    private var held: [TextLine] = []
    private var heldBytes = 0
    private var blankFollows = false

    init(file: String) {
        self.file = file
    }

    mutating func push(_ line: ByteLine) -> [TranscriptItem] {
        let line = TextLine(line)
        var items = line.isCut ? [cutFault(file, line.number)] : []
        if line.isBlank {
            blankFollows = !held.isEmpty
            if shape == .paragraphs { items += takeParagraph() }
            return items
        }
        if blankFollows, shape == .undecided {
            shape = .paragraphs
            items += takeParagraph()
        }
        blankFollows = false
        return items + keep(line)
    }

    mutating func finish() -> [TranscriptItem] {
        shape == .paragraphs ? takeParagraph() : takeLines()
    }

    private mutating func keep(_ line: TextLine) -> [TranscriptItem] {
        if shape == .lines { return [.entry(entry([line]))] }
        held.append(line)
        heldBytes += line.text.utf8.count + 1
        if shape == .undecided, heldBytes > PlainTextReader.lookahead {
            shape = .lines
            return takeLines()
        }
        if heldBytes > PlainTextReader.paragraphLimit {
            let message = "the paragraph is too long; it was cut after this line"
            return takeParagraph() + [.fault(LineFault(file: file, line: line.number, message: message))]
        }
        return []
    }

    private mutating func takeParagraph() -> [TranscriptItem] {
        defer { clear() }
        return held.isEmpty ? [] : [.entry(entry(held))]
    }

    private mutating func takeLines() -> [TranscriptItem] {
        defer { clear() }
        return held.map { .entry(entry([$0])) }
    }

    private mutating func clear() {
        held = []
        heldBytes = 0
    }

    private func entry(_ lines: [TextLine]) -> TranscriptEntry {
        TranscriptEntry(
            line: lines[0].number, text: lines.map(\.text).joined(separator: "\n"),
            replaced: lines.reduce(0) { $0 + $1.replaced }, isCut: lines.contains(where: \.isCut))
    }
}

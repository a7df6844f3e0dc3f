import Transport

/// From the bytes of one file to its testimonies, however the chunks fall.
///
///     var decoder = TranscriptDecoder(file: "archive.ndjson", format: nil)
///     for chunk in chunks { handle(decoder.push(chunk)) }
///     handle(decoder.finish())
package struct TranscriptDecoder: Sendable {
    /// Bytes a line may have; what is longer is cut, or refused where half a line means nothing.
    package static let lineLimit = 10_000_000

    private let file: String
    private var splitter: LineSplitter
    private var reader: (any TranscriptReader)?
    /// Lines that came before the format was known: blank ones and comments, a bounded number.
    private var held: [ByteLine] = []
    private var isRefused = false

    /// `format` is `nil` where the first bytes shall tell.
    package init(file: String, format: TranscriptFormat?, lineLimit: Int = lineLimit) {
        self.file = file
        splitter = LineSplitter(limit: lineLimit)
        reader = format.map { TranscriptDecoder.reader($0, file) }
    }

    package mutating func push(_ chunk: [UInt8]) -> [TranscriptItem] {
        splitter.push(chunk).flatMap { read($0) }
    }

    package mutating func finish() -> [TranscriptItem] {
        var items: [TranscriptItem] = []
        if let last = splitter.finish() { items = read(last) }
        if reader == nil, !isRefused { items += start(.text) }
        return items + (reader?.finish() ?? [])
    }

    private mutating func read(_ line: ByteLine) -> [TranscriptItem] {
        guard !isRefused else { return [] }
        if line.number == 1, line.bytes.starts(with: [0xFF, 0xFE]) || line.bytes.starts(with: [0xFE, 0xFF]) {
            isRefused = true
            reader = nil
            let message = "this file is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8"
            return [.fault(LineFault(file: file, line: 1, message: message))]
        }
        guard reader == nil else { return reader?.push(line) ?? [] }
        held.append(line)
        let format = TranscriptFormat.detect(line) ?? (held.count < 1_000 ? nil : .text)
        return format.map { start($0) } ?? []
    }

    private mutating func start(_ format: TranscriptFormat) -> [TranscriptItem] {
        var reader = TranscriptDecoder.reader(format, file)
        let items = held.flatMap { reader.push($0) }
        held = []
        self.reader = reader
        return items
    }

    private static func reader(_ format: TranscriptFormat, _ file: String) -> any TranscriptReader {
        switch format {
        case .ndjson: NDJSONReader(file: file)
        case .text: PlainTextReader(file: file)
        case .glane: GuidedReader(file: file)
        }
    }
}

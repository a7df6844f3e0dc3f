import TestimonyModel
import Transport

/// NDJSON: one object a line with a string `text` and optionally `id`, `sent_at` (RFC 3339), `speaker`,
/// `conversation` and `lang`. Other keys are skipped, so annotated corpora and our own exports are read too.
struct NDJSONReader: TranscriptReader {
    private let file: String

    init(file: String) {
        self.file = file
    }

    mutating func push(_ line: ByteLine) -> [TranscriptItem] {
        // Half an object says nothing for certain.
        guard !line.isCut else {
            return [fault(line, "the line is longer than \(TranscriptDecoder.lineLimit) bytes; it was left out")]
        }
        do throws(JSONFault) {
            return try entry(line).map { [.entry($0)] } ?? []
        } catch {
            let column = line.bytes.prefix(error.offset).count { $0 & 0b1100_0000 != 0b1000_0000 } + 1
            return [fault(line, "column \(column): \(error.message)")]
        }
    }

    mutating func finish() -> [TranscriptItem] { [] }

    private func fault(_ line: ByteLine, _ message: String) -> TranscriptItem {
        .fault(LineFault(file: file, line: line.number, message: message))
    }

    /// `nil` for a line without anything on it.
    private func entry(_ line: ByteLine) throws(JSONFault) -> TranscriptEntry? {
        try line.bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
            var cursor = JSONCursor(bytes)
            guard let first = cursor.peek() else { return nil }
            guard first == UInt8(ascii: "{") else { throw cursor.fault("expected an object") }
            let fields = try TestimonyFields(&cursor)
            if cursor.peek() != nil { throw cursor.fault("something follows the object") }
            guard let text = fields.text else { throw JSONFault(offset: 0, message: "the object has no 'text'") }
            return TranscriptEntry(
                line: line.number, id: fields.id, sentAt: fields.sentAt, speaker: fields.speaker,
                conversation: fields.conversation, lang: fields.lang, text: text, replaced: cursor.replaced)
        }
    }
}

/// The fields of one object that matter here.
private struct TestimonyFields {
    private(set) var text: String?
    private(set) var id: String?
    private(set) var sentAt: Moment?
    private(set) var speaker: String?
    private(set) var conversation: String?
    private(set) var lang: String?
    private var seen: Set<String> = []

    /// Reads the object that is next.
    init(_ cursor: inout JSONCursor) throws(JSONFault) {
        try cursor.expect(UInt8(ascii: "{"), "an object")
        if cursor.take(UInt8(ascii: "}")) { return }
        repeat {
            guard cursor.peek() == UInt8(ascii: "\"") else {
                throw cursor.fault("expected a key in quotation marks")
            }
            let start = cursor.offset
            let key = try cursor.string()
            try cursor.expect(UInt8(ascii: ":"), "':' after a key")
            try read(key, at: start, &cursor)
        } while cursor.take(UInt8(ascii: ","))
        try cursor.expect(UInt8(ascii: "}"), "',' or '}'")
    }

    private mutating func read(_ key: String, at start: Int, _ cursor: inout JSONCursor) throws(JSONFault) {
        switch key {
        case "text", "id", "sent_at", "speaker", "conversation", "lang": break
        default: return try cursor.skipValue()
        }
        guard seen.insert(key).inserted else { throw JSONFault(offset: start, message: "'\(key)' stands twice") }
        switch key {
        case "text": text = try string(key, &cursor)
        case "id": id = try name(key, &cursor)
        case "speaker": speaker = try name(key, &cursor)
        case "conversation": conversation = try name(key, &cursor)
        case "lang": lang = try name(key, &cursor).flatMap { $0.isEmpty ? nil : $0 }
        default: sentAt = try moment(key, &cursor)
        }
    }

    private func string(_ key: String, _ cursor: inout JSONCursor) throws(JSONFault) -> String {
        guard cursor.peek() == UInt8(ascii: "\"") else { throw cursor.fault("'\(key)' must be a string") }
        return try cursor.string()
    }

    /// A string, or a number as it stands: many archives number their messages. `null` is as good as nothing.
    private func name(_ key: String, _ cursor: inout JSONCursor) throws(JSONFault) -> String? {
        switch cursor.peek() {
        case UInt8(ascii: "n"):
            try cursor.literal("null")
            return nil
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try cursor.number()
        default: return try string(key, &cursor)
        }
    }

    private func moment(_ key: String, _ cursor: inout JSONCursor) throws(JSONFault) -> Moment? {
        if cursor.peek() == UInt8(ascii: "n") {
            try cursor.literal("null")
            return nil
        }
        let start = cursor.offset
        guard let moment = Moment(try string(key, &cursor)) else {
            throw JSONFault(offset: start, message: "'\(key)' must be a time with its offset (RFC 3339)")
        }
        return moment
    }
}

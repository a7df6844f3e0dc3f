import TestimonyModel
import Testing

@testable import Transcripts

/// Feeds `bytes` in chunks of `size`.
func decode(
    _ bytes: [UInt8], _ format: TranscriptFormat? = nil, size: Int = 100, lineLimit: Int = TranscriptDecoder.lineLimit
) -> [TranscriptItem] {
    var decoder = TranscriptDecoder(file: "f", format: format, lineLimit: lineLimit)
    var items: [TranscriptItem] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
        items += decoder.push(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    return items + decoder.finish()
}

func decode(_ text: String, _ format: TranscriptFormat? = nil, size: Int = 100) -> [TranscriptItem] {
    decode(Array(text.utf8), format, size: size)
}

/// `line text`, answers as ` | question → answer`, faults as they are printed.
func spell(_ item: TranscriptItem) -> String {
    switch item {
    case .entry(let entry):
        "\(entry.line) \(entry.text)" + (entry.sentAt.map { " @\($0)" } ?? "")
            + entry.answers.map { " | \($0.question) → \($0.answer)" }.joined()
    case .fault(let fault): fault.description
    }
}

struct TranscriptDecoderTests {
    static let files: [(text: String, format: TranscriptFormat?, items: [String])] = [
        ("", nil, []),
        ("\n \n\t\n", nil, []),
        ("\u{FEFF}", nil, []),
        ("un\ndeux\n", nil, ["1 un", "2 deux"]),
        ("un\r\ndeux", nil, ["1 un", "2 deux"]),
        ("\n\nun\ndeux\n\n\n", nil, ["3 un", "4 deux"]),
        ("un\nsuite\n\ndeux\n", nil, ["1 un\nsuite", "4 deux"]),
        ("un\n \t\u{A0}\ndeux", nil, ["1 un", "3 deux"]),
        ("un\n\n\n\ndeux\ntrois", nil, ["1 un", "5 deux\ntrois"]),
        ("un\u{0}e\u{0}\n", nil, ["1 une"]),
        ("# Titre\n\nun\n", nil, ["1 # Titre", "3 un"]),
        ("\u{FEFF}{\"text\":\"a\"}\n\n{\"text\":\"b\"}", nil, ["1 a", "3 b"]),
        ("  {\"text\":\"a\"}", nil, ["1 a"]),
        ("{\"text\":\"a\"}\nquoi\n{\"text\":\"b\"}", nil, ["1 a", "f:2: column 1: expected an object", "3 b"]),
        ("{pas du json", .text, ["1 {pas du json"]),
        ("> un\n", .text, ["1 > un"]),
        ("> un\n> deux\n< Où ?\n> ici\n! where=cour\n< Merci.\n", nil, ["1 un\ndeux | Où ? → ici"]),
        ("# exemple\n< Bonjour.\n< Alors ?\n> un\n", nil, ["4 un"]),
        ("> un\n\n> deux\n---\n> trois\n--- \n\n< seul\n", nil, ["1 un", "3 deux", "5 trois"]),
        (
            "> un\n< A ?\n< B ?\n> oui\n> enfin non\n< C ?\n> là", nil,
            [
                "1 un | A ?\nB ? → oui |  → enfin non | C ? → là"
            ]
        ),
        (
            "> un\nn'importe quoi\n>deux\n> \n", nil,
            [
                "f:2: expected a line that begins with '> ', '< ', '! ' or '# '",
                "f:3: expected a line that begins with '> ', '< ', '! ' or '# '", "1 un\n",
            ]
        ),
        ("# a\nnow: 2026-11-19T09:20:00+01:00\nknown: yes\n\n> un\n", nil, ["5 un @2026-11-19T09:20:00+01:00"]),
        (
            "transport: irc\n> un\nnow: 2026-11-19T09:20:00+01:00\n> suite\n---\n> deux\n\n> trois", nil,
            ["2 un\nsuite", "6 deux @2026-11-19T09:20:00+01:00", "8 trois @2026-11-19T09:20:00+01:00"]
        ),
        ("> un\nnow: hier\n", nil, ["f:2: 'now' must be a time with its offset (RFC 3339)", "1 un"]),
        ("note: un mot\nla suite", nil, ["1 note: un mot", "2 la suite"]),
        (">\n", nil, ["1 "]),
        ("\u{301}> un\n", nil, ["1 \u{301}> un"]),
    ]

    @Test(arguments: files, [1, 7, 1_000])
    func aFileHoldsItsTestimoniesHoweverItIsCut(
        file: (text: String, format: TranscriptFormat?, items: [String]), size: Int
    ) {
        #expect(decode(file.text, file.format, size: size).map(spell) == file.items)
    }

    @Test func aFileOfUTF16IsRefusedOnce() {
        let items = decode([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x62, 0x00, 0x0A, 0x00])
        #expect(items.map(spell) == ["f:1: this file is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8"])
        let empty = decode([0xFF, 0xFE])
        #expect(empty.count == 1)
    }

    @Test(arguments: [TranscriptFormat.text, .glane, .ndjson])
    func brokenUTF8IsReplacedAndCounted(format: TranscriptFormat) throws {
        let head: [TranscriptFormat: String] = [.text: "", .glane: "> ", .ndjson: "{\"text\":\""]
        let tail = format == .ndjson ? "\"}" : ""
        let bytes = Array(head[format]!.utf8) + [0x61, 0xFF, 0x62, 0xC3] + Array(tail.utf8)
        guard case .entry(let entry) = try #require(decode(bytes, format).first) else {
            Issue.record("no entry")
            return
        }
        #expect(entry.text == "a\u{FFFD}b\u{FFFD}")
        #expect(entry.replaced == 2)
    }

    @Test func aLineBeyondTheLimitIsCutOrLeftOut() {
        let long = String(repeating: "é", count: 50)
        let text = decode(Array("\(long)\nfin\n".utf8), .text, lineLimit: 21)
        #expect(
            text.map(spell) == [
                "f:1: the line is too long; only its beginning was read", "1 éééééééééé", "2 fin",
            ])
        let guided = decode(Array("> \(long)\n> fin\n".utf8), .glane, lineLimit: 22)
        #expect(guided.map(spell) == ["f:1: the line is too long; only its beginning was read", "1 éééééééééé\nfin"])
        let json = decode(Array("{\"text\":\"\(long)\"}\n{\"text\":\"a\"}".utf8), .ndjson, lineLimit: 21)
        #expect(json.map(spell) == ["f:1: the line is longer than 10000000 bytes; it was left out", "2 a"])
    }

    @Test func aLongFileWithoutBlankLinesIsOneOfLines() {
        let lines = (0..<10_000).map { "ligne numéro \($0)" }
        let items = decode(lines.joined(separator: "\n") + "\n\nla fin\n", nil, size: 4_096)
        #expect(items.count == 10_001)
        #expect(items.last.map(spell) == "10002 la fin")
    }

    @Test func linesComeOutBeforeTheFileEnds() {
        var decoder = TranscriptDecoder(file: "f", format: nil)
        let chunk = Array(String(repeating: "une ligne assez courte\n", count: 4_000).utf8)
        #expect(decoder.push(chunk).count > 2_000)
        #expect(decoder.push(chunk).count == 4_000)
    }

    @Test func aParagraphThatNeverEndsIsCut() {
        var decoder = TranscriptDecoder(file: "f", format: .text)
        let line = Array((String(repeating: "a", count: 1_000_000) + "\n").utf8)
        var items = decoder.push(Array("un\n\n".utf8) + line)
        for _ in 0..<11 { items += decoder.push(line) }
        items += decoder.finish()
        let faults = items.filter { if case .fault = $0 { true } else { false } }
        #expect(faults.map(spell) == ["f:12: the paragraph is too long; it was cut after this line"])
        #expect(items.count == 4)
    }
}

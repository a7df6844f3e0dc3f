import Foundation
import Testing
import TestimonyModel
import Transport

@testable import Transcripts

struct NDJSONReaderTests {
    @Test(arguments: [
        (#"{"text":""}"#, ""),
        (#"{"text":"a\"\\\/\b\f\n\r\tz"}"#, "a\"\\/\u{08}\u{0C}\n\r\tz"),
        (#"{"text":"\u00e9t\u00C9"}"#, "étÉ"),
        (#"{"text":"\ud83d\ude00!"}"#, "😀!"),
        (#"{"text":"\uD83D"}"#, "\u{FFFD}"),
        (#"{"text":"\uDE00\uD83D"}"#, "\u{FFFD}\u{FFFD}"),
        (#"{"text":"\uD83D\uD83D\uDE00"}"#, "\u{FFFD}😀"),
        (#"{"text":"\uD83D\n"}"#, "\u{FFFD}\n"),
        (#"{"text":"\u0000"}"#, "\u{0}"),
        (" { \"text\" :\t\"a\" } \r", "a"),
        (#"{"gold":{"when":["2026",{"a":[[]]}],"n":-1.5e+3,"b":[true,false,null,0,{}]},"text":"a"}"#, "a"),
        (#"{"te\u0078t":"a"}"#, "a"),
        (#"{"x":"\ud800","text":"a"}"#, "a"),
    ])
    func aLegalObjectGivesItsText(line: String, text: String) throws {
        #expect(try entry(line).text == text)
    }

    @Test func everyFieldIsRead() throws {
        let line =
            #"{"id":7,"sent_at":"2026-11-19T18:40:00+01:00","speaker":null,"conversation":"c","text":"a","gold":{}}"#
        let entry = try entry(line)
        #expect(entry.id == "7")
        #expect(entry.sentAt == Moment("2026-11-19T18:40:00+01:00"))
        #expect(entry.speaker == nil)
        #expect(entry.conversation == "c")
        #expect(try self.entry(#"{"id":-1.5e3,"sent_at":null,"text":"a"}"#).id == "-1.5e3")
    }

    @Test(arguments: [
        (#"[]"#, "column 1: expected an object"),
        (#"{}"#, "column 1: the object has no 'text'"),
        (#"{"text":"a""#, "column 12: expected ',' or '}'"),
        (#"{"text":"a"}}"#, "column 13: something follows the object"),
        (#"{"text":"a"} {"text":"b"}"#, "column 14: something follows the object"),
        (#"{"text" "a"}"#, "column 9: expected ':' after a key"),
        (#"{text:"a"}"#, "column 2: expected a key in quotation marks"),
        (#"{"text":"a",}"#, "column 13: expected a key in quotation marks"),
        (#"{"text":1}"#, "column 9: 'text' must be a string"),
        (#"{"text":null}"#, "column 9: 'text' must be a string"),
        (#"{"id":true,"text":"a"}"#, "column 7: 'id' must be a string"),
        (#"{"text":"a","text":"b"}"#, "column 13: 'text' stands twice"),
        (#"{"text":"a"#, "column 11: the string has no end"),
        (#"{"text":"a\"#, "column 11: the string has no end"),
        (#"{"text":"é\x"}"#, "column 11: unknown escape in a string"),
        (#"{"text":"\u12g4"}"#, #"column 10: expected four digits after '\u'"#),
        (#"{"text":"\u12"#, #"column 10: expected four digits after '\u'"#),
        ("{\"text\":\"a\tb\"}", "column 11: a control character must be escaped in a string"),
        ("{\"text\":\"a\u{0}\"}", "column 11: a control character must be escaped in a string"),
        (#"{"sent_at":"hier","text":"a"}"#, "column 12: 'sent_at' must be a time with its offset (RFC 3339)"),
        (#"{"sent_at":"2026-11-19","text":"a"}"#, "column 12: 'sent_at' must be a time with its offset (RFC 3339)"),
        (#"{"sent_at":1,"text":"a"}"#, "column 12: 'sent_at' must be a string"),
        (#"{"a":01,"text":"a"}"#, "column 7: a number cannot begin with 0"),
        (#"{"a":-,"text":"a"}"#, "column 7: expected a digit"),
        (#"{"a":1.,"text":"a"}"#, "column 8: expected a digit"),
        (#"{"a":1e,"text":"a"}"#, "column 8: expected a digit"),
        (#"{"a":tru,"text":"a"}"#, "column 6: expected 'true'"),
        (#"{"a":NaN,"text":"a"}"#, "column 6: expected a value"),
        (#"{"a":[1 2],"text":"a"}"#, "column 9: expected ',' or ']'"),
        (#"{"a":{1:2},"text":"a"}"#, "column 7: expected a key in quotation marks"),
        (#"{"a":}"#, "column 6: expected a value"),
        (#"{"a""#, "column 5: expected ':' after a key"),
        (#"{"#, "column 2: expected a key in quotation marks"),
    ])
    func aBadLineIsNamedByItsColumn(line: String, message: String) {
        #expect(decode(line, .ndjson).map(spell) == ["f:1: " + message])
    }

    @Test(arguments: [60, 1_000, 100_000])
    func deepNestingIsRefusedNotFollowed(depth: Int) {
        let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let items = decode(#"{"a":\#(nested),"text":"a"}"#, .ndjson).map(spell)
        #expect(items == [depth > 64 ? "f:1: column 70: the value is nested too deeply" : "1 a"])
    }

    @Test func halfASurrogatePairIsCountedOnlyInWhatIsKept() throws {
        #expect(try entry(#"{"text":"\ud800x\udc00"}"#).replaced == 2)
        #expect(try entry(#"{"x":{"y":"\ud800"},"text":"a"}"#).replaced == 0)
    }

    /// The decoder of Foundation as a second opinion, on lines broken in every place. (It refuses broken UTF-8 and does
    /// not look into numbers that it skips; the line has neither.)
    @Test func aCutOrDamagedLineIsJudgedAsFoundationJudgesIt() {
        struct Reference: Decodable {
            var text: String
            var id: String?
        }
        let whole = Array(#"{"id":"x","n":[5,{"a":null}],"text":"e\u00e9\n\"","t":true}"#.utf8)
        let damages: [UInt8] = Array(#"{}[]":,\x0 "#.utf8)
        var lines = (0..<whole.count).map { Array(whole[..<$0]) }
        for at in whole.indices {
            for damage in damages {
                var line = whole
                line[at] = damage
                lines.append(line)
            }
        }
        for line in lines where !line.isEmpty {
            let reference = try? JSONDecoder().decode(Reference.self, from: Data(line))
            let items = decode(line, .ndjson)
            var text: String?
            if case .entry(let entry)? = items.first { text = entry.text }
            // What Foundation takes and this reader refuses: a key that stands twice.
            let isDuplicate = items.first.map(spell)?.hasSuffix("stands twice") ?? false
            #expect(text == reference?.text || isDuplicate, "\(String(decoding: line, as: UTF8.self))")
        }
    }

    private func entry(_ line: String) throws -> TranscriptEntry {
        let items = decode(line, .ndjson)
        guard case .entry(let entry)? = items.first, items.count == 1 else {
            throw LineFault(file: "f", line: 1, message: items.map(spell).joined())
        }
        return entry
    }
}

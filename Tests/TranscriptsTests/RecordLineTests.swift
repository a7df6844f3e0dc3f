import TestimonyModel
import Testing

@testable import Transcripts

/// Records that were exported are read back as they were written.
struct RecordLineTests {
    private static let facetIDs = ["publics", "exchange"]

    private static func line(_ record: TestimonyRecord, personal: Bool = false) -> [UInt8] {
        var json = JSONWriter()
        record.write(to: &json, facetIDs: facetIDs, personal: personal)
        return json.bytes
    }

    private static let full: TestimonyRecord = {
        var record = TestimonyRecord.make()
        record.conversation = "c-1"
        record.speaker = "t-1"
        record.consent = .attributed
        record.attribution = "Anna"
        record.review = .corrected
        record.confirmedAt = Moment("2026-11-19T18:41:00+01:00")
        record.source = .reported
        record.text = "Un \u{202E}texte ]]> \"🪜\" \\ \n\u{1}"
        record.settled = SettledCodes(effects: ["solidarite"], isWholeList: true, fields: ["publics"])
        record.dialog = "avis"
        record.answers = [
            Answer(slot: "zoo", value: .number(2.5)), Answer(slot: "age", value: .text("trente")),
            Answer(slot: "oui", value: .flag(true)), Answer(slot: "jours", value: .list(["lundi", "mardi"])),
            Answer(slot: "enfants", value: .instances([[Answer(slot: "age", value: .number(3))], []])),
        ]
        record.frame.observations = [
            .make("solidarite", facets: ["exchange": ["biens"], "perdue": ["z"]]), .make("parti"),
        ]
        record.frame.facets = ["exchange": ["biens"], "perdue": ["z", "y"]]
        record.frame.places = ["cantine"]
        record.frame.personal = ["Fatou"]
        record.frame.counts.append(Count(value: 10, bound: .range, to: 15, unit: "gens", start: 1, end: 2))
        return record
    }()

    @Test(arguments: [TestimonyRecord.make(), full])
    func whatWasWrittenIsReadBack(record: TestimonyRecord) throws {
        let line = Self.line(record, personal: true)
        let read = try TestimonyRecord(line: line, file: "f", number: 1)
        #expect(read == record)
        #expect(Self.line(read, personal: true) == line)
    }

    @Test func whatConsentHoldsBackIsReadBackToo() throws {
        var record = Self.full
        record.consent = .count
        let line = Self.line(record.asFarAsAgreed)
        let text = String(decoding: line, as: UTF8.self)
        for word in ["texte", "Anna", "gens", "trente"] { #expect(!text.contains(word)) }
        #expect(text.contains("\"jours\":[\"lundi\",\"mardi\"]"))
        #expect(Self.line(try TestimonyRecord(line: line, file: "f", number: 1)) == line)
    }

    @Test(arguments: [
        ("{", "f:7: column 2: expected a key in quotation marks"),
        ("[]", "f:7: expected an object"),
        ("{\"a\":1,\"a\":2}", "f:7: column 8: a key stands twice"),
        ("{\"schema\":2}", "f:7: the record is of schema 2, which a newer glane wrote"),
        ("{\"schema\":1}", "f:7: 'text' is missing"),
        ("{\"text\":\"x\"}", "f:7: 'schema' is missing"),
    ])
    func aLineThatIsNoRecordIsNamed(line: String, fault: String) {
        #expect {
            try TestimonyRecord(line: Array(line.utf8), file: "f", number: 7)
        } throws: {
            "\($0)" == fault
        }
    }

    @Test(arguments: [
        ("\"id\":\"t1\"", "\"id\":\"\"", "'id' is empty"),
        ("\"consent\":\"none\"", "\"consent\":\"yes\"", "'consent' must be one of none, count, quote, attributed"),
        (
            "\"consent\":\"none\"", "\"consent\":\"none\",\"attribution\":\"A\"",
            "'attribution' needs the consent 'attributed'"
        ),
        ("+01:00", "", "'sent_at' must be a time with its offset (RFC 3339)"),
        ("\"start\":0,\"end\":1", "\"start\":0,\"end\":99", "'start' and 'end' lie outside of the text"),
        ("\"confidence\":0.5", "\"confidence\":2", "'confidence' must be a number from 0 to 1"),
        ("\"publics\":[]", "\"publics\":\"x\"", "'publics' must be a list of strings"),
        ("\"2026-11-18\"", "\"hier\"", "'when' holds no date in EDTF"),
        ("\"testimony\":true", "\"testimony\":1", "'testimony' must be true or false"),
        ("\"bound\":\"=\"", "\"bound\":\"?\"", "'bound' is none of those known"),
    ])
    func aFieldThatCannotBeIsNamedWithoutItsValue(part: String, other: String, fault: String) {
        var record = TestimonyRecord.make()
        record.frame.observations = [.make("solidarite")]
        let line = String(decoding: Self.line(record), as: UTF8.self).replacing(part, with: other, maxReplacements: 1)
        #expect {
            try TestimonyRecord(line: Array(line.utf8), file: "f", number: 1)
        } throws: {
            "\($0)" == "f:1: \(fault)"
        }
    }

    /// A retention clock takes the words of a testimony and leaves its codes.
    @Test func spansOfATextThatIsGoneAreKept() throws {
        var record = TestimonyRecord.make()
        record.frame.observations = [.make("solidarite")]
        record.text = ""
        #expect(try TestimonyRecord(line: Self.line(record), file: "f", number: 1) == record)
    }

    @Test func aTextOfSeveralLinesNamesTheLineOfItsFault() {
        #expect {
            try JSONValue(Array("{\n  \"a\": [1,\n  x]}".utf8), file: "place.json")
        } throws: {
            "\($0)" == "place.json:3: column 3: expected a value"
        }
    }
}

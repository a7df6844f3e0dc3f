import Foundation
import TestimonyModel
import Testing

@testable import Transcripts

struct DemoTestimonyTests {
    static let shipped = URL(filePath: #filePath).appending(path: "../../../Dialogs/fr/demo.ndjson").standardized
    static let now = Moment("2026-11-25T08:00:00+01:00")!

    @Test func theShippedMonthIsWholeAndInOrder() throws {
        let month = try DemoTestimony.read([UInt8](Data(contentsOf: Self.shipped)), file: "demo.ndjson")
        #expect((40...60).contains(month.count))
        #expect(Set(month.map(\.id)).count == month.count)
        #expect(Set(month.map(\.dayOffset)).isSuperset(of: [0, 27]) && month.allSatisfy { $0.dayOffset < 28 })
        let times = month.compactMap { $0.sentAt(now: Self.now) }
        #expect(times.count == month.count && times == times.sorted())
        for week in 0..<4 {
            #expect(month.count { $0.dayOffset / 7 == week } >= 8)
        }
        #expect(month.allSatisfy { ($0.consent == .attributed) == ($0.attribution != nil) && $0.consent != .none })
    }

    @Test func thePipeReadsTheSameFile() throws {
        let items = decode([UInt8](try Data(contentsOf: Self.shipped)))
        let texts = try DemoTestimony.read([UInt8](Data(contentsOf: Self.shipped)), file: "demo.ndjson").map(\.text)
        #expect(items.map { if case .entry(let entry) = $0 { entry.text } else { "" } } == texts)
    }

    @Test(
        arguments: [
            (0, "07:50", "2026-11-25T07:50:00+01:00"), (0, "18:00", "2026-11-25T08:00:00+01:00"),
            (25, "23:59", "2026-10-31T23:59:00+01:00"), (1, "25:00", nil), (1, "", nil),
        ] as [(Int, String, String?)])
    func theDayIsCountedBackFromNow(offset: Int, time: String, sentAt: String?) {
        let testimony = DemoTestimony(id: "d", dayOffset: offset, time: time, speaker: "s", consent: .count, text: "t")
        #expect(testimony.sentAt(now: Self.now)?.description == sentAt)
    }

    @Test(arguments: ["{}", "[]", "{\"id\":\"d\"", "texte"])
    func aLineThatIsNoneIsNamed(line: String) {
        #expect(throws: LineFault(file: "f", line: 2, message: "this is no testimony of a demonstration")) {
            try DemoTestimony.read(Array("\n\(line)\n".utf8), file: "f")
        }
        #expect((try? DemoTestimony.read([], file: "f")) == [])
    }
}

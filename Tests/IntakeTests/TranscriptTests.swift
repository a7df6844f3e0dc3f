import DialogEngine
import DialogFormat
import Foundation
import TestimonyModel
import Testing

@testable import Intake

/// Every conversation goes the whole way: engine, store, and the session read back from SQLite between two turns.
struct TranscriptTests {
    @Test(arguments: try Transcript.shipped)
    func aConversationGoesAsItIsWritten(transcript: Transcript) async throws {
        let site = try #require(shippedDialogs[transcript.settings.dialog])
        let played = try await Rehearsal(site).play(transcript)
        for difference in played.differences {
            Issue.record("\(transcript.file):\(difference.line): \(difference.expected), said \(difference.said)")
        }
    }

    @Test func theTurnsOfAConversationTellWhatItExercises() async throws {
        let transcript = try #require(try Transcript.shipped.first { $0.file.hasSuffix("refused-and-forgotten.txt") })
        var coverage = Coverage(of: shipped.dialog)
        for (before, turn) in try await Rehearsal(shipped).play(transcript).turns { coverage.add(turn, after: before) }
        #expect(coverage.slots["story"] == Coverage.SlotCounts(volunteered: 1))
        #expect(coverage.slots["publics"] == Coverage.SlotCounts(asked: 1))
        #expect(coverage.slots["where"] == Coverage.SlotCounts(volunteered: 1))
        #expect(coverage.slots["when"] == Coverage.SlotCounts(asked: 1))
        #expect(coverage.choices == ["effect": ["solidarite": 1], "where": ["etages": 1], "consent": ["count": 1]])
        #expect(coverage.words == [.refuse: ["publics": 1], .doesNotKnow: ["when": 1]])
        let relevant = coverage.conditions[Trace.Condition(slot: "publics", key: .relevant)]
        #expect(relevant == Coverage.ConditionCounts(held: 1))
    }
}

extension Transcript: CustomTestStringConvertible {
    package var testDescription: String { URL(filePath: file).lastPathComponent }

    static var shipped: [Transcript] {
        get throws {
            let folder = DataFolder(shipped: checkout.appending(path: "Dialogs"))
            var findings = Findings()
            let read = folder.overlaid(in: "fr/tests", ending: ".txt").compactMap { Transcript($0.file, &findings) }
            try #require(!findings.hasErrors && !read.isEmpty, "\(findings.sorted)")
            return read
        }
    }
}

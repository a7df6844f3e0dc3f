import DialogEngine
import DialogFormat
import Foundation
import Store
import TestimonyModel
import Testing
import Transport

@testable import Intake

/// The shipped data, read once for all conversations.
let shipped: SiteData = {
    guard let data = try? siteData(language: "fr") else { fatalError("the shipped data have a fault") }
    return data
}()

/// The shipped data in a language; throws where they have a fault. `environment` holds the URLs of destinations.
func siteData(language: String, environment: [String: String] = [:]) throws -> SiteData {
    let root = Transcript.folder.deletingLastPathComponent().deletingLastPathComponent()
    let folders = SiteFolders(
        dialogs: DataFolder(shipped: root.appending(path: "Dialogs")),
        webhooks: DataFolder(shipped: root.appending(path: "Webhooks")))
    var findings = Findings()
    let data = try SiteData(
        Configuration(), language: language, dialog: "temoignage", folders: folders, environment: environment, &findings
    )
    return try #require(data, "\(findings.sorted.map(\.description).joined(separator: "\n"))")
}

/// Every conversation goes the whole way: engine, store, and the session read back from SQLite between two turns.
struct TranscriptTests {
    @Test(arguments: try Transcript.all)
    func aConversationGoesAsItIsWritten(transcript: Transcript) async throws {
        let played = try await play(transcript)
        if played != transcript.lines.map(\.plain) {
            if ProcessInfo.processInfo.environment["GLANE_RECORD"] != nil {
                try transcript.text(played).write(to: transcript.url, atomically: true, encoding: .utf8)
            }
            Issue.record("\(transcript.url.lastPathComponent):\n\(difference(transcript.lines.map(\.plain), played))")
        }
    }

    private func play(_ transcript: Transcript) async throws -> [Transcript.Line] {
        let store = try TestimonyStore(path: .memory)
        let clock = SiteClock(zone: "Europe/Paris", pinnedTo: transcript.now)
        let conversations = Conversations(store: store, site: shipped, clock: clock, key: .ephemeral())
        var now = transcript.now
        func message(_ text: String) -> InboundMessage {
            InboundMessage(transport: "test", conversation: "c", speaker: "s", text: text, sentAt: now)
        }
        if transcript.isKnown {
            _ = try await conversations.open(message(""))
            _ = try await conversations.receive(message("annuler"))
        }
        var lines: [Transcript.Line] = []
        if transcript.botSpeaksFirst, !transcript.isKnown { lines += try await conversations.open(message("")).lines }
        for line in transcript.lines {
            switch line {
            case .witness(let text):
                lines.append(line)
                lines += try await conversations.receive(message(text)).lines
            case .clock(let moment):
                lines.append(line)
                now = moment
            case .bot, .record: break
            }
        }
        return lines
    }

    private func difference(_ written: [Transcript.Line], _ played: [Transcript.Line]) -> String {
        let changes = played.difference(from: written)
        return changes.map { change in
            switch change {
            case .remove(_, let line, _): "- \(line.text)"
            case .insert(_, let line, _): "+ \(line.text)"
            }
        }.joined(separator: "\n")
    }
}

extension Conversations.Outcome {
    fileprivate var lines: [Transcript.Line] {
        says.map { Transcript.Line.bot($0.text).plain }
            + saved.flatMap { $0.transcriptLines.map { Transcript.Line.record($0) } }
    }
}

extension Transcript.Line {
    /// With plain spaces: no-break ones are a matter of `typeset`, which has tests of its own.
    fileprivate var plain: Transcript.Line {
        guard case .bot(let text) = self else { return self }
        return .bot(text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " "))
    }
}

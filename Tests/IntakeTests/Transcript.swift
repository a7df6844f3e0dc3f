import Foundation
import TestimonyModel
import Testing

/// A conversation as a text file.
///
///     # a comment
///     now: 2026-11-19T18:40:00+01:00
///     transport: irc            terminal: the bot speaks first
///     known: yes                the opening was said on another day
///
///     > what the witness types
///     < what the bot says
///     ! what is recorded
///     @ 2026-11-23T08:15:00+01:00    the clock from here on
struct Transcript: CustomTestStringConvertible {
    enum Line: Equatable {
        case witness(String)
        case bot(String)
        case record(String)
        case clock(Moment)
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Transcripts")

    let url: URL
    /// Comments and settings, as they stand.
    private(set) var head: [String] = []
    private(set) var lines: [Line] = []
    private(set) var now = Moment("2026-11-19T18:40:00+01:00")!
    private(set) var botSpeaksFirst = false
    private(set) var isKnown = false

    var testDescription: String { url.lastPathComponent }

    static var all: [Transcript] {
        get throws {
            try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.map(Transcript.init)
        }
    }

    init(_ url: URL) throws {
        self.url = url
        for line in try String(contentsOf: url, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            read(String(line))
        }
    }

    private mutating func read(_ line: String) {
        let rest = String(line.dropFirst(2))
        switch line.prefix(2) {
        case "> ": lines.append(.witness(rest))
        case "< ": lines.append(.bot(rest))
        case "! ": lines.append(.record(rest))
        case "@ ": lines.append(.clock(Moment(rest)!))
        default:
            if lines.isEmpty, !line.isEmpty { head.append(line) }
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2 else { return }
            if parts[0] == "now" { now = Moment(parts[1])! }
            if parts[0] == "transport" { botSpeaksFirst = parts[1] == "terminal" }
            if parts[0] == "known" { isKnown = parts[1] == "yes" }
        }
    }

    /// The file with other lines, for recording anew.
    func text(_ lines: [Line]) -> String {
        (head + [""] + lines.map(\.text)).joined(separator: "\n") + "\n"
    }
}

extension Transcript.Line {
    var text: String {
        switch self {
        case .witness(let text): "> " + text
        case .bot(let text): "< " + text
        case .record(let text): "! " + text
        case .clock(let moment): "@ \(moment)"
        }
    }
}

extension TestimonyRecord {
    /// The record in the lines of a transcript: one an observation, then what is filled.
    var transcriptLines: [String] {
        let observations = frame.observations.map {
            "\($0.effect) \($0.polarity.rawValue) \($0.status.rawValue): \($0.evidence)"
        }
        var fields = frame.facets.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\($0.key): \($0.value.joined(separator: ", "))" }
        if !frame.when.isEmpty { fields.append("when: " + frame.when.map(\.description).joined(separator: ", ")) }
        if !frame.places.isEmpty { fields.append("where: " + frame.places.joined(separator: ", ")) }
        let counts = frame.counts.map { "\($0.value)".replacing(".0", with: "") + ($0.unit.map { " \($0)" } ?? "") }
        if !counts.isEmpty { fields.append("counts: " + counts.joined(separator: ", ")) }
        fields.append("consent: \(consent.rawValue)" + (attribution.map { ", \($0)" } ?? ""))
        return observations + fields
    }
}

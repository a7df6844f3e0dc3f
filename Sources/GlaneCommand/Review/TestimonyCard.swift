import Extraction
import Intake
import Reporting
import Store
import TestimonyModel

/// All that a coordinator should know of one testimony.
struct TestimonyCard {
    let seen: SeenTestimony
    let proposal: TestimonyRecord
    let beside: Corroboration.Beside
    let duplicates: [NearDuplicate]
    /// What others say of it.
    let stances: Stances
    /// Testimonies that were merged into it.
    let merged: [String]
    private let words: ReviewWords
    private let clock: SiteClock
    private let details: [SensitiveWords.Detail]

    var record: TestimonyRecord { seen.record }

    /// `surroundings` may be of a moment ago.
    init(_ seen: SeenTestimony, _ desk: ReviewDesk, among surroundings: Surroundings) async throws {
        self.seen = seen
        beside = surroundings.corroboration.beside(seen.record)
        duplicates = surroundings.duplicates.filter { [$0.id, $0.into].contains(seen.record.id) }
        stances = try await desk.store.stances(on: [seen.record.id])
        merged = try await desk.store.merged(into: seen.record.id)
        proposal = try await desk.store.proposal(of: seen.record.id) ?? seen.record
        words = desk.words
        details = desk.sensitive.details(in: seen.record)
        clock = desk.clock
    }

    var lines: [String] { head + [""] + text + [""] + body }

    /// Which testimony it is, and what its witness allows.
    var head: [String] {
        [
            "\(record.id) · \(ReviewWords.state(record.review)) · \(ReviewWords.time(record.sentAt))",
            ReviewWords.consent(record.consent),
        ] + warning
    }

    /// Which words no reader outside of the house gets to see.
    private var warning: [String] {
        guard let what = ReviewWords.details(details.map(\.category).uniqued()) else { return [] }
        let quoted = details.map { "«\u{A0}\($0.words)\u{A0}»" }.uniqued().joined(separator: ", ")
        return ["D\(what.dropFirst())\u{A0}: \(quoted) ne sort pas d’ici."]
    }

    /// What stands below the text.
    var body: [String] {
        let details = words.details(of: record.frame)
        let parts = [
            codes + details, others, history.isEmpty ? [] : ["Décisions\u{A0}:"] + history.map { "    " + $0 },
        ]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    /// With the number of an effect under the words that it was coded for.
    private var text: [String] {
        guard !record.text.isEmpty else { return [excerpt("", 80)] }
        var text = UnderlinedText(record.text, width: 78)
        for (at, observation) in record.frame.observations.enumerated().reversed() {
            text.mark(observation.start..<observation.end, at < 9 ? Character("\(at + 1)") : "*")
        }
        return text.lines.map { TextColumn.trimmed($0) }
    }

    private var codes: [String] {
        guard record.frame.isTestimony else { return ["Ce n’est pas un récit."] }
        if record.frame.observations.isEmpty { return ["Aucun effet n’est codé."] }
        return record.frame.observations.enumerated().map { at, observation in
            "\(at + 1). \(words.line(observation)) (\(ReviewWords.confidence(observation.confidence)))"
        }
    }

    /// What others tell, and what may be the same.
    private var others: [String] {
        var lines: [String] = []
        if let alike = ReviewWords.alike(beside) { lines.append(alike) }
        if let contrary = ReviewWords.contrary(beside) {
            lines.append("\(contrary) (\(beside.contrary.prefix(5).joined(separator: ", ")))")
        }
        if let stances = ReviewWords.stances(stances) { lines.append("\(stances.capitalisedSentence).") }
        for pair in duplicates.prefix(3) {
            let other = pair.id == record.id ? pair.into : pair.id
            lines.append("Peut-être le même récit que \(other) (glane review merge \(pair.id) \(pair.into))")
        }
        if !merged.isEmpty { lines.append("Réuni ici\u{A0}: \(merged.joined(separator: ", "))") }
        return lines
    }

    /// The decisions in a line each, and first what the program had proposed where it is another thing.
    var history: [String] {
        let changes = words.changes(from: proposal, to: record)
        return seen.entries.map { ReviewWords.line($0, at: clock.moment($0.decidedAt)) }
            + (changes.isEmpty ? [] : ["Par rapport à la proposition du programme\u{A0}:"] + changes.map { "  " + $0 })
    }

    var json: String {
        let facets = words.codebook.facets.map(\.id)
        var json = JSONWriter()
        json.object { json in
            json.key("testimony")
            record.write(to: &json, facetIDs: facets)
            json.key("proposal")
            proposal.write(to: &json, facetIDs: facets)
            json.field("revision", seen.entries.revision)
            json.key("history")
            json.array(seen.entries) { $1.write(to: &$0, at: clock.moment($1.decidedAt)) }
            json.field("witnesses_alike", beside.witnesses)
            json.field("alike", beside.alike)
            json.field("contrary", beside.contrary)
            json.field("agree", stances.agree)
            json.field("disagree", stances.disagree)
            json.key("duplicates")
            json.array(duplicates) { $1.write(to: &$0) }
            json.field("merged", merged)
            json.field("sensitive", details.map(\.category.rawValue).uniqued())
        }
        return json.text
    }
}

extension ReviewEntry {
    func write(to json: inout JSONWriter, at moment: Moment) {
        json.object { json in
            json.field("revision", id)
            json.field("decision", decision.rawValue)
            json.field("by", actor)
            json.field("at", moment.description)
            for (key, value) in [("note", note), ("other", other)] {
                if let value { json.field(key, value) }
            }
            if let undoes { json.field("undoes", undoes) }
        }
    }
}

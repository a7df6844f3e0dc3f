import Extraction
import Intake
import Reporting
import TestimonyModel

/// Testimonies as a list, two lines each.
struct TestimonyList {
    private let all: [TestimonyRecord]
    private let words: ReviewWords
    private let limit: Int
    private let json: Bool
    private let names: ShortIDs
    private let sensitive: SensitiveWords
    private static let width = 80

    init(_ all: [TestimonyRecord], _ desk: ReviewDesk, limit: Int, json: Bool) {
        self.all = all
        self.limit = limit
        self.json = json
        words = desk.words
        sensitive = desk.sensitive
        names = ShortIDs(all.map(\.id))
    }

    func print(_ records: [TestimonyRecord]) throws {
        for record in records.prefix(limit) {
            if json {
                try write(record)
            } else {
                for line in lines(record) { try StandardOutput.line(line) }
            }
        }
        conclude(records.count, ReviewWords.testimonies)
    }

    /// Each beside those that say the contrary; a pair stands once.
    func printContradicted(_ records: [TestimonyRecord]) throws {
        let corroboration = Corroboration(all, words.codebook)
        let places = Dictionary(all.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let contradicted = records.filter(corroboration.isContradicted)
        var told: Set<Set<String>> = []
        for record in contradicted.prefix(limit) {
            if json {
                try write(record)
                continue
            }
            let contrary = corroboration.beside(record).contrary.filter { told.insert([record.id, $0]).inserted }
            if contrary.isEmpty { continue }
            for line in lines(record) { try StandardOutput.line(line) }
            for id in contrary.prefix(3) {
                guard let other = places[id].map({ all[$0] }) else { continue }
                try StandardOutput.line("    au contraire :")
                for line in lines(other) { try StandardOutput.line("    " + line) }
            }
            if contrary.count > 3 {
                try StandardOutput.line("    et \(contrary.count - 3) de plus (glane review show \(names[record.id]))")
            }
            try StandardOutput.line("")
        }
        conclude(contradicted.count) { $0 == 1 ? "1 témoignage contredit" : "\($0) témoignages contredits" }
    }

    /// Pairs of which one at least is looked for.
    func printDuplicates(_ records: [TestimonyRecord]) throws {
        let wanted = Set(records.map(\.id))
        let surroundings = Surroundings(all, words.codebook)
        let pairs = surroundings.duplicates.filter { wanted.contains($0.id) || wanted.contains($0.into) }
        for pair in pairs.prefix(limit) {
            guard let one = surroundings[pair.into], let other = surroundings[pair.id] else { continue }
            if json {
                var json = JSONWriter()
                pair.write(to: &json)
                try StandardOutput.line(json.text)
                continue
            }
            let witness = pair.isSameWitness ? ", du même témoin" : ""
            try StandardOutput.line("\(Int((pair.likeness * 100).rounded()))\u{A0}% de tournures communes\(witness)")
            for line in (lines(one) + lines(other)) { try StandardOutput.line("    " + line) }
            try StandardOutput.line("    → glane review merge \(names[pair.id]) \(names[pair.into])\n")
        }
        conclude(pairs.count) { $0 == 1 ? "1 paire" : "\($0) paires" }
    }

    private func write(_ record: TestimonyRecord) throws {
        var json = JSONWriter()
        record.write(
            to: &json, facetIDs: words.codebook.facets.map(\.id), sensitive: categories(record).map(\.rawValue))
        try StandardOutput.line(json.text)
    }

    private func categories(_ record: TestimonyRecord) -> [SensitiveCategory] {
        sensitive.details(in: record).map(\.category).uniqued()
    }

    private func conclude(_ count: Int, _ noun: (Int) -> String) {
        let shown = count > limit ? "\(limit) sur " : ""
        StandardError.line("glane review: \(shown)\(count == 0 ? "rien à voir ici" : noun(count))", .info)
    }

    private func lines(_ record: TestimonyRecord) -> [String] {
        let effects = record.frame.observations.map(words.line).joined(separator: "\u{A0}; ")
        let secret = record.consent == .quote || record.consent == .attributed ? "" : ", à ne pas citer"
        let detail = ReviewWords.details(categories(record)).map { ", " + $0 } ?? ""
        let head =
            "\(names[record.id])  \(ReviewWords.day(record.sentAt.date)) · \(ReviewWords.state(record.review))\(secret)"
            + detail
        return [head + (effects.isEmpty ? "" : " · " + effects), "    " + excerpt(record.text, Self.width - 4)]
    }
}

/// The beginning of a text, on one line.
func excerpt(_ text: String, _ width: Int) -> String {
    let line = text.split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ")
    if line.isEmpty { return "(le texte n’est plus là)" }
    return line.count <= width ? line : line.prefix(width - 1) + "…"
}

extension NearDuplicate {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("into", into)
            json.field("likeness", (likeness * 1_000).rounded() / 1_000)
            json.field("same_witness", isSameWitness)
        }
    }
}

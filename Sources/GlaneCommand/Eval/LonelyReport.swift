import Extraction
import Intake

/// Lists the lexicon entries that one gold record alone shows.
struct LonelyReport {
    private var use: EntryUse
    private let normaliser: Normaliser
    private let entries: Int

    init(_ understanding: Understanding) {
        use = EntryUse(understanding.lexicon)
        normaliser = understanding.normaliser
        entries = understanding.lexicon.entries.count
    }

    mutating func run(_ files: [GoldInput]) throws {
        let records = files.flatMap(\.records)
        for (index, record) in records.enumerated() {
            use.add(record.id, normaliser.fold(record.text))
            if StandardError.isTerminal, index % 100 == 99 {
                StandardError.write("\r\u{1B}[K\(index + 1) of \(counted(records.count, "record"))")
            }
        }
        if StandardError.isTerminal { StandardError.write("\r\u{1B}[K") }
        let lonely = use.lonely
        for (entry, id) in lonely { try StandardOutput.line("\(entry.file):\(entry.line): \(entry.rule)  [\(id)]") }
        StandardError.line(
            "glane eval: of \(counted(entries, "entry", "entries")), one record alone shows \(lonely.count)", .info)
    }
}

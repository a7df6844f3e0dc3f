import Delivery
import TestimonyModel

/// Chooses what the page repeats of the witnesses' words.
struct PageQuotes {
    private let told: PageRecords
    private let length: Int
    private let masking: (TestimonyRecord) -> TestimonyRecord
    /// Words that already stand somewhere on the page.
    private var shown: Set<String> = []

    init(_ told: PageRecords, length: Int, masking: @escaping (TestimonyRecord) -> TestimonyRecord) {
        self.masking = masking
        self.told = told
        self.length = length
    }

    /// The newest quotes of these observations, at most `limit`: whole ones before those with something masked, words
    /// that stand nowhere yet before repeated ones, and different witnesses before the same one speaks twice. `left`
    /// counts the quotable ones beyond.
    mutating func take(_ tellings: [PageRecords.Telling], _ limit: Int) -> (chosen: [Page.Quote], left: Int) {
        var chosen: [Page.Quote] = []
        var masked: [(PageRecords.Telling, Page.Quote)] = []
        func choose(_ telling: PageRecords.Telling, _ quote: Page.Quote) {
            guard chosen.count < limit, !chosen.contains(quote) else { return }
            shown.insert(told.observation(telling).evidence)
            chosen.append(quote)
        }
        // By and by, since masking takes long: only those that may come first are quoted before all are ranked.
        var again: [PageRecords.Telling] = []
        var repeated: [PageRecords.Telling] = []
        var heard: Set<Int> = []
        var quotable = 0
        for telling in tellings.reversed() where told.isQuotable[telling.record] {
            quotable += 1
            guard chosen.count < limit else { continue }
            let witness = told.witnesses[telling.record] ?? -1 - telling.record
            if shown.contains(told.observation(telling).evidence) {
                repeated.append(telling)
            } else if heard.contains(witness) {
                again.append(telling)
            } else if let (quote, isWhole) = quote(telling) {
                if isWhole {
                    heard.insert(witness)
                    choose(telling, quote)
                } else {
                    masked.append((telling, quote))
                }
            }
        }
        for telling in again + repeated where chosen.count < limit {
            guard let (quote, isWhole) = quote(telling) else { continue }
            if isWhole { choose(telling, quote) } else { masked.append((telling, quote)) }
        }
        for (telling, quote) in masked { choose(telling, quote) }
        return (chosen, max(0, quotable - chosen.count))
    }

    /// `nil` where nothing is left to repeat, or where a name slipped through redaction.
    private func quote(_ telling: PageRecords.Telling) -> (Page.Quote, isWhole: Bool)? {
        let record = told[telling.record]
        let evidence = told.observation(telling).evidence
        guard !record.frame.personal.contains(where: { !$0.isEmpty && evidence.contains($0) }) else { return nil }
        let printed = masking(record).frame.observations[telling.observation].evidence
        let isWhole = printed == evidence
        let text = WitnessText.readable(printed.shortened(to: length).withInnerQuotes)
        guard text.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return nil }
        guard record.consent == .attributed, let attribution = record.attribution else {
            return (Page.Quote(text: text, attribution: nil), isWhole)
        }
        let name = WitnessText.readable(attribution, limit: 80)
        return (Page.Quote(text: text, attribution: name.isEmpty ? nil : name), isWhole)
    }
}

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
    /// that stand nowhere yet before repeated ones, and different witnesses before the same one speaks twice. `left` counts the quotable ones beyond.
    mutating func take(_ tellings: [PageRecords.Telling], _ limit: Int) -> (chosen: [Page.Quote], left: Int) {
        var ranks: [[PageRecords.Telling]] = [[], [], []]
        var heard: Set<Int> = []
        var quotable = 0
        for telling in tellings.reversed() where told.isQuotable[telling.record] {
            quotable += 1
            let isNew = heard.insert(told.witnesses[telling.record] ?? -1 - telling.record).inserted
            guard ranks[0].count < limit else { continue }
            let isShown = shown.contains(told.observation(telling).evidence)
            ranks[isShown ? 2 : isNew ? 0 : 1].append(telling)
        }
        var chosen: [Page.Quote] = []
        var masked: [Page.Quote] = []
        for telling in ranks.joined() where chosen.count < limit {
            guard let (quote, isWhole) = quote(telling), !chosen.contains(quote) else { continue }
            shown.insert(told.observation(telling).evidence)
            if isWhole { chosen.append(quote) } else if !masked.contains(quote) { masked.append(quote) }
        }
        chosen += masked.prefix(limit - chosen.count)
        return (chosen, max(0, quotable - chosen.count))
    }

    /// `nil` where nothing is left to repeat, or where a name slipped through redaction.
    private func quote(_ telling: PageRecords.Telling) -> (Page.Quote, isWhole: Bool)? {
        let record = told[telling.record]
        let evidence = told.observation(telling).evidence
        guard !record.frame.personal.contains(where: { !$0.isEmpty && evidence.contains($0) }) else { return nil }
        let printed = masking(record).frame.observations[telling.observation].evidence
        let text = WitnessText.readable(printed.shortened(to: length).withInnerQuotes)
        guard text.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return nil }
        guard record.consent == .attributed, let attribution = record.attribution else {
            return (Page.Quote(text: text, attribution: nil), printed == evidence)
        }
        let name = WitnessText.readable(attribution, limit: 80)
        return (Page.Quote(text: text, attribution: name.isEmpty ? nil : name), printed == evidence)
    }
}

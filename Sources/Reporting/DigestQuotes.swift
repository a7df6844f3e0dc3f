import Delivery
import TestimonyModel

/// Chooses what the digest repeats of the week's words.
struct QuoteChoice {
    private let records: [Told]
    private let settings: Digest.Settings
    private let perSign: Int
    private let masking: (TestimonyRecord) -> TestimonyRecord

    /// Where much is told, each effect has less room: a digest is read on a phone.
    init(
        _ week: WeekRecords, _ book: DigestCodebook, settings: Digest.Settings,
        masking: @escaping (TestimonyRecord) -> TestimonyRecord
    ) {
        self.masking = masking
        records = week.records.filter(\.isQuotable)
        self.settings = settings
        let told = book.effects.reduce(0) { sum, effect in
            sum + Polarity.allCases.count { week.count(effect.id, $0) > 0 }
        }
        perSign = told > settings.crowd ? 1 : settings.quotesPerSign
    }

    /// Quotes of `effect` with this status and sign (`nil` for either), whole ones before those with something masked,
    /// and of different witnesses before the same one speaks twice; with a `place`, of testimonies from there alone.
    func of(_ effect: String, _ status: Status, _ polarity: Polarity?, at place: String? = nil) -> [Digest.Quote] {
        var first: [Digest.Quote] = []
        var again: [Digest.Quote] = []
        var masked: [(witness: String, quote: Digest.Quote)] = []
        var heard: Set<String> = []
        for told in records where place.map({ told.record.frame.places.contains($0) }) ?? true {
            for (place, observation) in told.observations.enumerated()
            where observation.effect == effect && observation.status == status
                && (polarity == nil || observation.polarity == polarity)
            {
                guard let (quote, isWhole) = quote(place, of: told.record) else { continue }
                let witness = told.witness ?? told.record.id
                guard isWhole else {
                    masked.append((witness, quote))
                    continue
                }
                if heard.insert(witness).inserted {
                    first.append(quote)
                    // A week of a thousand testimonies is not read through for two quotes.
                    if first.count == perSign { return first }
                } else {
                    again.append(quote)
                }
            }
        }
        var unheard: [Digest.Quote] = []
        var rest: [Digest.Quote] = []
        for (witness, quote) in masked {
            if heard.insert(witness).inserted { unheard.append(quote) } else { rest.append(quote) }
        }
        return Array((first + again + unheard + rest).prefix(perSign))
    }

    /// `nil` where nothing is left to repeat, or where a name slipped through redaction.
    private func quote(_ observation: Int, of record: TestimonyRecord) -> (Digest.Quote, isWhole: Bool)? {
        let evidence = record.frame.observations[observation].evidence
        guard !record.frame.personal.contains(where: { !$0.isEmpty && evidence.contains($0) }) else { return nil }
        let printed = masking(record).frame.observations[observation].evidence
        let isWhole = printed == evidence
        let text = WitnessText.neutralised(printed.shortened(to: settings.quoteLength).withInnerQuotes)
        guard text.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return nil }
        guard record.consent == .attributed, let attribution = record.attribution else {
            return (Digest.Quote(text: text, attribution: nil), isWhole)
        }
        let name = WitnessText.neutralised(attribution, limit: 80)
        return (Digest.Quote(text: text, attribution: name.isEmpty ? nil : name), isWhole)
    }
}

extension String {
    /// The text on one line, cut at the end of a word so that it has at most `limit` characters, "…" included.
    func shortened(to limit: Int) -> String {
        let words = split(whereSeparator: \.isWhitespace)
        let whole = words.joined(separator: " ")
        guard whole.count > limit else { return whole }
        var result = ""
        for word in words {
            guard result.count + word.count + 2 <= limit else { break }
            result += result.isEmpty ? String(word) : " " + word
        }
        if result.isEmpty { result = String(whole.prefix(limit - 1)) }
        while let last = result.last, last == " " || ",;:–—-(«".contains(last) { result.removeLast() }
        return result + "…"
    }

    /// The text as it stands within « »: its own guillemets become “ ”, those around it go.
    var withInnerQuotes: String {
        let inner = replacing("«\u{A0}", with: "“").replacing("\u{A0}»", with: "”").replacing("« ", with: "“")
            .replacing(" »", with: "”").replacing("«", with: "“").replacing("»", with: "”")
        let isWrapped = inner.first == "“" && inner.last == "”" && inner.count { $0 == "“" } == 1
        return isWrapped ? String(inner.dropFirst().dropLast()) : inner
    }

    /// Data files are typed with straight apostrophes and plain spaces before the signs that want a no-break one.
    var frenchTypography: String {
        var text = replacing("'", with: "’")
        for sign in [":", ";", "!", "?", "»"] { text = text.replacing(" " + sign, with: "\u{A0}" + sign) }
        return text.replacing("« ", with: "«\u{A0}")
    }
}

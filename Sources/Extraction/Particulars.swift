import TestimonyModel

/// The particulars of a text: its numbers, counts, times and personal data, each in the order of the text.
package struct Particulars: Sendable {
    package let numbers: [NumberReading]
    package let counts: [CountReading]
    package let times: [TimeReading]
    package let personal: [PersonalReading]

    /// Personal data win over dates, and both over counts: "06 12 48 77 03" and "le 3/10" count nothing.
    package init(
        in text: FoldedText, at now: Moment, names: FirstNames, settings: TimeSettings = TimeSettings()
    ) {
        let marked = MarkedText(text)
        let numbers = NumberGrammar.readings(in: marked)
        let personal = PersonalData.readings(in: marked, numbers: numbers, names: names)
        var taken = Array(repeating: false, count: text.tokens.count)
        for reading in personal { for token in reading.tokens { taken[token] = true } }
        let free = numbers.filter { !$0.tokens.contains { taken[$0] } }
        times = TimeGrammar.readings(in: marked, numbers: free, at: now, settings: settings)
            .filter { !$0.tokens.contains { taken[$0] } }
        for reading in times { for token in reading.tokens { taken[token] = true } }
        counts = Counting.counts(in: marked, numbers: free, taken: taken)
        self.numbers = free
        self.personal = personal
    }

    /// Each date once, in the order of the text.
    package var when: [EDTF] {
        var dates: [EDTF] = []
        for date in times.compactMap(\.edtf) where !dates.contains(date) { dates.append(date) }
        return dates
    }
}

extension CountReading {
    /// The count as records tell it, in scalars of the source.
    package func count(in text: FoldedText) -> Count {
        let range = text.scalarRange(ofTokens: tokens)
        return Count(
            value: value, bound: bound, to: to, unit: unit.map { text.sourceString(text.sourceRange(ofTokens: $0)) },
            start: range.lowerBound, end: range.upperBound)
    }
}

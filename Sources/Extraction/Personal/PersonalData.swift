/// Finds personal data: names of people, addresses for mail and homes, telephone and account numbers.
package enum PersonalData {
    /// In the order of the text, never overlapping.
    package static func readings(
        in text: MarkedText, numbers: [NumberReading], names: FirstNames
    ) -> [PersonalReading] {
        var taken = Array(repeating: false, count: text.count)
        var readings: [PersonalReading] = []
        func add(_ found: [PersonalReading]) {
            for reading in found where !reading.tokens.contains(where: { taken[$0] }) {
                for token in reading.tokens { taken[token] = true }
                readings.append(reading)
            }
        }
        add(Mailboxes.readings(in: text))
        add(PersonalNumbers.readings(in: text))
        add(HomeAddresses.readings(in: text))
        add(NameReader(text, names, taken).readings())
        add(RepeatedNames(text, readings).readings(besides: taken))
        return readings.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
}

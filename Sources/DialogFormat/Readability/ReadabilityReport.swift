/// The readability of a dialog's texts, in lines for whoever writes them.
package struct ReadabilityReport: Sendable {
    /// Long sentences and long words that are shown.
    private static let mostShown = 10

    private let reading: Readability

    package init(_ reading: Readability) { self.reading = reading }

    package var lines: [String] {
        let index = reading.language == "fr" ? "Kandel-Moles" : "Flesch"
        var lines = [
            "\(reading.language): \(reading.texts) texts, \(reading.sentences.count) sentences, \(reading.words) words",
            "  index (\(index)): \(Int(reading.ease.rounded()))",
            "  words a sentence: \(oneDecimal(reading.meanLength)); over 15: "
                + "\(reading.longSentences.count) (\(Int((reading.longShare * 100).rounded())) %)",
        ]
        for sentence in reading.longSentences.sorted(by: { $0.words.count > $1.words.count }).prefix(Self.mostShown) {
            lines.append("    \(place(sentence.place)): \(sentence.words.count): \(start(sentence.words))")
        }
        let long = reading.longWords.prefix(Self.mostShown).map { $0.times > 1 ? "\($0.word) (\($0.times))" : $0.word }
        if !long.isEmpty {
            let times = reading.longWords.reduce(0) { $0 + $1.times }
            lines.append("  words of four syllables and more: \(times): " + long.joined(separator: ", "))
        }
        for (place, word) in reading.gendered { lines.append("  \(self.place(place)): one gender: \(word)") }
        return lines
    }

    private func place(_ text: DialogText) -> String { "\(text.file):\(text.line)" }

    private func start(_ words: [String]) -> String {
        words.prefix(8).joined(separator: " ") + (words.count > 8 ? " …" : "")
    }

    private func oneDecimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

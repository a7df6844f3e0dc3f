import Extraction
import TestimonyModel

/// How many an utterance says.
extension Reading {
    /// The only number of the utterance; 0 where it says that there is nothing: "aucun", "aucune heure".
    var howMany: Double? {
        if let number = singleNumber { return number }
        let saysNone = pieces.count <= 3 && pieces.contains(where: noneWords.contains)
        return rest(after: .no) != "" && (means(.nothing) || saysNone) ? 0 : nil
    }

    /// The only number of the utterance, in digits or in words, with its half or quarter; `nil` where there are none or
    /// several.
    var singleNumber: Double? {
        let plain = typed.filter { !$0.isWhitespace }.replacing(",", with: ".")
        if let number = decimal(plain) { return number }
        var said = Set(extraction.entities.compactMap(numberOf))
        if let broken = brokenNumber(said) { return broken }
        // "une dizaine", "un groupe de 12"
        if said.count > 1 { said.remove(1) }
        if said.count == 1 { return said.first }
        return said.isEmpty && Set(numbers).count == 1 ? numbers.first.map(Double.init) : nil
    }

    /// Whole numbers in the order in which they are said, ordinals among them.
    var saidNumbers: [Int] {
        let said = extraction.entities.filter { [.number, .ordinal, .quantity].contains($0.kind) }
            .sorted { $0.start < $1.start }.compactMap(numberOf).compactMap { Int(exactly: $0) }
        return numbers.isEmpty ? said : numbers
    }

    private func numberOf(_ entity: Entity) -> Double? {
        switch (entity.kind, entity.value) {
        case (.number, .number(let number)), (.ordinal, .number(let number)), (.quantity, .number(let number)): number
        case (.number, .count(let count)), (.quantity, .count(let count)): count.to == nil ? count.value : nil
        default: nil
        }
    }

    // MARK: - Halves, quarters and minutes

    /// "une heure et demie", "trois jours et demi", "une demi-heure", "1h30": with what follows the unit, or parts it; in the
    /// unit that is said.
    private func brokenNumber(_ said: Set<Double>) -> Double? {
        if let hours = writtenHours { return hours }
        let whole = said.count < 2 ? said.first ?? 1 : nil
        if let at = pieces.firstIndex(where: halves.contains) {
            guard let whole else { return nil }
            // "une demi-heure", "half an hour"
            guard at > 0, joints.contains(pieces[at - 1]) || pieces[..<at].suffix(2) == ["and", "a"] else {
                return whole == whole.rounded() && at + 1 < pieces.count ? whole / 2 : nil
            }
            // "deux et demi" is whole already.
            return whole == whole.rounded() ? whole + 0.5 : whole
        }
        guard let at = pieces.firstIndex(where: quarters.contains), pieces.contains(where: hours.contains) else {
            return nil
        }
        let isBehind = pieces[..<at].contains(where: hours.contains)
        guard isBehind else { return whole.map { $0 / 4 } }
        // "une heure et quart", "deux heures trois quarts"
        let count = pieces[at - 1] == "trois" ? 3.0 : 1
        return plainNumbers.first.flatMap(numberOf).map { $0 + count / 4 }
    }

    /// "1h30", "2 h 15", "une heure trente": hours with the minutes behind them.
    private var writtenHours: Double? {
        if let fused = pieces.lazy.compactMap(fusedHours).first { return fused }
        let numbers = plainNumbers
        guard numbers.count == 2, !pieces.contains(where: quarters.contains), let told = numberOf(numbers[0]),
            let minutes = numberOf(numbers[1]),
            minutes == minutes.rounded(), (1..<60).contains(minutes),
            isOnly(hours, from: numbers[0].end, to: numbers[1].start),
            isOnly(minuteWords, from: numbers[1].end, to: text.unicodeScalars.count)
        else { return nil }
        return told + minutes / 60
    }

    private var plainNumbers: [Entity] {
        extraction.entities.filter { $0.kind == .number }.sorted { $0.start < $1.start }
    }

    /// Whether nothing but one of these words stands between two places of the text.
    private func isOnly(_ words: Set<Substring>, from start: Int, to end: Int) -> Bool {
        guard start <= end else { return false }
        return words.contains(String(scalars: start..<end, of: text).lowercased().filter { !$0.isWhitespace }[...])
    }
}

/// "1h30"
private func fusedHours(_ piece: Substring) -> Double? {
    let parts = piece.split(separator: "h", omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]), (0..<60).contains(minutes) else {
        return nil
    }
    return Double(hours) + Double(minutes) / 60
}

private let halves: Set<Substring> = ["demi", "demie", "half"]
private let quarters: Set<Substring> = ["quart", "quarts"]
private let hours: Set<Substring> = ["heure", "heures", "h", "hour", "hours"]
private let minuteWords: Set<Substring> = ["", "min", "mn", "minutes"]
private let joints: Set<Substring> = ["et"]
private let noneWords: Set<Substring> = ["aucun", "aucune", "none"]

/// What a week amounts to, in figures: enough to compare another with, and not a word of it.
package struct WeekFigures: Sendable, Hashable {
    package var testimonies: Int
    /// Distinct witnesses, as far as anything tells them apart.
    package var witnesses: Int
    /// In how many testimonies an effect was observed, by its id and its sign.
    package var observed: [String: [Polarity: Int]]

    package init(testimonies: Int = 0, witnesses: Int = 0, observed: [String: [Polarity: Int]] = [:]) {
        self.testimonies = testimonies
        self.witnesses = witnesses
        self.observed = observed
    }

    package func count(_ effect: String, _ polarity: Polarity) -> Int { observed[effect]?[polarity] ?? 0 }
}

/// What became of testimonies that were told before, counted.
package struct LaterChanges: Sendable, Hashable {
    /// Erased for good, whoever asked for it.
    package var erased: Int
    /// Whose codes a coordinator corrected.
    package var corrected: Int
    /// Set aside by a coordinator.
    package var rejected: Int

    package init(erased: Int = 0, corrected: Int = 0, rejected: Int = 0) {
        self.erased = erased
        self.corrected = corrected
        self.rejected = rejected
    }

    package var isEmpty: Bool { erased + corrected + rejected == 0 }
}

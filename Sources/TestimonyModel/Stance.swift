/// What somebody else says of a testimony that they read.
package enum Stance: String, Sendable, CaseIterable {
    /// "Moi aussi": one more witness of the same.
    case agree
    case disagree
}

/// How many people took which stance; nobody counts twice.
package struct Stances: Sendable, Hashable {
    package var agree: Int
    package var disagree: Int

    package init(agree: Int = 0, disagree: Int = 0) {
        self.agree = agree
        self.disagree = disagree
    }

    package var isEmpty: Bool { agree == 0 && disagree == 0 }
}

/// What a coordinator does with a testimony.
package enum ReviewDecision: String, Codable, Sendable, CaseIterable {
    case accept, correct, reject
    /// The same thing stands in another testimony, which alone counts from now on.
    case merge
    /// Two things were told in one.
    case split
    case note, undo
}

extension Review {
    /// Where a decision leads, `nil` where it cannot be taken:
    ///
    /// | from | accept | correct | reject, merge | split, note |
    /// | --- | --- | --- | --- | --- |
    /// | `proposed`, `confirmed` | `accepted` | `corrected` | `rejected` | the same |
    /// | `accepted`, `corrected` | – | `corrected` | `rejected` | the same |
    /// | `rejected` | – | – | – | note only |
    ///
    /// An undoing leads back to what stood before, whatever that is, and so stands in no table.
    package func after(_ decision: ReviewDecision) -> Review? {
        switch (self, decision) {
        case (_, .note): self
        case (_, .undo), (.rejected, _), (.accepted, .accept), (.corrected, .accept): nil
        case (.proposed, .accept), (.confirmed, .accept): .accepted
        case (_, .correct): .corrected
        case (_, .reject), (_, .merge): .rejected
        case (_, .split): self
        }
    }

    /// Whether a coordinator has still to look at it.
    package var isWaiting: Bool { self == .proposed || self == .confirmed }
}

/// Classifiers over one vocabulary. Each looks at the whole of a text and at its parts: its margin, yes above 0 and no
/// below, is that of the whole and that of the part that says most.
package struct Bank: Sendable {
    /// What one label's margin means.
    package struct Head: Sendable {
        package var label: String
        var calibration: Calibration
        /// The probability from which on the answer is yes.
        package var threshold: Double
    }

    package let heads: [Head]
    let whole: WeightTable
    let part: WeightTable
    private let indexOf: [String: Int]

    init(heads: [Head], whole: WeightTable, part: WeightTable) {
        self.heads = heads
        self.whole = whole
        self.part = part
        indexOf = Dictionary(heads.enumerated().map { ($1.label, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func index(_ label: String) -> Int? { indexOf[label] }
}

/// Whether a confidence means what it says: of all effects given 0.7, seven in ten should be right.
package struct CalibrationTable: Sendable, Hashable {
    /// The effects whose confidences lie in one tenth.
    package struct Bin: Sendable, Hashable {
        package var count = 0
        package var right = 0
        /// The sum of the confidences.
        var confidence = 0.0

        package var meanConfidence: Double { count == 0 ? 0 : confidence / Double(count) }
    }

    /// Ten, from `0 ..< 0.1` to `0.9 ... 1`.
    package private(set) var bins = Array(repeating: Bin(), count: 10)

    mutating func add(confidence: Double, isRight: Bool) {
        let index = min(bins.count - 1, max(0, Int(confidence * Double(bins.count))))
        bins[index].count += 1
        if isRight { bins[index].right += 1 }
        bins[index].confidence += confidence
    }

    /// How far confidence and share lie apart, bin by bin, weighed by what the bins hold: 0 is honest.
    package var expectedError: Double {
        let count = bins.reduce(0) { $0 + $1.count }
        guard count > 0 else { return 0 }
        return bins.reduce(0) { $0 + abs(Double($1.right) - $1.confidence) } / Double(count)
    }

    static func += (left: inout CalibrationTable, right: CalibrationTable) {
        for (index, bin) in right.bins.enumerated() {
            left.bins[index].count += bin.count
            left.bins[index].right += bin.right
            left.bins[index].confidence += bin.confidence
        }
    }
}

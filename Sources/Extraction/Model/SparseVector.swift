/// The rows of a model that a text touches, with their values.
struct SparseVector: Sendable {
    var rows: [Int32] = []
    var values: [Float] = []

    func dot(_ weights: [Float]) -> Float {
        var sum: Float = 0
        for (row, value) in zip(rows, values) { sum += weights[Int(row)] * value }
        return sum
    }

    mutating func append(_ row: Int32, _ value: Float) {
        rows.append(row)
        values.append(value)
    }

    var squaredLength: Float { values.reduce(0) { $0 + $1 * $1 } }
}

/// The rows of a model that a text touches, with their values.
struct SparseVector: Sendable {
    var rows: [Int32] = []
    var values: [Float] = []

    func dot(_ weights: [Float]) -> Float {
        weights.withUnsafeBufferPointer { dot($0) }
    }

    func dot(_ weights: UnsafeBufferPointer<Float>) -> Float {
        rows.withUnsafeBufferPointer { rows in
            values.withUnsafeBufferPointer { values in
                var sum: Float = 0
                for index in 0..<rows.count { sum += weights[Int(rows[index])] * values[index] }
                return sum
            }
        }
    }

    /// Adds `step` times the vector to `weights`.
    func add(_ step: Float, to weights: UnsafeMutableBufferPointer<Float>) {
        rows.withUnsafeBufferPointer { rows in
            values.withUnsafeBufferPointer { values in
                for index in 0..<rows.count { weights[Int(rows[index])] += step * values[index] }
            }
        }
    }

    mutating func append(_ row: Int32, _ value: Float) {
        rows.append(row)
        values.append(value)
    }

    var squaredLength: Float { values.reduce(0) { $0 + $1 * $1 } }
}

/// The rows of a model that a text touches, with their values.
struct SparseVector: Sendable {
    var rows: [Int32] = []
    var values: [Float] = []

    func dot(_ weights: [Float]) -> Float {
        weights.withUnsafeBufferPointer { weights in
            rows.withUnsafeBufferPointer { rows in
                values.withUnsafeBufferPointer { values in
                    var sum: Float = 0
                    for index in 0..<rows.count { sum += weights[Int(rows[index])] * values[index] }
                    return sum
                }
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

    mutating func reserveCapacity(_ count: Int) {
        rows.reserveCapacity(count)
        values.reserveCapacity(count)
    }

    mutating func append(_ row: Int32, _ value: Float) {
        rows.append(row)
        values.append(value)
    }

    var squaredLength: Float { values.reduce(0) { $0 + $1 * $1 } }
}

extension SparseVector {
    /// Half of each.
    func mixed(with other: SparseVector) -> SparseVector {
        var mixture = self
        var places: [Int32: Int] = [:]
        for index in rows.indices {
            mixture.values[index] /= 2
            places[rows[index]] = index
        }
        for (row, value) in zip(other.rows, other.values) {
            if let place = places[row] { mixture.values[place] += value / 2 } else { mixture.append(row, value / 2) }
        }
        return mixture
    }

    /// With the rows of another, none of which it has yet.
    func joined(_ other: SparseVector) -> SparseVector {
        SparseVector(rows: rows + other.rows, values: values + other.values)
    }
}

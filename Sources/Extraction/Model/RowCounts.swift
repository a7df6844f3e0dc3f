/// Counts how often each row of a vocabulary occurs in stretches of one text.
///
/// Rows get places in the order of their first occurrence: a stretch is counted in an array, and sums come out the
/// same in every run.
struct RowCounts {
    /// By place.
    private(set) var rows: [Int32] = []
    private var counts: [Int32] = []
    /// By slot of an open table the place of a row, -1 for none.
    private var slots: [Int32]
    private let mask: Int
    private var touched: [Int32] = []

    /// `limit` is the most occurrences that there will be.
    init(limit: Int) {
        var capacity = 64
        while capacity < limit * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = Array(repeating: -1, count: capacity)
        rows.reserveCapacity(limit)
        counts.reserveCapacity(limit)
        touched.reserveCapacity(limit)
    }

    /// By feature its place, -1 for those that are not in the block.
    mutating func places(of features: [UInt32], in vocabulary: Vocabulary, _ block: Range<Int>) -> [Int32] {
        features.map { feature in
            guard let row = vocabulary.row(of: feature), block.contains(row) else { return -1 }
            return place(Int32(truncatingIfNeeded: row))
        }
    }

    @inline(__always)
    private mutating func place(_ row: Int32) -> Int32 {
        var slot = Int(row) & mask
        while slots[slot] >= 0 {
            let place = slots[slot]
            if rows[Int(place)] == row { return place }
            slot = (slot + 1) & mask
        }
        let place = Int32(truncatingIfNeeded: rows.count)
        slots[slot] = place
        rows.append(row)
        counts.append(0)
        return place
    }

    /// Hands over every row of a range of occurrences with its count.
    @inline(__always)
    mutating func count(_ places: [Int32], _ range: Range<Int>, _ body: (Int32, Int) -> Void) {
        for index in range {
            let place = places[index]
            guard place >= 0 else { continue }
            if counts[Int(place)] == 0 { touched.append(place) }
            counts[Int(place)] += 1
        }
        for place in touched {
            body(rows[Int(place)], Int(counts[Int(place)]))
            counts[Int(place)] = 0
        }
        touched.removeAll(keepingCapacity: true)
    }
}

/// Counts how often each row occurs in a stretch of text; used again for one stretch after another.
///
/// Open addressing, in the order of the first occurrence: sums come out the same in every run.
struct FeatureCounts {
    /// By slot the row, -1 for none.
    private var rows: [Int32]
    private var counts: [Int32]
    /// Slots in use.
    private var touched: [Int] = []
    private let mask: Int

    /// `limit` is the most that will be added between two calls of `drain`.
    init(limit: Int) {
        var capacity = 64
        while capacity < limit * 2 { capacity *= 2 }
        mask = capacity - 1
        rows = Array(repeating: -1, count: capacity)
        counts = Array(repeating: 0, count: capacity)
    }

    mutating func add(_ row: Int32) {
        var slot = Int(row) & mask
        while rows[slot] != row {
            if rows[slot] < 0 {
                rows[slot] = row
                touched.append(slot)
                break
            }
            slot = (slot + 1) & mask
        }
        counts[slot] += 1
    }

    /// Hands over every row with its count, and starts anew.
    mutating func drain(_ body: (Int32, Int) -> Void) {
        for slot in touched {
            body(rows[slot], Int(counts[slot]))
            rows[slot] = -1
            counts[slot] = 0
        }
        touched.removeAll(keepingCapacity: true)
    }
}

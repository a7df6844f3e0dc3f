/// A set of hashes by a bit each, which sometimes says yes to one that is not in it and never no to one that is: so small
/// that it stays in the cache, and asked before what does not.
struct BitSet: Sendable {
    private var words: [UInt64]
    private let mask: Int

    /// `capacity` is the number of bits, a power of two.
    init(capacity: Int) {
        words = Array(repeating: 0, count: (capacity + 63) / 64)
        mask = capacity - 1
    }

    /// The lowest bits of `hash` choose.
    mutating func insert(_ hash: UInt64) {
        let bit = Int(truncatingIfNeeded: hash) & mask
        words[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    @inline(__always)
    func contains(_ hash: UInt64) -> Bool {
        let bit = Int(truncatingIfNeeded: hash) & mask
        return words.withUnsafeBufferPointer { $0[bit >> 6] >> UInt64(bit & 63) & 1 } == 1
    }
}

/// A map from folded words to folded words, looked up by bytes without making a `String`.
///
/// Open addressing over FNV-1a; built once from data, then only read.
package struct WordTable: Sendable {
    private var slots: [Int32]
    private var keys: [[UInt8]] = []
    private var values: [[UInt8]] = []
    private let mask: Int
    /// Bit n is set when some key has n bytes (n above 63 counts as 63): most words stop here.
    private var lengths: UInt64 = 0

    /// Later entries of the same key win.
    package init(_ entries: some Collection<(key: String, value: String)>) {
        var capacity = 16
        while capacity < entries.count * 2 { capacity *= 2 }
        mask = capacity - 1
        slots = Array(repeating: -1, count: capacity)
        for (key, value) in entries { insert(Array(key.utf8), Array(value.utf8)) }
    }

    package static let empty = WordTable([(key: String, value: String)]())

    package subscript(word: ArraySlice<UInt8>) -> [UInt8]? {
        guard lengths & (1 << UInt64(min(word.count, 63))) != 0 else { return nil }
        var slot = hash(word) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if keys[index].elementsEqual(word) { return values[index] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private mutating func insert(_ key: [UInt8], _ value: [UInt8]) {
        lengths |= 1 << UInt64(min(key.count, 63))
        var slot = hash(key[...]) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if keys[index] == key {
                values[index] = value
                return
            }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(keys.count)
        keys.append(key)
        values.append(value)
    }
}

private func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & Int.max
}

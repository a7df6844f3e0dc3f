/// Where a folded byte comes from: the source bytes `start ..< end`.
struct SourceSpan: Sendable {
    var start: UInt32
    var end: UInt32

    init(_ start: Int, _ end: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
    }
}

/// Folded bytes while they grow, each with its source.
///
/// Raw memory, because this is written byte by byte: arrays check their owner and their room at every step, and ran
/// at a fifth of the speed. Whoever makes one must free it.
struct FoldScratch {
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var spans: UnsafeMutablePointer<SourceSpan>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        bytes = .allocate(capacity: capacity)
        spans = .allocate(capacity: capacity)
    }

    func free() {
        bytes.deallocate()
        spans.deallocate()
    }

    var last: UInt8? { count > 0 ? bytes[count - 1] : nil }

    func slice(from start: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + start, count: count - start)
    }

    @inline(__always) mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
        if count == capacity { grow(by: 1) }
        bytes[count] = byte
        spans[count] = SourceSpan(start, end)
        count += 1
    }

    private mutating func grow(by room: Int) {
        var larger = FoldScratch(capacity: max(capacity * 2, count + room))
        larger.bytes.update(from: bytes, count: count)
        larger.spans.update(from: spans, count: count)
        larger.count = count
        free()
        self = larger
    }

    /// Replaces the folded bytes from `start` on; the new ones all stand for the whole of what they replace.
    mutating func replaceTail(from start: Int, with replacement: [UInt8]) {
        let from = Int(spans[start].start)
        let to = Int(spans[count - 1].end)
        count = start
        for byte in replacement { append(byte, from: from, to: to) }
    }

    mutating func truncate(to count: Int) { self.count = count }

    /// Lets the last folded byte stand for the source up to `end`.
    mutating func extendLast(to end: Int) {
        if count > 0 { spans[count - 1].end = UInt32(truncatingIfNeeded: end) }
    }

    /// Moves the byte at `index` to `place`, which lies before it.
    @inline(__always) mutating func move(_ index: Int, to place: Int) {
        bytes[place] = bytes[index]
        spans[place] = spans[index]
    }

    /// Lets the byte at `index` stand for the source of the one at `other` too.
    @inline(__always) mutating func join(_ index: Int, with other: Int) { spans[index].end = spans[other].end }
}

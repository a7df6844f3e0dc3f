/// How many scalars stand before every 128th byte of a text: ranges are asked for by the thousand, and each is
/// counted from the nearest milestone.
struct Milestones: Sendable {
    private static let stride = 128

    private let counts: [UInt32]

    init(_ source: [UInt8]) {
        var counts: [UInt32] = [0]
        counts.reserveCapacity(source.count / Self.stride + 1)
        var count: UInt32 = 0
        source.withUnsafeBufferPointer { source in
            var start = 0
            while start + Self.stride <= source.count {
                for at in start..<start + Self.stride { count &+= source[at].startsScalar ? 1 : 0 }
                counts.append(count)
                start += Self.stride
            }
        }
        self.counts = counts
    }

    /// Scalars before a source byte.
    func scalars(before byte: Int, in source: [UInt8]) -> Int {
        let milestone = min(byte / Self.stride, counts.count - 1)
        var count = Int(counts[milestone])
        source.withUnsafeBufferPointer { source in
            for at in milestone * Self.stride..<byte where source[at].startsScalar { count += 1 }
        }
        return count
    }

    /// Where a scalar starts; the end of the text for the one behind the last.
    func byte(ofScalar scalar: Int, in source: [UInt8]) -> Int {
        var (low, high) = (0, counts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(counts[middle]) <= scalar { low = middle } else { high = middle - 1 }
        }
        var (at, count) = (low * Self.stride, Int(counts[low]))
        source.withUnsafeBufferPointer { source in
            while at < source.count, !(source[at].startsScalar && count == scalar) {
                if source[at].startsScalar { count += 1 }
                at += 1
            }
        }
        return at
    }
}

extension UInt8 {
    /// Whether it is no continuation byte of UTF-8.
    @inline(__always) fileprivate var startsScalar: Bool { self & 0xC0 != 0x80 }
}

/// Cuts a stream of bytes into lines, however the chunks fall.
///
/// Lines end with LF or CR LF; a byte order mark at the very start is dropped. What lies beyond `limit` bytes of a
/// line is thrown away as it comes, so memory never grows past one chunk and one line.
package struct LineSplitter: Sendable {
    /// Bytes a line may have, its end not counted.
    package let limit: Int
    private var pending: [UInt8] = []
    private var isCut = false
    private var number = 0
    private var isAtStart = true

    package init(limit: Int) {
        self.limit = limit
    }

    /// The lines that `chunk` completes.
    package mutating func push(_ chunk: [UInt8]) -> [ByteLine] {
        var lines: [ByteLine] = []
        var start = 0
        while let end = chunk[start...].firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(take(chunk[start..<end]))
            start = end + 1
        }
        keep(chunk[start...])
        return lines
    }

    /// The last line, when the stream ended without a line end.
    package mutating func finish() -> ByteLine? {
        // A lone byte order mark is an empty stream.
        let line = pending.isEmpty && !isCut ? nil : take([])
        return line.flatMap { $0.bytes.isEmpty && number == 1 && !$0.isCut ? nil : $0 }
    }

    private mutating func take(_ rest: ArraySlice<UInt8>) -> ByteLine {
        keep(rest)
        number += 1
        if pending.last == UInt8(ascii: "\r"), !isCut { pending.removeLast() }
        if isAtStart, pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
        isAtStart = false
        if pending.count > limit {
            pending.removeLast(pending.count - limit)
            isCut = true
        }
        defer {
            pending = []
            isCut = false
        }
        return ByteLine(bytes: pending, number: number, isCut: isCut)
    }

    /// One byte more than the limit is kept: it may be the CR of a line end.
    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        let room = limit + 1 - pending.count
        pending.append(contentsOf: bytes.prefix(max(0, room)))
        if bytes.count > room { isCut = true }
    }
}

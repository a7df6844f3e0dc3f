extension FoldScratch {
    /// Three or more of a letter are one: "merciiii", "troooop". The one stands for the source of all.
    @inline(__always)
    mutating func collapseRepeats(from start: Int) {
        var index = start
        while index + 2 < count {
            if bytes[index] == bytes[index + 1], bytes[index] == bytes[index + 2] {
                return collapse(from: index)
            }
            index += 1
        }
    }

    /// Moves what stays to the left, once for each byte.
    private mutating func collapse(from start: Int) {
        var (read, write) = (start, start)
        while read < count {
            var next = read + 1
            while next < count, bytes[next] == bytes[read] { next += 1 }
            move(read, to: write)
            if next - read >= 3 {
                join(write, with: next - 1)
                write += 1
            } else {
                if next - read == 2 { move(read + 1, to: write + 1) }
                write += next - read
            }
            read = next
        }
        truncate(to: write)
    }
}

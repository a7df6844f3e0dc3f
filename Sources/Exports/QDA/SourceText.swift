/// The text of a testimony as a plain text file: LF ends its lines, and nothing in it confuses who reads it. Spans of the
/// original are found again.
struct SourceText: Sendable {
    let text: String
    /// For each scalar of the original, and its end, where it stands now.
    private let offsets: [Int]

    init(_ original: String) {
        var scalars = String.UnicodeScalarView()
        var offsets: [Int] = []
        var previous: Unicode.Scalar?
        var count = 0
        for scalar in original.unicodeScalars {
            offsets.append(count)
            defer { previous = scalar }
            if scalar == "\n", previous == "\r" { continue }
            scalars.append(SourceText.plain(scalar))
            count += 1
        }
        offsets.append(count)
        text = String(scalars)
        self.offsets = offsets
    }

    var count: Int { offsets[offsets.count - 1] }

    /// `nil` for a span that is empty or lies outside.
    func span(_ start: Int, _ end: Int) -> Range<Int>? {
        guard start >= 0, start < end, end < offsets.count, offsets[start] < offsets[end] else { return nil }
        return offsets[start]..<offsets[end]
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\r", "\u{2028}", "\u{2029}", "\u{85}": "\n"
        case "\t", "\n": scalar
        // A byte order mark would be taken off, and every offset behind it be wrong.
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
        default: scalar
        }
    }
}

/// A text in lines of `width` characters, each with marks under it.
struct UnderlinedText {
    private let scalars: [Unicode.Scalar]
    private var marks: [Character]
    private let width: Int

    init(_ text: String, width: Int = 100) {
        self.width = width
        scalars = Array(text.unicodeScalars)
        marks = Array(repeating: " ", count: scalars.count)
    }

    /// Puts `mark` under these scalars, over what stands there.
    mutating func mark(_ range: Range<Int>, _ mark: Character) {
        for at in range.clamped(to: scalars.indices) { marks[at] = mark }
    }

    var lines: [String] {
        var lines: [String] = []
        var start = 0
        while start < scalars.count {
            var end = min(start + width, scalars.count)
            if end < scalars.count, let space = scalars[start..<end].lastIndex(of: " "), space > start {
                end = space + 1
            }
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[start..<end].map { $0.properties.isWhitespace ? " " : $0 })
            lines += [String(piece), trimmedEnd(String(marks[start..<end]))]
            start = end
        }
        return lines.filter { !$0.isEmpty }
    }

    private func trimmedEnd(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }
}

/// A data file in memory: what faults call it, and what stands in it.
package struct DataFile: Sendable, Hashable {
    /// The path as people should see it, relative to where they work.
    package var name: String
    package var text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// Where the first byte stood that was no UTF-8: U+FFFD took its place when the file was read.
    var brokenText: (line: Int, column: Int)? {
        guard let at = text.unicodeScalars.firstIndex(of: "\u{FFFD}") else { return nil }
        let before = text.unicodeScalars[..<at]
        let line = before.count { $0 == "\n" } + 1
        return (line, before.reversed().prefix { $0 != "\n" }.count + 1)
    }
}

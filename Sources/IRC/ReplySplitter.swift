import Transport

/// Cuts what the program says into texts that fit one IRC line each.
package enum ReplySplitter {
    /// Bytes of text a line. With `:nick!user@host PRIVMSG nick :` before it a line stays below 512.
    package static let limit = 400

    /// The lines of `text`, each at most `limit` bytes, cut after a word where there is one and never inside a
    /// character. Empty lines are left out, for IRC has none.
    package static func lines(of text: String, limit: Int = limit) -> [String] {
        text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.flatMap { wrap(Array($0.utf8), limit) }
            .map(trimmed).filter { !$0.isEmpty }
    }

    private static func wrap(_ line: [UInt8], _ limit: Int) -> [String] {
        var pieces: [String] = []
        var rest = line[...]
        while rest.count > limit {
            let head = Array(rest.prefix(limit))
            // The space after a word that just fits is not part of the line.
            let space = rest.prefix(limit + 1).lastIndex(of: UInt8(ascii: " ")).map { $0 - rest.startIndex }
            let end = space.flatMap { $0 > limit / 2 ? $0 : nil } ?? max(1, wholeCharacters(in: head))
            pieces.append(String(decoding: rest.prefix(end), as: UTF8.self))
            rest = rest.dropFirst(end).drop { $0 == UInt8(ascii: " ") }
        }
        return pieces + [String(decoding: rest, as: UTF8.self)]
    }

    private static func trimmed(_ text: String) -> String {
        var view = text.unicodeScalars.drop { $0 == " " }
        while view.last == " " { view.removeLast() }
        return String(view)
    }
}

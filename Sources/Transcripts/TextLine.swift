import Transport

/// The decoded text of a line, without the NULs that broken exports are full of.
struct TextLine {
    let text: String
    let number: Int
    let replaced: Int
    let isCut: Bool

    init(_ line: ByteLine) {
        let (decoded, replaced) = line.decoded()
        text = decoded.utf8.contains(0) ? decoded.replacing("\0", with: "") : decoded
        number = line.number
        self.replaced = replaced
        isCut = line.isCut
    }

    /// Whether nothing but white space stands on it.
    var isBlank: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}

/// The fault that a cut line brings with it; its beginning is still read.
func cutFault(_ file: String, _ line: Int) -> TranscriptItem {
    .fault(LineFault(file: file, line: line, message: "the line is too long; only its beginning was read"))
}

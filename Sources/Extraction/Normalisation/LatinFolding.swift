/// What one scalar becomes in folded text.
enum Folded: Equatable {
    case letter(UInt8)
    /// Ligatures: œ, æ, ß.
    case letters(UInt8, UInt8)
    case digit(UInt8)
    case apostrophe
    case hyphen
    /// The separators of inclusive writing: · • ‧ ⋅.
    case middot
    case space
    case newline
    /// Any other character that means something: punctuation as ASCII, `symbolByte` for the rest.
    case mark(UInt8)
    /// Combining marks, zero-width and bidirectional controls: they leave no trace.
    case nothing
}

/// Stands in folded text for emoji and every other character without an ASCII counterpart.
package let symbolByte: UInt8 = 0x7E

/// Stands in folded text for a middle dot that separated nothing inclusive.
package let middotByte: UInt8 = 0x5F

/// What one ASCII byte does to a text, looked up: most bytes are ASCII.
struct ASCIIFold {
    enum Kind: UInt8 { case lower, capital, digit, apostrophe, hyphen, space, newline, mark }

    var kind: Kind
    /// The folded byte.
    var byte: UInt8

    static let table: [ASCIIFold] = (UInt32(0)..<128).map { scalar in
        switch fold(scalar) {
        case .letter(let byte): ASCIIFold(kind: byte == UInt8(scalar) ? .lower : .capital, byte: byte)
        case .digit(let byte): ASCIIFold(kind: .digit, byte: byte)
        case .apostrophe: ASCIIFold(kind: .apostrophe, byte: UInt8(ascii: "'"))
        case .hyphen: ASCIIFold(kind: .hyphen, byte: UInt8(ascii: "-"))
        case .newline: ASCIIFold(kind: .newline, byte: 10)
        case .mark(let byte): ASCIIFold(kind: .mark, byte: byte)
        case .space, .letters, .middot, .nothing: ASCIIFold(kind: .space, byte: 32)
        }
    }
}

func fold(_ scalar: UInt32) -> Folded {
    switch scalar {
    case 0x61...0x7A: return .letter(UInt8(scalar))
    case 0x41...0x5A: return .letter(UInt8(scalar + 32))
    case 0x30...0x39: return .digit(UInt8(scalar))
    case 0x0A, 0x0D, 0x2028, 0x2029: return .newline
    case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .space
    case 0x00...0x1F, 0x7F...0x9F: return .space
    case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x201B, 0x2032, 0x2035, 0x02B9, 0x02BB, 0x02BC, 0x055A, 0xA78C, 0xFF07:
        return .apostrophe
    case 0x2D, 0x2010...0x2015, 0x2212: return .hyphen
    case 0xB7, 0x2022, 0x2027, 0x22C5, 0x30FB: return .middot
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7D: return .mark(UInt8(scalar))
    case 0xAB, 0xBB, 0x201C...0x201F: return .mark(UInt8(ascii: "\""))
    case 0x2026: return .mark(UInt8(ascii: "."))
    case 0xC0...0x17F: return foldLatin(scalar)
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F, 0xFEFF,
        0xAD:
        return .nothing
    case 0xFF10...0xFF19: return .digit(UInt8(scalar - 0xFF10 + 48))
    default: return .mark(symbolByte)
    }
}

private func foldLatin(_ scalar: UInt32) -> Folded {
    switch scalar {
    case 0xC6, 0xE6: return .letters(UInt8(ascii: "a"), UInt8(ascii: "e"))
    case 0x152, 0x153: return .letters(UInt8(ascii: "o"), UInt8(ascii: "e"))
    case 0xDF: return .letters(UInt8(ascii: "s"), UInt8(ascii: "s"))
    default: break
    }
    let byte = latinBases[Int(scalar) - 0xC0]
    return byte == UInt8(ascii: "?") ? .mark(symbolByte) : .letter(byte)
}

/// Base letters of U+00C0 … U+017F (Latin-1 Supplement and Latin Extended-A), one a scalar; `?` where there is none.
private let latinBases: [UInt8] = Array(
    ("aaaaaa?ceeeeiiiidnooooo?ouuuuyt?"
        + "aaaaaa?ceeeeiiiidnooooo?ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggg"
        + "gggghhhhiiiiiiiiiiiijjkkklllllll"
        + "lllnnnnnnnnnoooooo??rrrrrrssssss"
        + "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs")
        .utf8)

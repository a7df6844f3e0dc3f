/// The different words of a text in lower case, straight from its bytes, for texts in the letters of French and English
/// with everyday marks between them, as nearly all are.
enum PlainLatinWords {
    /// Without what stands in an address; `nil` where the text holds anything else.
    static func words(of text: Substring) -> [String]? {
        var scan = Scan()
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): scan.letter(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): scan.letter(byte | 0x20)
            case 9...13, 32: scan.space()
            case 0..<0x80: scan.mark(byte)
            case 0xC2:
                switch bytes.next() {
                case 0x85, 0xA0: scan.space()
                // Three of these marks are letters.
                case 0xAA, 0xB5, 0xBA, nil: return nil
                default: scan.mark(byte)
                }
            case 0xC3:
                guard let second = bytes.next() else { return nil }
                switch second {
                case 0x97, 0xB7: scan.mark(byte)
                case 0x80...0x9E: scan.letter(byte, second | 0x20)
                default: scan.letter(byte, second)
                }
            case 0xC5:
                guard let second = bytes.next(), second == 0x92 || second == 0x93 else { return nil }
                scan.letter(byte, 0x93)
            case 0xE2:
                guard bytes.next() == 0x80, let third = bytes.next() else { return nil }
                switch third {
                case 0x80...0x8A, 0xA8, 0xA9, 0xAF: scan.space()
                default: scan.mark(byte)
                }
            default: return nil
            }
        }
        scan.space()
        return scan.words
    }

    private struct Scan {
        private(set) var words: [String] = []
        private var seen: Set<String> = []
        /// Of the piece between two spaces that is under way.
        private var piece: [String] = []
        private var word: [UInt8] = []
        private var isAddress = false
        /// What of "://" was seen.
        private var slashes = 0

        mutating func letter(_ byte: UInt8) {
            word.append(byte)
            slashes = 0
        }

        mutating func letter(_ first: UInt8, _ second: UInt8) {
            word.append(first)
            word.append(second)
            slashes = 0
        }

        mutating func mark(_ byte: UInt8) {
            endWord()
            switch byte {
            case UInt8(ascii: "@"): isAddress = true
            case UInt8(ascii: ":"): slashes = 1
            case UInt8(ascii: "/") where slashes > 0: slashes += 1
            default: slashes = 0
            }
            if slashes == 3 { isAddress = true }
        }

        mutating func space() {
            endWord()
            if !isAddress {
                for word in piece where seen.insert(word).inserted { words.append(word) }
            }
            piece.removeAll(keepingCapacity: true)
            (isAddress, slashes) = (false, 0)
        }

        private mutating func endWord() {
            guard !word.isEmpty else { return }
            piece.append(String(decoding: word, as: UTF8.self))
            word.removeAll(keepingCapacity: true)
        }
    }
}

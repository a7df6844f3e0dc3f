/// Words as they are compared: without capitals and accents, an apostrophe like another. One scalar stays one scalar, so
/// that offsets hold.
package enum PlainWords {
    package static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "a"..."z", " ": return scalar
        case "\u{2019}": return "'"
        case "\u{A0}", "\u{202F}", "\n", "\t": return " "
        case "A"..."Z": return Unicode.Scalar(UInt8(scalar.value) | 0x20)
        case "\u{0}"..."\u{7F}": return scalar
        default: break
        }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        let small = lower.count == 1 ? lower[lower.startIndex] : scalar
        return switch small {
        case "à", "â", "ä", "á", "ã": "a"
        case "é", "è", "ê", "ë": "e"
        case "î", "ï", "í": "i"
        case "ô", "ö", "ó", "õ": "o"
        case "ù", "û", "ü", "ú": "u"
        case "ç": "c"
        case "ñ": "n"
        default: small
        }
    }

    package static func folded(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.map { folded($0) } }

    /// The folded words of a text: runs of letters and digits.
    package static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let plain = folded(scalar)
            if isOfWord(plain) {
                word.append(plain)
            } else if !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        return word.isEmpty ? words : words + [String(word)]
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9": true
        // The properties of the others are looked up in a table of all Unicode.
        case "\u{0}"..."\u{7F}": false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }

    /// Where `words` stand in `text`, in scalars: as they are written, or else but for capitals and accents.
    package static func range(of words: String, in text: String) -> Range<Int>? {
        range(of: Array(words.unicodeScalars), in: Array(text.unicodeScalars))
            ?? range(of: folded(words), in: folded(text))
    }

    private static func range(of words: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Range<Int>? {
        guard !words.isEmpty, words.count <= text.count else { return nil }
        return (0...(text.count - words.count)).first { text[$0..<$0 + words.count].elementsEqual(words) }
            .map { $0..<$0 + words.count }
    }
}

extension String {
    /// The scalars of a range, cut to those that are there.
    package func scalars(_ range: Range<Int>) -> String {
        let all = Array(unicodeScalars)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: all[range.clamped(to: all.indices)])
        return String(view)
    }
}

/// Words as they are compared: without capitals and accents, an apostrophe like another. One scalar stays one scalar, so
/// that offsets hold.
package enum PlainWords {
    package static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "a"..."z", " ": return scalar
        case "\u{2019}": return "'"
        case "\u{A0}", "\u{202F}", "\n", "\t": return " "
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
            if plain.properties.isAlphabetic || plain.properties.numericType != nil {
                word.append(plain)
            } else if !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        return word.isEmpty ? words : words + [String(word)]
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

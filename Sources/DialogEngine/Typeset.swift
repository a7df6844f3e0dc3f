/// French typography for what the bot says: no-break spaces where a line must not break.
///
/// A narrow one before ; ! ? and a plain one before : and inside « », as the Imprimerie nationale has it.
package func typeset(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 16)
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
        guard byte == UInt8(ascii: " ") else {
            out.append(byte)
            continue
        }
        let rest = bytes[(index + 1)...]
        switch rest.first {
        case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"): out += narrowSpace
        case UInt8(ascii: ":"): out += plainSpace
        default:
            if rest.starts(with: closing) || out.suffix(2).elementsEqual(opening) {
                out += plainSpace
            } else {
                out.append(byte)
            }
        }
    }
    return String(decoding: out, as: UTF8.self)
}

private let narrowSpace = Array("\u{202F}".utf8)
private let plainSpace = Array("\u{A0}".utf8)
private let opening = Array("«".utf8)
private let closing = Array("»".utf8)

/// The text with its first letter as a capital.
package func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

func uncapitalised(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

/// The bot's own apostrophe in words that it takes up.
package func curly(_ words: String) -> String { String(words.map { $0 == "'" ? "’" : $0 }) }

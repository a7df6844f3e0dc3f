/// French typography for what the bot says: no-break spaces where a line must not break.
///
/// A narrow one before ; ! ? and a plain one before : and inside « », as the Imprimerie nationale has it.
package func typeset(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
        guard scalar == " " else {
            out.append(scalar)
            continue
        }
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        switch next {
        case ";", "!", "?": out.append("\u{202F}")
        case ":", "»": out.append("\u{A0}")
        default: out.append(index > 0 && scalars[index - 1] == "«" ? "\u{A0}" : scalar)
        }
    }
    return String(out)
}

/// The text with its first letter as a capital.
package func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

func uncapitalised(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

/// The bot's own apostrophe in words that it takes up.
package func curly(_ words: String) -> String { String(words.map { $0 == "'" ? "’" : $0 }) }

/// What the text of a PRIVMSG is, once colours are off and CTCP is told apart.
package enum ChatText: Sendable, Hashable {
    /// Something said; `/me danse` counts as said too.
    case said(String)
    /// A client asks something of the program; `command` is in capitals.
    case ctcp(command: String, argument: String)

    package init(_ text: String) {
        let scalars = text.unicodeScalars
        guard scalars.first == ctcpMark else {
            self = .said(ChatText.withoutFormatting(text))
            return
        }
        // The closing mark may be missing: servers cut long lines.
        let body = scalars.dropFirst().prefix { $0 != ctcpMark }
        let command = String(body.prefix { $0 != " " }).uppercased()
        let argument = String(body.drop { $0 != " " }.dropFirst())
        self =
            command == "ACTION"
            ? .said(ChatText.withoutFormatting(argument)) : .ctcp(command: command, argument: argument)
    }

    /// `text` without bold, colours and the other codes that clients put in, and without control characters.
    ///
    /// A colour code takes its digits with it: up to two, a comma and up to two more (six for hexadecimal ones).
    package static func withoutFormatting(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var at = 0
        while at < scalars.count {
            let scalar = scalars[at]
            at += 1
            switch scalar {
            case "\u{03}": at = skipColour(scalars, at, digits: 1...2) { ("0"..."9").contains($0) }
            case "\u{04}": at = skipColour(scalars, at, digits: 6...6) { $0.properties.isASCIIHexDigit }
            case "\t": result.append(scalar)
            case "\u{00}"..<" ", "\u{7F}": break
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

/// The delimiter of CTCP.
let ctcpMark: Unicode.Scalar = "\u{01}"

/// The index after a colour's digits, its background included.
private func skipColour(
    _ scalars: [Unicode.Scalar], _ start: Int, digits: ClosedRange<Int>, _ isDigit: (Unicode.Scalar) -> Bool
) -> Int {
    func digitsEnd(from at: Int) -> Int? {
        let count = scalars[at...].prefix(digits.upperBound).prefix(while: isDigit).count
        return count >= digits.lowerBound ? at + count : nil
    }
    guard let foreground = digitsEnd(from: start) else { return start }
    guard foreground < scalars.count, scalars[foreground] == ",", let background = digitsEnd(from: foreground + 1)
    else { return foreground }
    return background
}

import TestimonyModel

/// A digest as a message of RFC 5322 for `sendmail -t`, in plain text and HTML (RFC 2046, multipart/alternative).
///
/// The same week gives the same bytes: `Date` is the time at which the week falls due, and `Message-ID` names the site and
/// the week, so that a message that is sent twice is known as one.
package struct DigestMail: Sendable {
    /// Addresses as `nom@exemple.org` or `Nom <nom@exemple.org>`, in ASCII; see `isAddress`.
    package var recipients: [String]
    /// `nil` leaves it to the mail system.
    package var sender: String?
    package var date: Moment
    /// The id of the site.
    package var site: String

    package init(to recipients: [String], from sender: String?, date: Moment, site: String) {
        self.recipients = recipients
        self.sender = sender
        self.date = date
        self.site = site
    }

    /// Whether `text` may stand in a header: one address, nothing that could begin another line or another address.
    package static func isAddress(_ text: String) -> Bool {
        let isPlain = text.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 && $0.value != 0x7F && $0 != "," }
        let bare = text.last == ">" ? text.dropLast().drop { $0 != "<" }.dropFirst() : text[...]
        let parts = bare.split(separator: "@", omittingEmptySubsequences: false)
        return isPlain && parts.count == 2
            && parts.allSatisfy { !$0.isEmpty && !$0.contains { " <>()[]:;\\\"".contains($0) } }
    }

    /// Lines end with CR LF; every byte is ASCII.
    package func message(_ digest: Digest) -> String {
        // No line of quoted-printable text can hold "=_".
        let boundary = "=_glane-\(digest.week)"
        let parts = [("plain", digest.plainText), ("html", digest.html)].map { kind, text in
            """
            --\(boundary)
            Content-Type: text/\(kind); charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            \(QuotedPrintable.lines(text))
            """
        }
        let headers =
            (sender.map { ["From: \($0)"] } ?? [])
            + (recipients.isEmpty ? [] : ["To: " + recipients.joined(separator: ",\n ")])
            + [
                "Subject: " + EncodedWords.folded(digest.title), "Date: \(date.mailDate)",
                "Message-ID: <digest.\(digest.week).\(site.atom)@\(domain)>", "MIME-Version: 1.0",
                "Content-Language: fr", "Auto-Submitted: auto-generated",
                "Content-Type: multipart/alternative; boundary=\"\(boundary)\"",
            ]
        let text = headers.joined(separator: "\n") + "\n\n" + parts.joined(separator: "\n") + "\n--\(boundary)--\n"
        return text.replacing("\n", with: "\r\n")
    }

    private var domain: String {
        sender.flatMap { $0.split(separator: "@").last }.map { $0.filter { $0 != ">" } } ?? "glane.invalid"
    }
}

extension String {
    /// What may stand in a Message-ID without quotes.
    fileprivate var atom: String {
        String(
            unicodeScalars.map {
                $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) ? Character($0) : "-"
            })
    }
}

extension Moment {
    /// `Mon, 23 Nov 2026 08:00:00 +0100`
    fileprivate var mailDate: String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        // The digits of RFC 3339 are those of RFC 5322 but for the colon of the offset.
        let parts = description.split(separator: "T")[1]
        return "\(days[date.weekday - 1]), \(date.day) \(months[date.month - 1]) \(date.year) "
            + "\(parts.prefix(8)) \(parts.dropFirst(8).filter { $0 != ":" })"
    }
}

/// Text in 76 columns of ASCII (RFC 2045, 6.7).
enum QuotedPrintable {
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
    }

    private static func line(_ text: Substring) -> String {
        var lines = [""]
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isLiteral = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x20 && !isLast
            let sign = isLiteral ? String(UnicodeScalar(byte)) : "=" + hexadecimal(byte)
            // A soft line break takes the last column.
            if lines[lines.count - 1].utf8.count + sign.utf8.count > 75 {
                lines[lines.count - 1] += "="
                lines.append("")
            }
            lines[lines.count - 1] += sign
        }
        // A lone full stop would end the message on its way.
        return lines.map { $0 == "." ? "=2E" : $0 }.joined(separator: "\n")
    }
}

/// A header's text (RFC 2047).
enum EncodedWords {
    /// Words of at most 75 signs, whole characters in each, on lines of their own.
    static func folded(_ text: String) -> String {
        var words = [""]
        for character in text {
            let sign = character.utf8.map { byte in
                isPlain(byte) ? String(UnicodeScalar(byte)) : byte == 0x20 ? "_" : "=" + hexadecimal(byte)
            }.joined()
            // "=?utf-8?q?" and "?=" take twelve; the first line has the name of the header too.
            if words[words.count - 1].utf8.count + sign.utf8.count > 54 { words.append("") }
            words[words.count - 1] += sign
        }
        return words.map { "=?utf-8?q?\($0)?=" }.joined(separator: "\n ")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

private func hexadecimal(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
}

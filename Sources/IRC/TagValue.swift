/// The escapes of tag values (IRCv3 message-tags, "Escaping values").
enum TagValue {
    private static let escapes: [(raw: Unicode.Scalar, escaped: Unicode.Scalar)] = [
        (";", ":"), (" ", "s"), ("\\", "\\"), ("\r", "r"), ("\n", "n"),
    ]

    static func escape(_ value: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in value.unicodeScalars where scalar != "\0" {
            if let pair = escapes.first(where: { $0.raw == scalar }) {
                result.append("\\")
                result.append(pair.escaped)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Scalar by scalar: a backslash before any other character is dropped, and so is one at the very end.
    static func unescape(_ value: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                result.append(escapes.first { $0.escaped == scalar }?.raw ?? scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}

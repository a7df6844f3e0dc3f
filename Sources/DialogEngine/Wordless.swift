import Extraction

/// Messages without words: a picture, a voice message, an emoji, an ellipsis.
extension Reduction {
    /// The message without what stands for a picture or a recording: "[message vocal 0:52]", "<Médias omis>".
    func withoutAttachments(_ text: String) -> (rest: String, hadSome: Bool) {
        let brackets = [UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "(")]
        guard text.utf8.contains(where: brackets.contains) else { return (text, false) }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let rest = lines.filter { !isAttachment($0) }
        return rest.count == lines.count ? (text, false) : (rest.joined(separator: "\n"), true)
    }

    private func isAttachment(_ line: Substring) -> Bool {
        let line = line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        guard let first = line.first, let last = line.last,
            [["[", "]"], ["<", ">"], ["(", ")"]].contains([first, last])
        else { return false }
        return context.patterns.matches(plainWords(String(line), context.normaliser), .attachment)
    }
}

/// What a message of emoji says: `nil` where it has a letter or a digit, or says neither yes nor no.
package func emojiAnswer(_ text: String) -> Intent? {
    guard isWordless(text) else { return nil }
    if text.unicodeScalars.contains(where: { yesEmoji.contains($0) }) { return .yes }
    return text.unicodeScalars.contains { noEmoji.contains($0) } ? .no : nil
}

func isWordless(_ text: String) -> Bool {
    // "?" asks for help.
    !text.holdsASCIIWord && !text.contains { $0.isLetter || $0.isNumber || $0 == "?" }
}

extension String {
    /// Whether a plain letter or digit stands in it, as in nearly every message.
    var holdsASCIIWord: Bool {
        utf8.contains { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: false
            }
        }
    }
}

private let yesEmoji: Set<Unicode.Scalar> = ["👍", "✅", "👌", "🆗", "💯", "✔", "☑", "🙌"]
private let noEmoji: Set<Unicode.Scalar> = ["👎", "❌", "🚫", "✖", "🙅"]

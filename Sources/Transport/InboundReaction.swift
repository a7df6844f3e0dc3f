import TestimonyModel

/// What somebody says of a posted summary, by a network's own means or in words.
package struct InboundReaction: Sendable, Hashable {
    package var stance: Stance
    /// Names the post: what stands under the summary.
    package var reference: String

    package init(_ stance: Stance, reference: String) {
        self.stance = stance
        self.reference = reference
    }

    /// A sign under the post that `reference` names; `nil` for signs that say neither yes nor no, and for what can be no
    /// reference: those are hexadecimal, of four digits or more.
    package init?(sign: String, reference: String) {
        let bare = String(String.UnicodeScalarView(sign.unicodeScalars.filter { $0 != "\u{FE0F}" }))
        guard let stance = Self.stances[bare] else { return nil }
        guard reference.count >= 4, reference.allSatisfy(\.isHexDigit) else { return nil }
        self.init(stance, reference: reference)
    }

    /// Without variation selectors; names are those that networks give the same signs.
    private static let stances: [String: Stance] = [
        "👍": .agree, "+1": .agree, "thumbsup": .agree, "✋": .agree, "🙋": .agree, "❤": .agree,
        "👎": .disagree, "-1": .disagree, "thumbsdown": .disagree,
    ]
}

import Transport

/// A nick, compared as IRC compares them.
package struct Nickname: Sendable {
    /// As its owner writes it.
    package let text: String

    /// Scalars a nick may have.
    package static let limit = 30

    /// The nick, or `nil` for a text that cannot be one: empty, too long, or with a character that lines use.
    ///
    /// Letters of any script are taken, as servers with UTF-8 nicks do: « Zoé » is a name.
    package init?(_ text: some StringProtocol) {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, scalars.count <= Nickname.limit, !("0"..."9").contains(first), first != "-",
            scalars.allSatisfy({ $0.properties.isAlphabetic || ("0"..."9").contains($0) || marks.contains($0) })
        else { return nil }
        self.text = String(text)
    }

    /// What is equal for nicks that are the same: case does not count.
    package var folded: String { Self.comparison.folded(text) }

    package static let comparison = NameComparison.lowercase
}

extension Nickname: Hashable {
    package static func == (left: Nickname, right: Nickname) -> Bool { left.folded == right.folded }

    package func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}

/// What RFC 2812 allows in a nick beside letters and digits, and combining accents.
private let marks: Set<Unicode.Scalar> = Set("[]\\`_^{|}-\u{300}\u{301}\u{302}\u{303}\u{308}\u{327}".unicodeScalars)

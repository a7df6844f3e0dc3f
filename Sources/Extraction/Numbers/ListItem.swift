/// The number of an item: "1. relations avec les riverains, 2. chauffage", "Un : le toit. Deux : le piano.",
/// "Tiroir 1, des recettes. Tiroir 2, rien".
struct ListItem {
    private var value: Int
    /// The word that each number of the list stands behind.
    private var heading: Word?

    /// Tokens between two items of a list.
    private static let farthest = 80
    private static let highest = 20

    /// Whether the number at `at` is one of a list: the number before it or the one behind it opens an item too.
    static func isItem(_ at: Int, in text: MarkedText) -> Bool {
        guard let item = ListItem(at, in: text) else { return false }
        return (at - farthest..<at + farthest).contains { other in
            guard other != at, let next = ListItem(other, in: text) else { return false }
            return next.heading == item.heading && next.value == item.value + (other > at ? 1 : -1)
        }
    }

    /// `nil` where no item may begin there.
    private init?(_ at: Int, in text: MarkedText) {
        guard let value = ListItem.value(at, in: text), (1...ListItem.highest).contains(value) else { return nil }
        self.value = value
        let next = text.word(at + 1)
        if ListItem.opensSentence(at, in: text, isFirst: value == 1) {
            // "présents, 3 : Ana, Léa et Marc" counts, "un : la lumière, deux : le bruit" does not.
            let isTitled = next == ":" && (text.word(at - 1) != "," || text.isWord(at))
            guard isTitled || [".", ")", "/"].contains(next) && text.isGlued(at + 1), text.isWord(at + 2) else {
                return nil
            }
        } else {
            guard ListItem.isHeading(at - 1, in: text), [",", ":", "."].contains(next) else { return nil }
            heading = text.words[at - 1]
        }
    }

    private static func value(_ at: Int, in text: MarkedText) -> Int? {
        switch text.sense(at) {
        case .numeral(.unit(let value)), .numeral(.teen(let value)): value
        default: text.integer(at)
        }
    }

    /// Behind a colon only a first item stands: "Lundi : 3. Mardi : 4." counts.
    private static func opensSentence(_ at: Int, in text: MarkedText, isFirst: Bool) -> Bool {
        at == 0 || text.kind(at - 1) == .newline || [".", ",", ";", "!", "?", "-", "…"].contains(text.word(at - 1))
            || isFirst && text.word(at - 1) == ":"
    }

    /// One thing of which there are several: "Tiroir 1". "Enfants 5" and "À deux" count.
    private static func isHeading(_ at: Int, in text: MarkedText) -> Bool {
        guard text.isWord(at), text.sense(at) == .none, !Counting.functionWords.contains(text.word(at)) else {
            return false
        }
        let last = text.bytes(at).last
        return last != UInt8(ascii: "s") && last != UInt8(ascii: "x") && opensSentence(at, in: text, isFirst: true)
    }
}

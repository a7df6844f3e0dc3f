/// What a conversation needs in one language: what the bot says, and how people say what it understands.
package struct Localisation: Sendable {
    package var wording: Wording
    package var saidPhrases: SaidPhrases
    package var patterns: Patterns
    package var alerts: [Alert]

    package init(wording: Wording, saidPhrases: SaidPhrases, patterns: Patterns, alerts: [Alert]) {
        self.wording = wording
        self.saidPhrases = saidPhrases
        self.patterns = patterns
        self.alerts = alerts
    }

    package var language: String { wording.language }
}

/// The languages of a site, its own first.
package struct Localisations: Sendable {
    package var own: Localisation
    /// Waits for the others, which are read while the first words are said.
    private let makeOthers: @Sendable () -> [Localisation]

    package init(own: Localisation, others: @escaping @Sendable () -> [Localisation] = { [] }) {
        self.own = own
        makeOthers = others
    }

    package var others: [Localisation] { makeOthers() }
    var all: [Localisation] { [own] + others }

    /// The site's own where `language` is `nil` or its files are gone.
    package subscript(language: String?) -> Localisation {
        guard let language, language != own.language else { return own }
        return others.first { $0.language == language } ?? own
    }
}

extension Wording {
    /// With the texts of `other` where this one has none: a question in the wrong language is better than a silence.
    package func completed(by other: Wording) -> Wording {
        var whole = self
        whole.phrases.merge(other.phrases) { own, _ in own }
        whole.slots.merge(other.slots) { own, _ in own }
        whole.title = whole.title ?? other.title
        for (id, slot) in other.slots { whole.slots[id]?.complete(by: slot) }
        whole.effects.merge(other.effects) { own, _ in own }
        whole.details.merge(other.details) { own, other in own.merging(other) { own, _ in own } }
        whole.places.merge(other.places) { own, _ in own }
        return whole
    }
}

extension Wording.SlotWording {
    fileprivate mutating func complete(by other: Self) {
        if ask.isEmpty { ask = other.ask }
        choices.merge(other.choices) { own, _ in own }
        why = why ?? other.why
    }
}

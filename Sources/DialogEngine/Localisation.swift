/// What a conversation needs in one language: what the bot says, and how people say what it understands.
package struct Localisation: Sendable {
    private var words: Shared<Words>
    package var patterns: Patterns { words.value.patterns }
    package var wording: Wording {
        get { words.value.wording }
        set { words.change { $0.wording = newValue } }
    }
    package var saidPhrases: SaidPhrases {
        get { words.value.saidPhrases }
        set { words.change { $0.saidPhrases = newValue } }
    }
    package var alerts: [Alert] {
        get { words.value.alerts }
        set { words.change { $0.alerts = newValue } }
    }
    package var language: String { words.value.wording.language }
    /// The language of `patterns`, which may be those of another for the length of a turn.
    var heardLanguage: String { words.value.heardLanguage }

    private struct Words: Sendable {
        var wording: Wording
        var saidPhrases: SaidPhrases
        var patterns: Patterns
        var alerts: [Alert]
        var heardLanguage: String
    }

    package init(wording: Wording, saidPhrases: SaidPhrases, patterns: Patterns, alerts: [Alert]) {
        words = Shared(
            Words(
                wording: wording, saidPhrases: saidPhrases, patterns: patterns, alerts: alerts,
                heardLanguage: wording.language))
    }

    /// Listens to the words of another language, and goes on speaking its own.
    mutating func listen(to other: Localisation) {
        words.change {
            $0.patterns = other.patterns
            $0.heardLanguage = other.language
        }
    }
}

/// A large value that many hold and hardly anybody changes: handed on without copying it field by field.
struct Shared<Value: Sendable>: Sendable {
    private final class Storage: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private var storage: Storage

    init(_ value: Value) { storage = Storage(value) }

    var value: Value { storage.value }

    /// For whoever changes it alone; others keep what they hold.
    mutating func change(_ change: (inout Value) -> Void) {
        var value = value
        change(&value)
        storage = Storage(value)
    }
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

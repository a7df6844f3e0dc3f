/// What the bot says in one language: data, read from `Dialogs/<lang>/<dialog>.yaml`.
///
/// Texts hold `{names}` that are filled in when they are said. Authors type plain spaces; `typeset` puts the
/// no-break ones in.
package struct Wording: Sendable, Hashable {
    package var language: String
    /// What a questionnaire is called.
    package var title: String?
    /// The wording that has what this one leaves out.
    package var like: String?
    /// Sentences by name; `Phrase` lists the names.
    package var phrases: [Phrase: String]
    package var slots: [String: SlotWording]
    /// What an effect is called in a recap.
    package var effects: [String: EffectWording]
    /// What an option adds to its effect in a recap, by facet and option id.
    package var details: [String: [String: String]]
    /// "à la cantine", by place id.
    package var places: [String: String]
    package var dates: DateWording

    package init(
        language: String, phrases: [Phrase: String], slots: [String: SlotWording], effects: [String: EffectWording],
        details: [String: [String: String]], places: [String: String], dates: DateWording
    ) {
        self.language = language
        self.phrases = phrases
        self.slots = slots
        self.effects = effects
        self.details = details
        self.places = places
        self.dates = dates
    }

    package struct SlotWording: Sendable, Hashable {
        /// Tried in order: the first one whose conditions hold is said.
        package var ask: [Question]
        /// Said at the second and later attempts, one each; never what was said before.
        package var again: [String]
        package var why: String?
        /// How a recap or a correction calls the slot: "le jour".
        package var name: String
        /// Words that answer this question and mean little elsewhere, by the id that they name: "entraide".
        package var said: [String: [String]]
        /// The same where they say that it got worse: "bruit".
        package var saidNegative: [String: [String]]
        // What the author's own questions have beside.
        /// Said behind the question.
        package var hint: String?
        /// Why an answer is not taken.
        package var constraint: String?
        /// Why the question cannot be left open.
        package var required: String?
        /// Whether there is a further one, of a repeat.
        package var more: [String] = []
        /// What answers are called: the first is shown, all are understood.
        package var choices: [String: [String]] = [:]

        package init(
            ask: [Question], again: [String] = [], why: String? = nil, name: String, said: [String: [String]] = [:],
            saidNegative: [String: [String]] = [:]
        ) {
            self.ask = ask
            self.again = again
            self.why = why
            self.name = name
            self.said = said
            self.saidNegative = saidNegative
        }
    }

    package struct Question: Sendable, Hashable {
        package var say: String
        /// Asked only when the story names people by a word of one of these classes.
        package var about: [String]
        /// Asked only for one of these effects.
        package var effects: [String]
        /// The option that a plain "oui" means.
        package var yes: String?
        /// Said behind it where that slot is missing too, by its id: "Et c’était où ?"
        package var beside: [String: String]

        package init(
            say: String, about: [String] = [], effects: [String] = [], yes: String? = nil,
            beside: [String: String] = [:]
        ) {
            self.say = say
            self.about = about
            self.effects = effects
            self.yes = yes
            self.beside = beside
        }
    }

    package struct EffectWording: Sendable, Hashable {
        package var positive: String
        package var negative: String
        /// Names that an option gives to its effect, by option id: "des lieux plus faciles d’accès".
        package var positiveFor: [String: String]
        package var negativeFor: [String: String]
        /// How people whom the quotation does not name join the line: "avec {people}", "entre {people}".
        package var people: String

        package init(
            positive: String, negative: String, positiveFor: [String: String] = [:],
            negativeFor: [String: String] = [:], people: String
        ) {
            self.positive = positive
            self.negative = negative
            self.positiveFor = positiveFor
            self.negativeFor = negativeFor
            self.people = people
        }
    }

    package struct DateWording: Sendable, Hashable {
        /// Sentences around a date: "en {date}", "depuis {date}", "du {from} au {to}".
        package enum Template: String, Sendable, CaseIterable {
            case during, since, until, range
            case dayRange = "day_range"
        }

        /// Monday first.
        package var weekdays: [String]
        package var months: [String]
        /// From EDTF season 21 on, with `{year}`; a winter knows the year `{before}` too.
        package var seasons: [String]
        /// The first of a month: "1er".
        package var first: String
        package var templates: [Template: String]

        package init(
            weekdays: [String], months: [String], seasons: [String], first: String, templates: [Template: String]
        ) {
            self.weekdays = weekdays
            self.months = months
            self.seasons = seasons
            self.first = first
            self.templates = templates
        }
    }

    package func phrase(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        substitute(phrases[phrase] ?? "", values)
    }
}

/// Puts values in the place of `{names}`; a name without a value stays out. `{count|one|several}` agrees with a number.
package func substitute(_ template: String, _ values: [String: String]) -> String {
    substitute(template) { values[$0] }
}

func substitute(_ template: String, _ value: (String) -> String?) -> String {
    let (openBrace, closeBrace) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    guard template.utf8.contains(openBrace) else { return template }
    var out = ""
    var rest = template[...]
    while let open = rest.utf8.firstIndex(of: openBrace), let close = rest.utf8[open...].firstIndex(of: closeBrace) {
        out += rest[..<open]
        out += filled(rest[rest.utf8.index(after: open)..<close], value)
        rest = rest[rest.utf8.index(after: close)...]
    }
    return out + rest
}

private func filled(_ name: Substring, _ value: (String) -> String?) -> Substring {
    guard name.utf8.contains(UInt8(ascii: "|")) else { return Substring(value(String(name)) ?? "") }
    let parts = name.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 3, let count = value(String(parts[0])) else { return Substring(value(String(name)) ?? "") }
    return count == "1" ? parts[1] : parts[2]
}

/// The `{names}` of a template, in order.
package func placeholders(_ template: String) -> [String] {
    var names: [String] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        let name = rest[rest.index(after: open)..<close]
        names.append(String(name.count { $0 == "|" } == 2 ? name.prefix { $0 != "|" } : name))
        rest = rest[rest.index(after: close)...]
    }
    return names
}

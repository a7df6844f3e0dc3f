/// What a dialog says of the slots of a form, in one language.
struct FormWording: Sendable {
    /// The words of one slot, as its file writes them.
    struct Words: Sendable {
        var name: String?
        var ask: String?
        var hint: String?
        var constraint: String?
        var required: String?
        var choices: [(id: String, label: String)] = []
    }

    let language: String
    /// Languages in the order in which they stand in for a missing text.
    private let languages: [String]
    private let slots: FormSlots
    private var names: Set<String> = []
    private(set) var losses: [Loss] = []

    init(language: String, languages: [String], slots: FormSlots) {
        self.language = language
        self.languages = [language] + languages.filter { $0 != language }
        self.slots = slots
    }

    /// The words of an item that is carried.
    mutating func words(of item: FormItem, _ slot: Slot) -> Words {
        var words = Words()
        let label = text(item.label, item, slot, "label")
        switch item.kind {
        case .group, .calculation, .today, .unasked: return words
        case .note: words.ask = label ?? text(item.hint, item, slot, "hint") ?? item.name
        case .repeated:
            words.name = name(label, item)
            words.ask = GeneratedTexts.fill(
                GeneratedTexts[language].anyOf, label ?? item.name.replacing("_", with: " "))
        default:
            words.name = name(label, item)
            let hint = text(item.hint, item, slot, "hint")
            words.ask = label ?? hint
            words.hint = label == nil ? nil : hint
            if words.ask == nil {
                losses.append(
                    Loss(
                        item.place, .text, "'\(item.name)', which asks nothing in words", "its name is asked"))
                words.ask = words.name
            }
            words.constraint = text(item.constraintMessage, item, slot, "constraint message")
            words.required = text(item.requiredMessage, item, slot, "required message")
            addScale(item, &words)
            if slot.kind != .tick, item.yesAndNo == nil { words.choices = choices(item, slot) }
        }
        return words
    }

    /// The title of a group, said before its questions.
    mutating func title(of item: FormItem, _ slot: Slot) -> String {
        text(item.label, item, slot, "label") ?? item.name
    }

    /// A screen shows the ends of a scale.
    private func addScale(_ item: FormItem, _ words: inout Words) {
        guard case .range(let from, let to, _) = item.kind, item.rating == nil else { return }
        let between = GeneratedTexts.fill(
            GeneratedTexts[language].between, Numeral.text(from), Numeral.text(to))
        if words.hint == nil { words.hint = between }
        if words.constraint == nil { words.constraint = between }
    }

    private mutating func choices(_ item: FormItem, _ slot: Slot) -> [(id: String, label: String)] {
        zip(item.choices, slot.choices).map { choice, carried in
            let label = text(choice.label, item, slot, "choice '\(choice.value)'")
            return (carried.id, label ?? choice.value)
        }
    }

    private mutating func name(_ label: String?, _ item: FormItem) -> String {
        let name = RecapName.name(of: label, language: language, fallback: item.name)
        var unique = name
        var number = 1
        while !names.insert(unique).inserted {
            number += 1
            unique = "\(name) (\(number))"
        }
        return unique
    }

    /// The text in this language, or else in another, which is told; `nil` where there is none at all.
    private mutating func text(_ texts: FormTexts, _ item: FormItem, _ slot: Slot, _ what: String)
        -> String?
    {
        guard let found = languages.first(where: { texts[$0] != nil }) ?? texts.keys.sorted().first
        else { return nil }
        if found != language {
            losses.append(
                Loss(
                    item.place, .language,
                    "the \(what) of '\(item.name)', which has no text in '\(language)'",
                    "the text in '\(found)' stands there"))
        }
        var lost: [String] = []
        let said = SpokenText.text(texts[found] ?? "") { reference in
            let id = id(of: reference, from: slot)
            if id == nil { lost.append(reference) }
            return id
        }
        for reference in lost {
            losses.append(
                Loss(
                    item.place, .text, "'\(reference)' in the \(what) of '\(item.name)'",
                    "'…' is said in its place"))
        }
        return said.isEmpty ? nil : said
    }

    /// The id of the slot whose answer is said.
    private func id(of reference: String, from slot: Slot) -> String? {
        let text =
            reference.hasPrefix("/") || reference.hasPrefix(".") || reference.hasPrefix("current()")
            ? reference : "${\(reference)}"
        let root =
            reference.hasPrefix("/") ? reference.split(separator: "/").first.map(String.init) : nil
        let resolver = Resolver(
            index: slots.index, root: root, origin: slot.path, repeats: slot.repeats)
        guard let expression = try? XPath(parsing: text), let named = try? resolver.oneSlot(expression),
            named.kind.isCarried
        else { return nil }
        return named.id
    }
}

import DialogEngine
import Extraction
import TestimonyModel

extension Wording {
    /// Reads `<lang>/<dialog>.yaml`: what the bot says for each slot, effect, option and place.
    ///
    /// Nothing may be missing: every sentence, every slot of the dialog, every effect and place of the codebook.
    package init?(
        _ file: DataFile, dialog: Dialog, codebook: Codebook, normaliser: Normaliser = Normaliser(),
        _ findings: inout Findings
    ) {
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(
                ["language", "phrases", "slots", "effects", "details", "places", "dates"],
                required: ["language", "phrases", "slots", "effects", "places", "dates"], &findings)
        else { return nil }
        fields["language"]?.checkLanguage(&findings)
        let phrases = fields["phrases"].map { readPhrases($0, isWhole: true, &findings) } ?? [:]
        let slots = fields["slots"].map { readSlots($0, dialog, codebook, normaliser, &findings) } ?? [:]
        let effects = fields["effects"].map { readEffects($0, codebook, &findings) } ?? [:]
        let details = fields["details"].map { readDetails($0, codebook, &findings) } ?? [:]
        let places = fields["places"].map { readPlaces($0, codebook, &findings) } ?? [:]
        guard let dates = fields["dates"].flatMap({ readDates($0, &findings) }) else { return nil }
        self.init(
            language: fields["language"]?.string(&findings) ?? "fr", phrases: phrases, slots: slots, effects: effects,
            details: details, places: places, dates: dates)
    }
}

/// The `{names}` that each sentence may hold beside the site's own.
private let siteNames = ["site", "contact", "readers"]
private let ownNames: [Phrase: [String]] = [
    .tooLong: ["count"], .recapWished: ["what"], .recapAbsent: ["what"], .recapUncoded: ["quote"],
    .confirmLine: ["line"], .whichPart: ["a", "b"], .whichPartAgain: ["a", "b"], .corrected: ["new"],
    .correctedNot: ["new", "old"],
    .removed: ["old"],
    .consentExplained: ["quote"], .consentAttributed: ["name"], .paused: ["days"], .eraseAsk: ["count", "days"],
    .data: ["count", "days"], .resumedStory: ["day", "Day", "quote"], .reminder: ["day", "days"],
    .questionChanged: ["question"], .whichStory: ["day", "Day", "quote"], .several: ["count"],
    .confirmEpisode: ["line"], .confirmEpisodeAgain: ["line"], .consentSeveral: ["count"],
    .severalQuote: ["names"], .severalCount: ["names"], .severalAttributed: ["names", "name"],
    .severalNone: ["names"], .became: ["day", "Day", "state", "use", "digest"], .becameDigest: ["date"],
    .eraseSent: ["dates"], .tooYoungBefore: ["count"],
]

/// The sentences by name; with `isWhole`, none may be missing.
func readPhrases(_ value: YAMLValue, isWhole: Bool, _ findings: inout Findings) -> [Phrase: String] {
    let names = Phrase.allCases.map(\.rawValue)
    guard let fields = value.fields(names, required: isWhole ? names : [], &findings) else { return [:] }
    var phrases: [Phrase: String] = [:]
    for phrase in Phrase.allCases {
        guard let value = fields[phrase.rawValue], let text = value.botText(&findings) else { continue }
        checkNames(text, (ownNames[phrase] ?? []) + siteNames, value, &findings)
        phrases[phrase] = text
    }
    return phrases
}

func checkNames(_ text: String, _ known: [String], _ value: YAMLValue, _ findings: inout Findings) {
    for name in placeholders(text) where !known.contains(name) {
        findings.report(
            value, .unknownName, "'{\(name)}' cannot be filled in here",
            hint: known.isEmpty ? "no name in braces is filled in here" : Findings.suggestion(for: name, among: known))
    }
}

private func readSlots(
    _ value: YAMLValue, _ dialog: Dialog, _ codebook: Codebook, _ normaliser: Normaliser, _ findings: inout Findings
) -> [String: Wording.SlotWording] {
    let names = dialog.slots.map(\.id)
    var claims = SaidClaims(normaliser: normaliser)
    guard let fields = value.fields(names, required: names, &findings) else { return [:] }
    var slots: [String: Wording.SlotWording] = [:]
    for slot in dialog.slots {
        guard let value = fields[slot.id],
            let parts = value.fields(
                ["ask", "again", "why", "name", "said", "said_negative"], required: ["ask", "name"], &findings)
        else { continue }
        let ask = readAsk(parts["ask"], slot, dialog, codebook, &findings)
        if let place = parts["ask"], place.isSequence,
            ask.last.map({ !$0.about.isEmpty || !$0.effects.isEmpty }) ?? true
        {
            findings.report(
                place, .noPlainQuestion, "the last question of '\(slot.id)' must stand without a condition",
                hint: "add one without 'about' and 'effects'")
        }
        let again = readAgain(parts["again"], asked: ask, &findings)
        let why = parts["why"].flatMap { $0.botText(filling: ["site"], &findings) }
        for (key, isNegative) in [("said", false), ("said_negative", true)] {
            if let said = parts[key] { claims.add(said, of: slot.id, isNegative: isNegative, &findings) }
        }
        slots[slot.id] = Wording.SlotWording(
            ask: ask, again: again, why: why,
            name: parts["name"]?.string(&findings) ?? slot.id,
            said: parts["said"].map { readSaid($0, slot, codebook, &findings) } ?? [:],
            saidNegative: parts["said_negative"].map { readSaid($0, slot, codebook, &findings) } ?? [:])
    }
    return slots
}

/// What is asked the second time and later, none of it in words that were there before.
func readAgain(_ value: YAMLValue?, asked: [Wording.Question], _ findings: inout Findings) -> [String] {
    guard let value else { return [] }
    var said = Set(asked.map(\.say))
    return (value.sequence(&findings) ?? []).compactMap { item in
        guard let text = item.botText(filling: ["site"], &findings) else { return nil }
        if !said.insert(text).inserted {
            findings.report(item, .sameAgain, "'\(text)' is asked twice in the same words")
        }
        return text
    }
}

/// The questions of a slot; two in the same words are one.
func readAsk(
    _ value: YAMLValue?, _ slot: Slot, _ dialog: Dialog, _ codebook: Codebook, _ findings: inout Findings
) -> [Wording.Question] {
    var said: Set<String> = []
    return (value?.sequence(&findings) ?? []).compactMap { item in
        guard let question = readQuestion(item, slot, dialog, codebook, &findings) else { return nil }
        if !said.insert(question.say).inserted {
            findings.report(item, .sameAgain, "'\(question.say)' is asked twice in the same words")
        }
        return question
    }
}

/// The words that name each effect, place or option in an answer.
private func readSaid(
    _ value: YAMLValue, _ slot: Slot, _ codebook: Codebook, _ findings: inout Findings
) -> [String: [String]] {
    let ids = codebook.answers(to: slot.kind)
    return (value.fields(ids, &findings) ?? [:]).mapValues { $0.strings(&findings) ?? [] }
}

private func readQuestion(
    _ value: YAMLValue, _ slot: Slot, _ dialog: Dialog, _ codebook: Codebook, _ findings: inout Findings
) -> Wording.Question? {
    if value.rawText != nil {
        guard let text = value.botText(&findings) else { return nil }
        checkNames(text, ["site"], value, &findings)
        return Wording.Question(say: text)
    }
    guard let fields = value.fields(["say", "about", "effects", "yes", "beside"], required: ["say"], &findings),
        let sayValue = fields["say"], let say = sayValue.botText(&findings)
    else { return nil }
    let about = fields["about"]?.strings(&findings) ?? []
    for kind in about where !Mention.kinds.contains(kind) {
        findings.report(
            fields["about"]!, .unknownValue, "'\(kind)' is none of the values known here",
            hint: Findings.suggestion(for: kind, among: Mention.kinds))
    }
    checkNames(
        say, about.isEmpty ? ["site"] : ["site", "mention", "Mention", "these", "These", "these_count"], sayValue,
        &findings)
    let effects = fields["effects"]?.strings(&findings) ?? []
    for id in effects where codebook.effect(id) == nil {
        findings.report(
            fields["effects"]!, .unknownEffect, "'\(id)' is no effect of the codebook",
            hint: Findings.suggestion(for: id, among: codebook.effects.map(\.id)))
    }
    let yes = fields["yes"]?.string(&findings)
    let answers = codebook.answers(to: slot.kind)
    if let yes, let place = fields["yes"], !answers.contains(yes) {
        findings.report(
            place, .unknownOption, "'\(yes)' is no option of '\(slot.id)'",
            hint: answers.isEmpty ? "take 'yes' out" : Findings.suggestion(for: yes, among: answers))
    }
    let beside = fields["beside"]?.fields(dialog.slots.map(\.id).filter { $0 != slot.id }, &findings) ?? [:]
    return Wording.Question(
        say: say, about: about, effects: effects, yes: yes,
        beside: beside.compactMapValues { $0.botText(filling: ["site"], &findings) })
}

private func readEffects(
    _ value: YAMLValue, _ codebook: Codebook, _ findings: inout Findings
) -> [String: Wording.EffectWording] {
    let names = codebook.effects.map(\.id)
    guard let fields = value.fields(names, required: names, &findings) else { return [:] }
    var effects: [String: Wording.EffectWording] = [:]
    for (id, value) in fields {
        let keys = ["positive", "negative", "positive_for", "negative_for", "people"]
        guard let parts = value.fields(keys, required: ["positive", "negative", "people"], &findings),
            let positive = parts["positive"].flatMap({ $0.botText(filling: [], &findings) }),
            let negative = parts["negative"].flatMap({ $0.botText(filling: [], &findings) }),
            let peopleValue = parts["people"], let people = peopleValue.botText(&findings)
        else { continue }
        checkNames(people, ["people"], peopleValue, &findings)
        effects[id] = Wording.EffectWording(
            positive: positive, negative: negative,
            positiveFor: parts["positive_for"].map { readTexts($0, known: options(of: id, codebook), &findings) }
                ?? [:],
            negativeFor: parts["negative_for"].map { readTexts($0, known: options(of: id, codebook), &findings) }
                ?? [:], people: people)
    }
    return effects
}

/// The options that observations of an effect may carry.
private func options(of effect: String, _ codebook: Codebook) -> [String] {
    (codebook.effect(effect)?.facets ?? []).flatMap { codebook.facet($0)?.options.map(\.id) ?? [] }
}

/// Texts by the ids of options.
private func readTexts(
    _ value: YAMLValue, known: [String], filling names: [String] = [], _ findings: inout Findings
) -> [String: String] {
    var texts: [String: String] = [:]
    for (key, text) in value.entries(&findings) ?? [] {
        guard let id = key.string(&findings), let text = text.botText(filling: names, &findings) else { continue }
        if !known.contains(id) {
            findings.report(
                key, .unknownOption, "'\(id)' is no option of the codebook that belongs here",
                hint: Findings.suggestion(for: id, among: known))
        }
        texts[id] = text
    }
    return texts
}

private func readDetails(
    _ value: YAMLValue, _ codebook: Codebook, _ findings: inout Findings
) -> [String: [String: String]] {
    var details: [String: [String: String]] = [:]
    for (id, value) in value.fields(codebook.facets.map(\.id), &findings) ?? [:] {
        // A day of the week stands for every week.
        let isFrequency = id == "frequency"
        let known = (codebook.facet(id)?.options.map(\.id) ?? []) + (isFrequency ? ["weekday"] : [])
        details[id] = readTexts(value, known: known, filling: isFrequency ? ["weekday"] : [], &findings)
    }
    return details
}

private func readPlaces(_ value: YAMLValue, _ codebook: Codebook, _ findings: inout Findings) -> [String: String] {
    let names = codebook.places.map(\.id)
    guard let fields = value.fields(names, required: names, &findings) else { return [:] }
    return fields.compactMapValues { $0.botText(filling: [], &findings) }
}

private func readDates(_ value: YAMLValue, _ findings: inout Findings) -> Wording.DateWording? {
    typealias Template = Wording.DateWording.Template
    let templates = Template.allCases.map(\.rawValue)
    let keys = ["weekdays", "months", "seasons", "first"] + templates
    guard let fields = value.fields(keys, required: keys, &findings) else { return nil }
    func names(_ key: String, _ count: Int) -> [String] {
        guard let value = fields[key], let names = value.strings(&findings) else { return [] }
        if names.count == count { return names }
        findings.report(value, .wrongCount, "\(count) names belong here, not \(names.count)")
        return []
    }
    let (weekdays, months, seasons) = (names("weekdays", 7), names("months", 12), names("seasons", 4))
    guard !weekdays.isEmpty, !months.isEmpty, !seasons.isEmpty else { return nil }
    var texts: [Template: String] = [:]
    for template in Template.allCases {
        guard let value = fields[template.rawValue], let text = value.string(&findings) else { continue }
        checkNames(text, [.range, .dayRange].contains(template) ? ["from", "to"] : ["date"], value, &findings)
        texts[template] = text
    }
    for text in seasons { checkNames(text, ["year", "before"], fields["seasons"]!, &findings) }
    return Wording.DateWording(
        weekdays: weekdays, months: months, seasons: seasons, first: fields["first"]?.string(&findings) ?? "1",
        templates: texts)
}

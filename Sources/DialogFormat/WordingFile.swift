import DialogEngine
import Extraction
import TestimonyModel

extension Wording {
    /// Reads `<lang>/<dialog>.yaml`: what the bot says for each slot, effect, option and place.
    ///
    /// Nothing may be missing: every sentence, every slot of the dialog, every effect and place of the codebook. Behind
    /// `like:` stands the name of a wording that has what this one leaves out; `other` finds it in the same language.
    package init?(
        _ file: DataFile, dialog: Dialog, codebook: Codebook, normaliser: Normaliser = Normaliser(),
        like other: (_ name: String) -> DataFile? = { _ in nil }, _ findings: inout Findings
    ) {
        let shared = ["phrases", "effects", "details", "places", "dates"]
        guard let root = YAMLValue.parse(file, &findings) else { return nil }
        let needed = root["like"] == nil ? ["phrases", "effects", "places", "dates"] : []
        guard
            var fields = root.fields(
                ["language", "like", "title", "slots"] + shared, required: ["language", "slots"] + needed, &findings)
        else { return nil }
        fields["language"]?.checkLanguage(&findings)
        let model = fields["like"].flatMap { readModel($0, other, &findings) }
        if fields["like"] != nil, model == nil { return nil }
        let inherited = model?["phrases"].map { readShared($0) } ?? [:]
        let own = fields["phrases"].map { readPhrases($0, isWhole: model == nil, &findings) } ?? [:]
        let phrases = inherited.merging(own) { $1 }
        for section in shared.dropFirst() where fields[section] == nil { fields[section] = model?[section] }
        let slots = fields["slots"].map { readSlots($0, dialog, codebook, normaliser, &findings) } ?? [:]
        let effects = fields["effects"].map { readEffects($0, codebook, &findings) } ?? [:]
        let details = fields["details"].map { readDetails($0, codebook, &findings) } ?? [:]
        let places = fields["places"].map { readPlaces($0, codebook, &findings) } ?? [:]
        guard let dates = fields["dates"].flatMap({ readDates($0, &findings) }) else { return nil }
        self.init(
            language: fields["language"]?.string(&findings) ?? "fr", phrases: phrases, slots: slots, effects: effects,
            details: details, places: places, dates: dates)
        title = fields["title"]?.botText(filling: siteNames, &findings)
        like = fields["like"]?.rawText
    }
}

/// The wording that another one is like.
private func readModel(
    _ value: YAMLValue, _ other: (_ name: String) -> DataFile?, _ findings: inout Findings
) -> YAMLValue? {
    guard let name = value.string(&findings) else { return nil }
    var unread = Findings()
    if let root = other(name).flatMap({ YAMLValue.parse($0, &unread) }) { return root }
    findings.report(value, .unknownValue, "there is no wording '\(name)' in this language", hint: "like: temoignage")
    return nil
}

/// Sentences of another wording, whose faults are told where it is read itself.
private func readShared(_ value: YAMLValue) -> [Phrase: String] {
    var unread = Findings()
    return readPhrases(value, isWhole: false, &unread)
}

/// The `{names}` that each sentence may hold beside the site's own.
let siteNames = ["site", "contact", "readers"]
private let ownNames: [Phrase: [String]] = [
    .tooLong: ["count"], .recapWished: ["what"], .recapAbsent: ["what"], .recapUncoded: ["quote"],
    .confirmLine: ["line"], .whichPart: ["a", "b"], .whichPartAgain: ["a", "b"], .corrected: ["new"],
    .correctedNot: ["new", "old"],
    .removed: ["old"],
    .consentExplained: ["quote"], .consentDetails: ["signs"], .consentAttributed: ["name"], .paused: ["days"],
    .eraseAsk: ["count", "days"],
    .dataStances: ["count"], .stanceAgree: ["reference"], .stanceDisagree: ["reference"],
    .stanceUnknown: ["reference"], .data: ["count", "days"],
    .resumedStory: ["day", "Day", "quote"], .reminder: ["day", "days"],
    .questionChanged: ["question"], .whichStory: ["day", "Day", "quote"], .several: ["count"],
    .confirmEpisode: ["line"], .confirmEpisodeAgain: ["line"], .consentSeveral: ["count"],
    .severalQuote: ["names"], .severalCount: ["names"], .severalAttributed: ["names", "name"],
    .severalNone: ["names"], .became: ["day", "Day", "state", "use", "digest"], .becameDigest: ["date"],
    .answerRating: ["best"], .answerRated: ["rating", "best"], .answerRatingAgain: ["best"], .answerKept: ["old"],
    .questionnaireIntroduction: ["title"], .recapMany: ["count"], .reminderQuestionnaire: ["day", "days"],
    .eraseSent: ["dates"], .tooYoungBefore: ["count"], .retentionWords: ["days"], .retentionAll: ["days"],
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

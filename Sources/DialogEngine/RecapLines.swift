import Extraction
import TestimonyModel

/// One numbered line of the recap and the slots that it shows.
struct RecapLine {
    var text: String
    var slots: [String]
}

extension Reduction {
    /// One line an observation, the last one for when and where. What is unknown is not mentioned.
    func recapLines() -> [RecapLine] {
        if dialog.isQuestionnaire { return answerLines() }
        var lines = session.draft.observations.enumerated().map { index, observation in
            RecapLine(text: line(for: observation, withPeople: index == 0), slots: ["effect", "publics"])
        }
        if lines.isEmpty {
            let text = text(.recapUncoded, ["quote": shortened(session.draft.text)])
            lines = [RecapLine(text: text, slots: ["effect", "publics"])]
        }
        if let circumstances {
            let slots = ["when", "where"].filter { !session.draft.values(of: $0).isEmpty }
            lines.append(RecapLine(text: circumstances, slots: slots))
        }
        return lines + answerLines()
    }

    /// The line of this number, from 1 on; `nil` where there is none.
    func recapLine(_ number: Int) -> RecapLine? {
        let lines = recapLines()
        return (1..<lines.count + 1).contains(number) ? lines[number - 1] : nil
    }

    /// When, where and how many, as far as they are known.
    var circumstances: String? {
        let words = [whenWords(), whereWords(), countWords()].compactMap { $0 }
        return words.isEmpty ? nil : capitalised(words.joined(separator: ", "))
    }

    /// What the story counts outside of its quotations: what stands in them was read there. Said beside when or where,
    /// never alone.
    private func countWords() -> String? {
        guard isOneOfSeveral else { return nil }
        let quoted = session.draft.observations.map { $0.start..<$0.end }
        let words = session.draft.counts.filter { count in
            count.bound == .exactly && (count.unit ?? "").count > 3 && !quoted.contains { $0.contains(count.start) }
        }
        .map { "\(numeral($0.value)) \($0.unit ?? "")" }
        return words.isEmpty ? nil : words.prefix(2).joined(separator: ", ")
    }

    private func line(for observation: Observation, withPeople: Bool) -> String {
        "\(capitalised(what(observation, withPeople: withPeople))) : « \(observation.evidence) »"
    }

    /// What an observation is called, with what its options and people add.
    func what(_ observation: Observation, withPeople: Bool) -> String {
        let effect = wording.effects[observation.effect]
        let options = ownOptions(of: observation.effect)
        let names = observation.polarity == .positive ? effect?.positiveFor : effect?.negativeFor
        let general = observation.polarity == .positive ? effect?.positive : effect?.negative
        var what = options.lazy.compactMap { names?[$0.option] }.first ?? general ?? observation.effect
        for (facet, option) in options {
            if let detail = wording.details[facet]?[option] { what += ", " + detail }
        }
        if withPeople, let people = peopleWords(), let template = effect?.people {
            what += (template.hasPrefix(",") ? "" : " ") + substitute(template, ["people": people])
        }
        switch observation.status {
        case .observed: break
        case .wished: what = text(.recapWished, ["what": what])
        case .absent: what = text(.recapAbsent, ["what": what])
        }
        return what
    }

    /// The options of facets that belong to this effect alone.
    private func ownOptions(of effect: String) -> [(facet: String, option: String)] {
        context.codebook.facets.filter {
            context.codebook.coder(ofFacet: $0.id)?.id == effect
        }
        .flatMap { facet in session.draft.values(of: facet.id).map { (facet.id, $0) } }
    }

    /// People of an answer: the quotation does not name them.
    private func peopleWords() -> String? {
        let words =
            session.draft.slots["publics"]?.items.filter(\.answered).compactMap(\.words)
            .compactMap(nounGroup) ?? []
        return words.isEmpty ? nil : listed(words.map(curly))
    }

    // MARK: - When and where

    private func whenWords() -> String? {
        var parts = frequencyWords().map { [$0] } ?? []
        for item in session.draft.slots["when"]?.items ?? [] {
            guard let date = EDTF(item.value) else { continue }
            let inFull = wording.dates.words(date, today: context.now.date)
            parts.append(relativeWords(item).map { "\($0), \(inFull)" } ?? inFull)
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// "hier midi", while it is still the day on which it was said.
    private func relativeWords(_ item: SlotValue.Item) -> String? {
        guard let words = item.words, session.draft.sentAt?.date == context.now.date else { return nil }
        let plain = plainWords(words, context.normaliser)
        let isRelative = relativeStarts.contains { plain == $0 || plain.hasPrefix($0 + " ") }
        return isRelative && plain.utf8.count <= 40 ? curly(words) : nil
    }

    private func frequencyWords() -> String? {
        guard let item = session.draft.slots["frequency"]?.items.first else { return nil }
        let plain = item.words.map { plainWords($0, context.normaliser) } ?? ""
        let weekday = wording.dates.weekdays.first { plain.contains($0) }
        let name = weekday != nil && item.value == "hebdomadaire" ? "weekday" : item.value
        return wording.details["frequency"]?[name].map { substitute($0, ["weekday": weekday ?? ""]) }
    }

    private func whereWords() -> String? {
        let items = session.draft.slots["where"]?.items ?? []
        let words = items.compactMap { item in
            ordinalFloor(item) ?? wording.places[item.value] ?? context.codebook.place(item.value)?.label
        }
        return words.isEmpty ? nil : listed(words)
    }

    /// Floors share one id; the witness's own words tell which one.
    private func ordinalFloor(_ item: SlotValue.Item) -> String? {
        guard item.value == "etages", let words = item.words else { return nil }
        let plain = plainWords(words, context.normaliser)
        guard plain.utf8.contains(where: { (48...57).contains($0) }) || plain.hasSuffix("etage") else { return nil }
        let smallWords: Set<String> = ["a", "au", "aux", "de", "du", "d", "le", "la", "l", "letage", "etage", "etages"]
        let told = plain.split(separator: " ").filter { !smallWords.contains(String($0)) }
        guard let first = told.first else { return nil }
        let digits = first.prefix { $0.isNumber }
        if digits.isEmpty { return "au " + curly(withoutArticle(words)) }
        return "au " + digits + (digits == "1" ? "er" : "e") + " étage"
    }

    private func withoutArticle(_ words: String) -> String {
        let bare = words.lowercased()
        let articles = ["au ", "du ", "de ", "le ", "à l'", "à l’", "de l'", "de l’", "l'", "l’"]
        return articles.first(where: bare.hasPrefix).map { String(words.dropFirst($0.count)) } ?? words
    }
}

private let relativeStarts = [
    "hier", "avant hier", "aujourd hui", "ce", "cette", "cet", "tout a l heure", "la semaine derniere",
    "la semaine passee", "le mois dernier", "l an dernier", "l annee derniere", "le week end dernier", "il y a",
]

/// The start of a long text, cut at a space; a short one without its full stop, as quotations are.
package func shortened(_ text: String, to count: Int = 160) -> String {
    guard text.count > count else {
        return text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
    }
    let head = text.prefix(count)
    return (head.lastIndex(of: " ").map { head[..<$0] } ?? head) + "…"
}

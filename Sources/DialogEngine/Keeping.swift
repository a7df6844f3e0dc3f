import Extraction
import TestimonyModel

/// What becomes of a story once its witness has said what may be done with it.
extension Reduction {
    /// Keeps each episode as it was agreed; without a name nobody is quoted by name.
    mutating func save(attribution: String?, saying said: Phrase? = nil) {
        let drafts = episodes
        // A session that an earlier version stored while it waited for the name holds no list.
        let agreed = session.agreed ?? drafts.map { _ in .attributed }
        let consents = agreed.map { $0 == .attributed && attribution == nil ? .quote : $0 }
        sayWhatIsKept(consents, attribution, said)
        for (index, (draft, consent)) in zip(drafts, consents).enumerated() where consent != .none {
            // One turn has one new id; the episodes behind the first are told apart by their number.
            let id = index == 0 ? context.newID : "\(context.newID)-\(index + 1)"
            perform(.save(record(draft, id: id, consent, attribution: consent == .attributed ? attribution : nil)))
            session.confirm(id, at: context.now)
        }
        close(.saved)
    }

    private mutating func sayWhatIsKept(_ consents: [Consent], _ attribution: String?, _ said: Phrase?) {
        let name = ["name": attribution ?? ""]
        guard Set(consents).count > 1 else {
            switch consents.first {
            case .attributed: return say(.consentAttributed, name)
            case .quote: return say(said ?? .consentQuote)
            case .count, .some(.none), nil:
                return say(dialog.isQuestionnaire ? .questionnaireSaved : .consentCount)
            }
        }
        let phrases: [(Consent, Phrase)] = [
            (.quote, .severalQuote), (.attributed, .severalAttributed), (.count, .severalCount), (.none, .severalNone),
        ]
        let parts = phrases.compactMap { consent, phrase -> String? in
            let names = consents.indices.filter { consents[$0] == consent }.map(self.name)
            return names.isEmpty ? nil : text(phrase, name.merging(["names": listed(names)]) { $1 })
        }
        say(capitalised(parts.joined(separator: " ; ")) + ". " + text(.severalEnd))
    }

    /// The draft as the witness confirmed it.
    private func record(_ draft: Draft, id: String, _ consent: Consent, attribution: String?) -> TestimonyRecord {
        let told = Set(draft.observations.map(\.effect))
        var facets: [String: [String]] = [:]
        for facet in context.codebook.facets {
            let values = draft.values(of: facet.id)
            let owner = context.codebook.coder(ofFacet: facet.id)
            if !values.isEmpty, owner.map({ told.contains($0.id) }) ?? true { facets[facet.id] = values }
        }
        let observations = draft.observations.map { observation in
            var observation = observation
            let own = context.codebook.effect(observation.effect)?.facets ?? []
            observation.facets = facets.filter { own.contains($0.key) }
            return observation
        }
        let answers = recordedAnswers(draft)
        let frame = Frame(
            isTestimony: !dialog.isQuestionnaire, observations: observations, facets: facets,
            when: draft.values(of: "when").compactMap { EDTF($0) }, places: draft.values(of: "where"),
            counts: draft.counts)
        return TestimonyRecord(
            id: id, site: context.site.id, sentAt: draft.sentAt ?? context.now,
            conversation: context.conversation, speaker: context.speaker, lang: language(of: draft),
            source: draft.isReported == true ? .reported : .witness, consent: consent,
            review: .confirmed, codebook: context.codebook.version, text: draft.text, frame: frame,
            attribution: attribution, confirmedAt: context.now, settled: settled(frame, draft.slots),
            dialog: answers.isEmpty ? nil : dialog.id, answers: answers)
    }

    /// That of the words, not of the questions: whoever is asked in English may tell in French.
    private func language(of draft: Draft) -> String {
        // A questionnaire has no words of its own.
        if draft.text.isEmpty { return wording.language }
        let own = context.codebook.language
        let guess = LanguageDetector.guess(draft.text, expecting: own)
        return guess.flatMap { $0.isSure ? $0.language : nil } ?? own
    }

    /// What was read back and confirmed, and what was answered or left open on purpose. What the words of the story count
    /// was not read back.
    private func settled(_ frame: Frame, _ slots: [String: SlotValue]) -> SettledCodes {
        let told = frame.facets.keys + (frame.when.isEmpty ? [] : ["when"]) + (frame.places.isEmpty ? [] : ["where"])
        return SettledCodes(
            effects: frame.observations.map(\.effect), isWholeList: slots[effectSlot]?.state == .confirmed,
            fields: told + slots.filter { $0.key != effectSlot && $0.value.isSettled }.keys)
    }
}

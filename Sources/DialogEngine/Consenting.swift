import TestimonyModel

extension Reduction {
    mutating func startConsent() {
        remember()
        session.phase = .consent(attempt: 0)
        askConsent()
    }

    /// The one consent question.
    mutating func askConsent(_ phrases: [Phrase] = [.consent, .consentAgain]) {
        ask(fresh(phrases.map { text($0) }), expects: "consent", choices: Consent.allCases.map(\.rawValue))
    }

    mutating func hearConsent(_ reading: Reading, _ attempt: Int) {
        if reading.means(.consentMeaning) {
            let quote = session.draft.observations.first?.evidence ?? shortened(session.draft.text)
            return ask(
                text(.consentExplained, ["quote": quote]), expects: "consent",
                choices: Consent.allCases.map(\.rawValue))
        }
        guard let consent = consent(in: reading) else {
            session.phase = .consent(attempt: attempt + 1)
            if attempt >= 2 { return giveUp() }
            return askConsent(attempt == 0 ? [.consentAgain, .consent] : [.consent, .consentAgain])
        }
        remember()
        switch consent {
        case .none:
            say(.consentNone)
            close(.declined)
        case .count, .quote: save(consent, attribution: nil)
        case .attributed:
            session.phase = .attribution(attempt: 0)
            askName()
        }
    }

    mutating func askName(_ phrases: [Phrase] = [.attribution, .attributionAgain]) {
        ask(fresh(phrases.map { text($0) }), expects: "attribution")
    }

    /// The answer that a reading gives, `nil` where it is in doubt: nobody is quoted by a word that was misread.
    private func consent(in reading: Reading) -> Consent? {
        if let known = Consent(rawValue: reading.words) { return known }
        if let number = reading.leadingNumber {
            // "3 ah non attends 2" takes the first number back; "1 ou 2", "2 plutôt que 3" and "2 non pas le 3" are in
            // doubt.
            let rest = reading.words.split(separator: " ").dropFirst().joined(separator: " ")
            let second = context.patterns.rest(of: rest, after: .correction).flatMap { Int($0) }
            let isSure = Set(reading.numbers).count == 1 || second != nil && reading.numbers.count == 2
            let last = second ?? number
            return isSure && (1...4).contains(last) ? Consent.allCases[last - 1] : nil
        }
        if reading.means(.consentNone) { return Consent.none }
        // "je ne veux pas qu'on me cite", "surtout pas avec mon nom"
        if reading.denies { return nil }
        let (counts, quotes) = (reading.means(.consentCount), reading.means(.consentQuote))
        if reading.means(.consentAttributed) { return counts ? nil : .attributed }
        return counts == quotes ? nil : counts ? .count : .quote
    }

    mutating func hearName(_ text: String, _ attempt: Int) {
        let reading = Reading(text, context)
        if let word = (Intent.unanswering + [.no]).first(where: reading.means) {
            trace.obeyed = word
            return save(.quote, attribution: nil)
        }
        guard let name = printable(text) else {
            if attempt >= 2 { return save(.quote, attribution: nil) }
            session.phase = .attribution(attempt: attempt + 1)
            return askName([.attributionAgain, .attribution])
        }
        save(.attributed, attribution: name)
    }

    /// A name as it can be printed: one line, at most sixty characters, letters in it; no number and no address.
    private func printable(_ text: String) -> String? {
        let name = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
        let visible = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        let isBare = !name.contains { $0.isNumber || $0 == "@" || $0 == "/" }
        return visible && isBare && name.count <= 60 && name.contains(where: \.isLetter) ? name : nil
    }

    private mutating func save(_ consent: Consent, attribution: String?) {
        switch consent {
        case .attributed: say(.consentAttributed, ["name": attribution ?? ""])
        case .quote: say(.consentQuote)
        case .count, .none: say(.consentCount)
        }
        perform(.save(record(consent, attribution: attribution)))
        session.confirm(context.newID, at: context.now)
        close(.saved)
    }

    /// The draft as the witness confirmed it.
    private func record(_ consent: Consent, attribution: String?) -> TestimonyRecord {
        let draft = session.draft
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
        let frame = Frame(
            isTestimony: true, observations: observations, facets: facets,
            when: draft.values(of: "when").compactMap { EDTF($0) }, places: draft.values(of: "where"),
            counts: draft.counts)
        return TestimonyRecord(
            id: context.newID, site: context.site.id, sentAt: draft.sentAt ?? context.now,
            conversation: context.conversation, speaker: context.speaker, lang: wording.language, consent: consent,
            review: .confirmed, codebook: context.codebook.version, text: draft.text, frame: frame,
            attribution: attribution, confirmedAt: context.now, settled: settled(frame))
    }

    /// What was read back and confirmed, and what was answered or left open on purpose. What the words of the story count
    /// was not read back.
    private func settled(_ frame: Frame) -> SettledCodes {
        let slots = session.draft.slots
        let told = frame.facets.keys + (frame.when.isEmpty ? [] : ["when"]) + (frame.places.isEmpty ? [] : ["where"])
        return SettledCodes(
            effects: frame.observations.map(\.effect), isWholeList: slots[effectSlot]?.state == .confirmed,
            fields: told + slots.filter { $0.key != effectSlot && $0.value.isSettled }.keys)
    }
}

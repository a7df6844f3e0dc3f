import TestimonyModel

extension Reduction {
    mutating func startConsent() {
        remember()
        if dialog.isQuestionnaire {
            session.phase = .consent(attempt: 0)
            tellOfDetails()
            return askAgreement()
        }
        if askOthersConsent() || goOnWithNextEpisode() { return }
        session.phase = .consent(attempt: 0)
        if episodes.contains(where: \.hasPlaceholder) { say(.consentWarning) }
        tellOfDetails()
        askConsent()
    }

    /// Once, before the choice: what will stand in the place of details that are nobody's business.
    private mutating func tellOfDetails() {
        guard session.knowsOfDetails != true else { return }
        let texts = episodes.map(\.text) + recordedAnswers(session.draft).flatMap(\.texts)
        let signs = texts.flatMap(context.details).map(\.placeholder.rawValue).uniqued()
        guard !signs.isEmpty else { return }
        session.knowsOfDetails = true
        say(.consentDetails, ["signs": listed(signs)])
    }

    /// The one consent question.
    mutating func askConsent(_ phrases: [Phrase] = [.consent, .consentAgain]) {
        if dialog.isQuestionnaire { return askAgreement() }
        let phrases = isOneOfSeveral ? phrases.map { $0 == .consent ? .consentSeveral : $0 } : phrases
        ask(
            fresh(phrases.map { text($0, ["count": episodeCount]) }), expects: "consent",
            choices: Consent.allCases.map(\.rawValue))
    }

    /// What a quotation is, by the very words that would be quoted.
    mutating func explainConsent() {
        if dialog.isQuestionnaire { return askAgreement() }
        let quote = episodes[0].observations.first?.evidence ?? shortened(episodes[0].text)
        let explained = text(.consentExplained, ["quote": context.masked(quote)])
        ask(
            fresh([explained, text(.consentAgain)]), expects: "consent", choices: Consent.allCases.map(\.rawValue))
    }

    mutating func hearConsent(_ reading: Reading, _ attempt: Int) {
        if dialog.isQuestionnaire { return hearAgreement(reading, attempt) }
        if reading.means(.consentMeaning) { return explainConsent() }
        let consents = consents(in: reading)
        if reading.means(.reword) {
            remember()
            session.agreed = consents
            return startRewording()
        }
        guard let consents else {
            if addToConfirmed(reading) || reading.means(.correction) && correctConfirmed(reading) { return }
            session.phase = .consent(attempt: attempt + 1)
            if attempt >= 2 { return giveUp() }
            // "ça change quoi entre 2 et 3 ?"
            if attempt == 0, reading.text.contains("?") { return explainConsent() }
            return askConsent(attempt == 0 ? [.consentAgain, .consent] : [.consent, .consentAgain])
        }
        // "2 mais c'était avant-hier": nothing is kept that is not so.
        if let reserved = reservation(in: reading), correctConfirmed(reserved) { return }
        remember()
        settle(consents)
    }

    /// What is said behind "mais" of when and where.
    private func reservation(in reading: Reading) -> Reading? {
        let typed = reading.typed
        guard let but = [" mais ", " but "].lazy.compactMap({ firstRange(of: $0, in: typed) }).first else { return nil }
        let reserved = Reading(String(typed[but.upperBound...]), context)
        let isOfPlaceAndTime = reserved.facts.allSatisfy { ["when", "where"].contains($0.slot) && !$0.isDenied }
        return !reserved.facts.isEmpty && isOfPlaceAndTime && reserved.numbers.isEmpty ? reserved : nil
    }

    /// "non attends, c'était lundi", said after the recap was confirmed: what changed is read again. Answers whether
    /// anything did.
    private mutating func correctConfirmed(_ reading: Reading) -> Bool {
        guard !isOneOfSeveral, !reading.text.contains("?") else { return false }
        return reopened { reduction in
            let changed =
                reduction.correctEffects(reading)
                ? [reduction.effectSlot]
                : reduction.applyCorrections(reading, only: reduction.dialog.slots.map(\.id))
            if !changed.isEmpty { reduction.sayChanged(changed) }
            return !changed.isEmpty
        }
    }

    /// Does what was agreed for each episode; `said` tells so where the usual sentence does not.
    mutating func settle(_ consents: [Consent], saying said: Phrase? = nil) {
        session.agreed = consents
        if consents.allSatisfy({ $0 == .none }) {
            say(.consentNone)
            close(.declined)
        } else if consents.contains(.attributed) {
            session.phase = .attribution(attempt: 0)
            askName()
        } else {
            save(attribution: nil, saying: said)
        }
    }

    mutating func askName(_ phrases: [Phrase] = [.attribution, .attributionAgain]) {
        ask(fresh(phrases.map { text($0) }), expects: "attribution")
    }

    /// One consent an episode: "3 mais la ventilation juste compter".
    func consents(in reading: Reading) -> [Consent]? {
        let all = episodes.indices
        guard isOneOfSeveral, let (rule, exception) = context.patterns.split(reading.words, at: .exception) else {
            return consent(in: reading).map { consent in all.map { _ in consent } }
        }
        guard let usual = consent(in: Reading(rule, context)), let named = episode(namedBy: exception),
            let other = consent(in: Reading(named.rest, context))
        else { return nil }
        return all.map { $0 == named.index ? other : usual }
    }

    /// The episode that words name, by its number or by words of its own, and the words that do not.
    private func episode(namedBy words: String) -> (index: Int, rest: String)? {
        let pieces = words.split(separator: " ")
        if let number = pieces.prefix(3).firstIndex(where: { Int($0).map(episodes.indices.contains) != nil }),
            pieces.count > number + 1, let value = Int(pieces[number]), episodes.indices.contains(value - 1)
        {
            return (value - 1, pieces[(number + 1)...].joined(separator: " "))
        }
        let shared = episodes.indices.map { index in
            let own = Set(
                plainWords(name(of: index) + " " + episodes[index].text, context.normaliser).split(separator: " "))
            return pieces.filter { $0.utf8.count > 3 && own.contains($0) }
        }
        guard let index = shared.indices.max(by: { shared[$0].count < shared[$1].count }), !shared[index].isEmpty,
            shared.count(where: { $0.count == shared[index].count }) == 1
        else { return nil }
        return (index, pieces.filter { !shared[index].contains($0) }.joined(separator: " "))
    }

    /// The answer that a reading gives, `nil` where it is in doubt: nobody is quoted by a word that was misread.
    private func consent(in reading: Reading) -> Consent? {
        if let known = Consent(rawValue: reading.words) { return known }
        let numbers = numbers(in: reading)
        if let number = reading.leadingNumber ?? leadingWord(reading) {
            // "3 ah non attends 2" takes the first number back; "1 ou 2", "2 plutôt que 3" and "2 non pas le 3" are in
            // doubt.
            let rest = reading.pieces.dropFirst().joined(separator: " ")
            if Self.counts(rest) { return nil }
            // "2. nan attends, mets 3"
            let takesBack = [Intent.correction, .no].contains { context.patterns.matches(rest, $0) }
            let isDenied = rest.split(separator: " ").suffix(3).contains {
                ["pas", "que", "ni", "than", "not"].contains($0)
            }
            let second = takesBack && !isDenied ? rest.split(separator: " ").last.flatMap { Int($0) } : nil
            let isSure = Set(numbers).count == 1 || second != nil && numbers.count == 2
            return isSure ? choice(second ?? number) : nil
        }
        if let number = onlyNumber(in: reading.words, reading)
            ?? reading.parts.last.flatMap({ onlyNumber(in: $0.words, reading) })
        {
            return choice(number)
        }
        if let consent = consent(inWords: reading.words, denies: reading.denies) { return consent }
        // "citez-moi, mais sans mon nom, ma belle-fille n'apprécierait pas"
        let parts = reading.parts.map {
            (consent: consent(inWords: $0.words, denies: denies($0.words)), isDenied: deniesConsent($0.words))
        }
        let found = Set(parts.compactMap(\.consent))
        return found.count == 1 && !parts.contains(where: \.isDenied) ? found.first : nil
    }

    /// "ah oui. 2", "la 4 mais pas mon vrai nom": the only number, near the start and with no denial before it.
    private func onlyNumber(in words: String, _ reading: Reading) -> Int? {
        let pieces = words.split(separator: " ").map(String.init)
        guard reading.numbers.count == 1, let place = pieces.firstIndex(where: { Int($0) != nil }), place < 4,
            reading.facts.allSatisfy({ $0.slot == "when" }), !Reading.denies(pieces[..<place].joined(separator: " "))
        else { return nil }
        // "le 4 non"
        let behind = pieces[(place + 1)...]
        let isDoubted = behind.first.map { ["non", "pas", "ou"].contains($0) } ?? false
        return isDoubted || Self.counts(behind.joined(separator: " ")) ? nil : Int(pieces[place])
    }

    /// "2 fois": whether the words behind a number make it one that counts something.
    private static func counts(_ rest: String) -> Bool { rest == "fois" || rest.hasPrefix("fois ") }

    private func choice(_ number: Int) -> Consent? {
        (1...4).contains(number) ? Consent.allCases[number - 1] : nil
    }

    /// "la quatrième", "deux", "deux tu comptes": a number in words at the very start. Beside other words a plain one must
    /// agree with them: "un chiffre" and "trois fois rien" are none.
    private func leadingWord(_ reading: Reading) -> Int? {
        let pieces = reading.pieces.map(String.init)
        let opening = pieces.first.map { ["la", "le", "the"].contains($0) ? pieces.dropFirst() : pieces[...] } ?? []
        guard let word = opening.first else { return nil }
        if let ordinal = ordinalWords.firstIndex(of: word) { return ordinal % 4 + 1 }
        guard let number = numberWords.firstIndex(of: word).map({ $0 % 4 + 1 }) else { return nil }
        let rest = opening.dropFirst().joined(separator: " ")
        return rest.isEmpty || consent(inWords: rest, denies: denies(rest)) == choice(number) ? number : nil
    }

    private func numbers(in reading: Reading) -> [Int] { leadingWord(reading).map { [$0] } ?? reading.numbers }

    private func consent(inWords words: String, denies: Bool) -> Consent? {
        func means(_ intent: Intent) -> Bool { context.patterns.matches(words, intent) }
        if means(.consentNone) { return Consent.none }
        // "je ne veux pas qu'on me cite", "surtout pas avec mon nom"
        if denies { return nil }
        let (counts, quotes) = (means(.consentCount), means(.consentQuote))
        if means(.consentAttributed) { return counts ? nil : .attributed }
        return counts == quotes ? nil : counts ? .count : .quote
    }

    private func denies(_ words: String) -> Bool { Reading.denies(words) }

    /// Whether words say no to one of the answers.
    private func deniesConsent(_ words: String) -> Bool {
        let answers: [Intent] = [.consentCount, .consentQuote, .consentAttributed]
        return denies(words) && answers.contains { context.patterns.matches(words, $0) }
    }

    mutating func hearName(_ reading: Reading, _ attempt: Int) {
        if let word = (Intent.unanswering + [.no]).first(where: reading.means) {
            trace.obeyed = word
            return save(attribution: nil)
        }
        // "hmm, non, mon journal n'aimerait pas" is no name.
        if reading.denies { return save(attribution: nil) }
        // "anonyme"
        if reading.means(.consentQuote) { return save(attribution: nil) }
        if addToConfirmed(reading) { return }
        // "ok" is no name either.
        let name = reading.agrees ? nil : printable(reading.typed)
        guard let name else {
            if attempt >= 2 { return save(attribution: nil) }
            session.phase = .attribution(attempt: attempt + 1)
            return askName([.attributionAgain, .attribution])
        }
        save(attribution: name)
    }

    /// A name as it can be printed: one line, at most sixty characters, letters in it; no number and no address.
    private func printable(_ text: String) -> String? {
        let name = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
        let visible = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        let isBare = !name.contains { $0.isNumber || $0 == "@" || $0 == "/" }
        return visible && isBare && name.count <= 60 && name.contains(where: \.isLetter) ? name : nil
    }
}

/// One to four and first to fourth, in French and in English.
private let numberWords = ["un", "deux", "trois", "quatre", "one", "two", "three", "four"]
private let ordinalWords = ["premiere", "deuxieme", "troisieme", "quatrieme", "first", "second", "third", "fourth"]

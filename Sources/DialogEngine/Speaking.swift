import Extraction

/// What a conversation knows of languages; it outlasts the testimony under way.
struct Spoken: Codable, Sendable, Hashable {
    /// The language that it is held in; `nil` is the site's own.
    var language: String?
    /// Whether the witness called for it: then nothing else changes it.
    var isChosen = false
    /// What the message before seemed to be in.
    var heard: String?
    /// Languages that were offered, or said not to be understood: once each.
    var told: Set<String> = []
    /// Languages in which the rights were told.
    var openings: Set<String> = []
}

/// The language that a conversation is held in: called for ("in English, please"), or heard.
extension Reduction {
    var spoken: Spoken {
        get { session.spoken ?? Spoken() }
        set { session.spoken = newValue == Spoken() ? nil : newValue }
    }

    /// Goes on in the language that a message calls for or is in, and hands back what of it is still to be heard; `nil`
    /// where nothing is. `isPart`: more of it may come.
    mutating func heedLanguage(of utterance: Utterance, isPart: Bool, isBack: Bool) -> String? {
        let text = utterance.typed
        if let call = call(in: utterance) {
            obey(call, isBack: isBack)
            return call.rest
        }
        guard !isPart, !isVerbatim else { return text }
        let guess = utterance.guess
        defer { if session.spoken?.heard != guess?.language { spoken.heard = guess?.language } }
        guard let guess else { return text }
        guard let localisation = context.localisations.all.first(where: { $0.language == guess.language }) else {
            return isEnough(guess) && tellForeigner(guess.language) ? nil : text
        }
        let words = utterance.words
        // Numbers to call come first.
        if localisation.alerts.contains(where: { $0.isHeard(in: words) }) { return text }
        let commands = Intent.commands.contains { localisation.patterns.matches(words, $0) }
        follow(localisation, words, isSure: isEnough(guess) || commands)
        return text
    }

    /// Enough to act upon: the message is long, or the one before it was in that language too.
    private func isEnough(_ guess: LanguageGuess) -> Bool { guess.isSure || spoken.heard == guess.language }

    private mutating func obey(_ call: LanguageCall, isBack: Bool) {
        speak(call.localisation, isChosen: true)
        trace.obeyed = .thisLanguage
        say(.languageChanged)
        tellRightsAnew()
        guard call.rest == nil else { return }
        if staysAside { return sayThatItStays() }
        if isBack { return welcomeBack() }
        if session.phase == .resting {
            if !session.openingSaid { sayOpening() }
            return begin()
        }
        comeBack()
    }

    /// Answers in the language of the message where a testimony begins and nobody chose another; later offers it once.
    private mutating func follow(_ localisation: Localisation, _ words: String, isSure: Bool) {
        let language = localisation.language
        // What is told in the language of the word lists is understood whatever the bot speaks.
        let isFree = language != context.codebook.language || (spoken.language != nil && !spoken.isChosen)
        if isFree, isSure, session.phase.takesStory, !spoken.isChosen {
            speak(localisation, isChosen: false)
            return tellRightsAnew()
        }
        if !isOpened(words, besides: localisation) { context.localisation.listen(to: localisation) }
        guard isFree, spoken.told.insert(language).inserted else { return }
        acknowledge(localisation.wording.phrase(.languageOffer))
    }

    /// Whether words of the language that is spoken open what is told in another: "actually, des voisins et des voisines".
    private func isOpened(_ words: String, besides other: Localisation) -> Bool {
        let openings: [Intent] = [.correction, .addition, .remove, .completes, .continues]
        return openings.contains { context.patterns.matches(words, $0) && !other.patterns.matches(words, $0) }
    }

    /// The rights, to whoever may not have understood them, as long as nothing was told.
    private mutating func tellRightsAnew() {
        let language = wording.language
        let isKnown =
            spoken.openings.contains(language)
            || (spoken.openings.isEmpty && language == context.localisations.own.language)
        guard session.openingSaid, session.draft.isEmpty, !isKnown, !staysAside else { return }
        say(.openingRights)
        spoken.openings.insert(language)
    }

    mutating func speak(_ localisation: Localisation, isChosen: Bool) {
        context.localisation = localisation
        spoken.language = localisation.language
        spoken.isChosen = isChosen
    }

    /// Says once what glane understands and how to reach a person, also in the words of the message's language. Answers
    /// whether it did: such a message is neither a story nor an answer.
    private mutating func tellForeigner(_ language: String) -> Bool {
        guard !staysAside, spoken.told.insert(language).inserted else { return false }
        for localisation in context.localisations.all {
            say(substitute(localisation.wording.phrases[.languageForeign] ?? "", siteName))
        }
        if let sentence = context.foreignSentences[language] { say(substitute(sentence, siteName)) }
        comeBack()
        return true
    }

    /// Whether a message is taken as it stands: a name, a quotation or an answer may be in any language.
    private var isVerbatim: Bool {
        switch session.phase {
        case .attribution, .rewording: true
        default: asksOwn || dialog.isQuestionnaire && session.phase != .resting
        }
    }

    /// Whether a question of the author's own waits, whose answers may be names of languages.
    var asksOwn: Bool {
        switch session.phase {
        case .asking(let slot, _), .changing(let slot, _): dialog.slot(slot)?.isOwn == true
        default: false
        }
    }
}

import TestimonyModel

/// Decides one turn: a pure function of the session, the event and the context.
package func reduce(_ session: Session, _ event: Event, _ context: Context) -> Turn {
    var turn = Reduction(session: session, context: context.speaking(as: session))
    turn.session.migrate(to: context.dialog)
    switch event {
    case .opened: turn.open()
    case .utterance(let text): turn.hear(text)
    case .deadline:
        turn.isSilence = true
        turn.expire()
    }
    return turn.finish()
}

/// One turn under way.
struct Reduction {
    var session: Session
    var context: Context
    private(set) var effects: [Effect] = []
    /// Whether the message before this one was a call for help.
    var hadHelp = false
    /// Whether the utterance says yes to the recap beside what it asks.
    var agreed = false
    /// Whether the story is asked for behind the answer to a question.
    var startsStory = false
    /// Seconds of silence that end a story, where they differ from the context's.
    var silence: Int?
    /// Whether the turn comes of silence, and not of somebody who is there.
    var isSilence = false
    var trace = Trace()
    /// Said before the next question, in the same message where it fits.
    private var preface: [String] = []

    init(session: Session, context: Context) {
        self.session = session
        self.context = context
    }

    var wording: Wording { context.wording }
    var dialog: Dialog { context.dialog }

    func finish() -> Turn {
        var effects = effects
        if !preface.isEmpty { effects.insert(.say(Say(text: preface.joined(separator: " "))), at: 0) }
        return Turn(session: session, effects: effects, deadline: deadline, trace: trace)
    }

    private var deadline: Int? {
        if session.gathers { return context.now.epochSeconds + (silence ?? context.patience) }
        return session.phase == .resting ? session.asideUntil : min(expiry, nextReminder ?? .max)
    }

    /// When a draft is thrown away, in epoch seconds.
    var expiry: Int {
        let now = context.now.epochSeconds
        guard isSilence else { return now + dialog.limits.expires }
        // Where nothing was ever heard, silence ends it.
        return session.heardAt.map { $0 + dialog.limits.expires } ?? now
    }

    // MARK: - Saying

    /// A message of its own.
    mutating func say(_ text: String, expects: String? = nil, choices: [String] = []) {
        flushPreface()
        effects.append(.say(Say(text: typeset(text), expects: expects, choices: choices)))
    }

    mutating func say(_ phrase: Phrase, _ values: [String: String] = [:], expects: String? = nil) {
        say(text(phrase, values), expects: expects)
    }

    /// A few words that go before what is asked next.
    mutating func acknowledge(_ text: String) {
        // Each of several episodes may be a reason to say it.
        if !preface.contains(typeset(text)) { preface.append(typeset(text)) }
    }
    mutating func acknowledge(_ phrase: Phrase, _ values: [String: String] = [:]) {
        acknowledge(text(phrase, values))
    }

    /// A question: what waits, kept for `répéter`; words of acknowledgement go before it on the same line.
    mutating func ask(_ text: String, expects: String, choices: [String] = []) {
        let question = typeset(text)
        session.note(asked: question)
        let joined = (preface + [question]).joined(separator: " ")
        preface = []
        effects.append(.say(Say(text: joined, expects: expects, choices: choices)))
    }

    /// The first of these sentences that was not asked yet, else the one asked longest ago: nobody is asked twice in
    /// the same words while others are left.
    func fresh(_ sentences: [String]) -> String {
        let asked = session.asked ?? []
        let ages = sentences.map { sentence in asked.lastIndex(of: typeset(sentence)) ?? -1 }
        return zip(sentences, ages).min { $0.1 < $1.1 }?.0 ?? ""
    }

    mutating func flushPreface() {
        guard !preface.isEmpty else { return }
        effects.append(.say(Say(text: preface.joined(separator: " "))))
        preface = []
    }

    mutating func perform(_ effect: Effect) {
        flushPreface()
        effects.append(effect)
    }

    func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        substitute(wording.phrases[phrase] ?? "") { values[$0] ?? siteName($0) }
    }

    /// What a name in braces stands for that every sentence may hold.
    func siteName(_ name: String) -> String? {
        switch name {
        case "site": context.site.name
        case "contact": context.site.contact
        case "readers": context.site.readers
        default: nil
        }
    }

    // MARK: - Steps

    /// Remembers where the conversation stands, for `retour`.
    mutating func remember() {
        if dialog.isQuestionnaire {
            session.past.append(Session.Step(phase: session.phase, draft: Draft(), before: [:]))
        } else {
            session.past.append(session.step)
        }
        if session.past.count > dialog.limits.undo { session.past.removeFirst() }
    }

    /// Ends the testimony under way; what is asked next time starts anew.
    mutating func close(_ reason: CloseReason) {
        perform(.close(reason))
        session.phase = .resting
        session.draft = Draft()
        (session.fragments, session.gatheredAt, session.reminded) = (nil, nil, nil)
        (session.told, session.waiting, session.agreed, session.othersAgree) = (nil, nil, nil, nil)
        (session.knowsOfDetails, session.names) = (nil, nil)
        session.past = []
        session.forgetAsked()
        session.hasHelp = false
    }
}

extension Reduction {
    /// The first danger that a message tells of, in the order of the file.
    func alert(in reading: Reading) -> Alert? { context.alerts.first { $0.heard.stands(in: reading.words) } }

    /// Numbers, what they cost and who answers; then the form is over, and nothing of it is kept. No question, and
    /// nothing promised that glane does not do.
    mutating func standAside(for alert: Alert) {
        warn(of: alert)
        close(.distress)
        session.asideSince = context.now
        session.asideFor = alert.id
    }

    /// The same where the form goes on: once for one testimony, however often it is said.
    mutating func mention(_ alert: Alert) {
        if session.mentioned?.contains(alert.id) == true { return }
        warn(of: alert)
        session.mentioned = (session.mentioned ?? []) + [alert.id]
    }

    /// Numbers are given to every call, and coordinators are called once.
    mutating func answer(theCall alert: Alert) {
        warn(of: alert, isNew: session.called != alert.id)
        session.called = alert.id
    }

    private mutating func warn(of alert: Alert, isNew: Bool = true) {
        trace.alert = alert.id
        for line in alert.say { say(line) }
        say(context.warnsCoordinators ? alert.told : alert.untold)
        if context.warnsCoordinators, isNew { perform(.flag(alert.id)) }
    }

    /// Whether the form still keeps out of the way.
    var staysAside: Bool {
        session.phase == .resting && session.asideUntil.map { context.now.epochSeconds < $0 } == true
    }

    mutating func sayThatItStays() {
        if let stays = asideAlert?.stays { say(stays) }
    }

    /// What a command is answered while the form keeps out of the way; `nil` where it is answered as ever.
    func asideAnswer(to command: Intent) -> String? {
        guard staysAside, let alert = asideAlert else { return nil }
        switch command {
        case .program: return alert.program
        case .cancel: return [alert.forgotten, alert.stays].compactMap(\.self).joined(separator: " ")
        default: return nil
        }
    }

    /// The file may have lost it meanwhile: then the first that stops speaks.
    private var asideAlert: Alert? {
        context.alerts.first { $0.id == session.asideFor } ?? context.alerts.first { $0.form == .stops }
    }
}

extension Session {
    /// Epoch seconds from which on the form asks again: a day later, not at midnight, which may be minutes away.
    var asideUntil: Int? { asideSince.map { $0.epochSeconds + 86_400 } }
}

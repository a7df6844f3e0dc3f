extension Reduction {
    /// The first danger that a message tells of, in the order of the file. Danger is heard in any language of the site, and
    /// answered in that language.
    mutating func heedAlert(in reading: Reading) -> Alert? {
        guard let (alert, localisation) = reading.alert else { return nil }
        if let localisation { speak(localisation, isChosen: spoken.isChosen) }
        return alert
    }

    /// Numbers, what they cost and who answers; then the form is over, and nothing of it is kept. No question, and
    /// nothing promised that glane does not do.
    mutating func standAside(for alert: Alert) {
        warn(of: alert)
        flag(alert)
        close(.distress)
        session.asideSince = context.now
        session.asideFor = alert.id
    }

    /// The same where the form goes on: once an hour, however often it is said.
    mutating func mention(_ alert: Alert) {
        session.draft.tellsDanger = true
        guard isNew(alert) else { return }
        warn(of: alert)
        flag(alert)
    }

    /// Numbers are given to every call, and coordinators are called once an hour.
    mutating func answer(theCall alert: Alert) {
        warn(of: alert)
        if isNew(alert) { flag(alert) }
    }

    private mutating func warn(of alert: Alert) {
        trace.alert = alert.id
        for line in alert.say { say(line) }
        say(context.warnsCoordinators ? alert.told : alert.untold)
    }

    private mutating func flag(_ alert: Alert) {
        session.alerted = (session.alerted ?? [:]).merging([alert.id: context.now.epochSeconds]) { $1 }
        if context.warnsCoordinators { perform(.flag(alert.id)) }
    }

    /// Whoever says it again at once is heard; whoever says it tomorrow may be in danger anew.
    private func isNew(_ alert: Alert) -> Bool {
        session.alerted?[alert.id].map { context.now.epochSeconds - $0 >= 3_600 } ?? true
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
    package var asideUntil: Int? { asideSince.map { $0.epochSeconds + 86_400 } }
}

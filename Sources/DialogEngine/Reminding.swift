import TestimonyModel

/// A draft that waits is called to mind: as often as the dialog's limits say, at most twice, and never at night. A reminder
/// quotes nothing, since whoever else sees the screen may read it.
extension Reduction {
    /// Hours of the local day at which a reminder may come.
    private static let daytime = 9..<20
    /// Seconds that somebody who was just here is left alone.
    private static let respite = 6 * 3_600

    /// When the next reminder is due, in epoch seconds; `nil` where none is left or there is nothing to go on with.
    var nextReminder: Int? {
        let reminders = dialog.limits.reminders
        let count = session.reminded ?? 0
        guard count < reminders.count, let heardAt = session.heardAt, hasStory else { return nil }
        // A program that slept through the day finds the reminder due at night.
        return byDay(max(heardAt + reminders[count], isSilence ? now : now + Reduction.respite))
    }

    private var now: Int { context.now.epochSeconds }

    /// Whether something was told that may be called to mind: no danger, and nothing that may be erased at the next word.
    private var hasStory: Bool {
        if case .erasing = session.phase { return false }
        return session.episodes.contains { !$0.isEmpty } && !session.episodes.contains { $0.tellsDanger == true }
    }

    /// The first instant from `due` on at which nobody sleeps, by the clock of this turn.
    private func byDay(_ due: Int) -> Int {
        let moment = Moment(epochSeconds: due, utcOffset: context.now.utcOffset)
        let morning = Reduction.daytime.lowerBound * 3_600 - moment.secondOfDay
        if moment.hour < Reduction.daytime.lowerBound { return due + morning }
        return moment.hour < Reduction.daytime.upperBound ? due : due + morning + 86_400
    }

    /// Reminds, if that is due and reaches somebody.
    mutating func remind() {
        guard let due = nextReminder, due <= now, let heardAt = session.heardAt else { return }
        // After a long sleep of the program both may be due: one is said.
        let past = dialog.limits.reminders.count { heardAt + $0 <= now }
        session.reminded = max(past, (session.reminded ?? 0) + 1)
        guard context.isReachable, let sentAt = session.episodes[0].sentAt else { return }
        let days = max(1, (expiry - now) / 86_400)
        let day = wording.dates.words(.day(sentAt.date), today: context.now.date)
        say(dialog.isQuestionnaire ? .reminderQuestionnaire : .reminder, ["day": day, "days": String(days)])
        trace.reminds = true
    }
}

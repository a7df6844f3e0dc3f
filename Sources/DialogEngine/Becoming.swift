import TestimonyModel

/// "qu'est devenu mon témoignage ?"
extension Reduction {
    /// Testimonies that are told of at once, the latest.
    private static let mostTold = 3

    mutating func tellWhatBecame() {
        let held = context.held.testimonies
        guard !held.isEmpty else {
            sayThatNothingIsHeld()
            return comeBack()
        }
        for testimony in held.suffix(Reduction.mostTold) { say(line(for: testimony)) }
        comeBack()
    }

    private func line(for testimony: Held.Testimony) -> String {
        let day = wording.dates.words(.day(testimony.day), today: context.now.date)
        let state: Phrase =
            switch testimony.review {
            case .proposed, .confirmed: .becameReceived
            case .accepted, .corrected: .becameReviewed
            case .rejected: .becameRejected
            }
        let use: Phrase =
            switch testimony.consent {
            case .none, .count: .becameCount
            case .quote: .becameQuote
            case .attributed: .becameAttributed
            }
        let digest = testimony.digest.map { text(.becameDigest, ["date": dateWords($0)]) } ?? ""
        return text(
            .became,
            ["day": day, "Day": capitalised(day), "state": text(state), "use": text(use), "digest": digest])
    }

    /// What was sent and cannot be called back, before it is erased here.
    mutating func warnOfWhatWasSent() {
        let weeks = Set(context.held.testimonies.compactMap(\.digest)).sorted()
        if !weeks.isEmpty { say(.eraseSent, ["dates": listed(weeks.map(dateWords))]) }
    }

    private func dateWords(_ date: CivilDate) -> String { wording.dates.words(.day(date), today: context.now.date) }
}

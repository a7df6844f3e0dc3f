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
        let digest = testimony.digest.map { text(.becameDigest, ["date": dateWords($0)]) } ?? ""
        return text(
            .became,
            ["day": day, "Day": capitalised(day), "state": text(state), "use": use(of: testimony), "digest": digest])
    }

    /// What the witness agreed to: "on peut te citer sans ton nom".
    private func use(of testimony: Held.Testimony) -> String {
        switch testimony.consent {
        case .none, .count: text(.becameCount)
        case .quote: text(.becameQuote)
        case .attributed: text(.becameAttributed)
        }
    }

    /// The days of the latest, each with what was agreed to: "lundi 2 novembre (à compter, sans tes mots)".
    func agreedList(_ held: [Held.Testimony]) -> String {
        listed(held.suffix(Reduction.mostTold).map { "\(dateWords($0.day)) (\(use(of: $0)))" })
    }

    /// What was sent and cannot be called back, before it is erased here.
    mutating func warnOfWhatWasSent() {
        let weeks = Set(context.held.testimonies.compactMap(\.digest)).sorted()
        if !weeks.isEmpty { say(.eraseSent, ["dates": listed(weeks.map(dateWords))]) }
    }

    private func dateWords(_ date: CivilDate) -> String { wording.dates.words(.day(date), today: context.now.date) }
}

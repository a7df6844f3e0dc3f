import TestimonyModel

/// "non c'est mieux, pas moins", "1 plus d'égalité", "au contraire": an effect went the other way.
extension Reduction {
    private enum Turn {
        case to(Polarity)
        case around
    }

    /// Turns the observation that an utterance says was read the wrong way round, its quotation unchanged, and reads its
    /// line again. Answers whether there was one.
    mutating func correctPolarity(_ reading: Reading) -> Bool {
        // "oui c'est mieux" confirms.
        guard !reading.means(.yes) || reading.hasReservation, let turn = turn(in: reading),
            let line = line(turnedBy: turn, in: reading)
        else { return false }
        let polarity: Polarity = session.draft.observations[line].polarity == .positive ? .negative : .positive
        session.draft.observations[line].polarity = polarity
        // What goes well is not missing.
        if polarity == .positive, session.draft.observations[line].status == .absent {
            session.draft.observations[line].status = .observed
        }
        dropOptions(against: polarity, of: session.draft.observations[line].effect)
        sayChanged(lines: [line])
        return true
    }

    /// Whether an utterance says that something got better or worse.
    func change(in reading: Reading) -> Polarity? {
        if case .to(let polarity) = turn(in: reading) { polarity } else { nil }
    }

    private func turn(in reading: Reading) -> Turn? {
        let words = Substring(reading.words)
        let numbered = reading.leadingNumber == nil ? words : words.drop { $0 != " " }.drop { $0 == " " }
        let said =
            [String(numbered)]
            + [Intent.no, .yes].compactMap {
                context.patterns.rest(of: String(numbered), after: $0).map(String.init)
            }
        func means(_ intent: Intent) -> Bool { said.contains { context.patterns.matches($0, intent) } }
        switch (means(.positive), means(.negative)) {
        case (true, false): return .to(.positive)
        case (false, true): return .to(.negative)
        case (true, true): return nil
        case (false, false): return means(.opposite) ? .around : nil
        }
    }

    /// The observation of the line that was named, or of the effect; else the only one that stands the other way.
    private func line(turnedBy turn: Turn, in reading: Reading) -> Int? {
        let observations = session.draft.observations
        var wrong = observations.indices.filter { index in
            if case .to(let polarity) = turn { return observations[index].polarity != polarity }
            return true
        }
        if let number = reading.leadingNumber { return wrong.contains(number - 1) ? number - 1 : nil }
        let effects = dialog.slots.first { $0.kind == .effects }.map { named($0, in: reading) } ?? []
        if !effects.isEmpty { wrong.removeAll { !effects.contains(observations[$0].effect) } }
        return wrong.count == 1 ? wrong[0] : nil
    }

    /// Options that only make sense for the other sign of their effect say nothing any more.
    mutating func dropOptions(against polarity: Polarity, of effect: String) {
        for facet in context.codebook.facets where context.codebook.coder(ofFacet: facet.id)?.id == effect {
            session.draft.slots[facet.id]?.items.removeAll { item in
                let own = context.codebook.option(item.value, of: facet.id)?.polarity
                return own != nil && own != polarity
            }
        }
    }
}

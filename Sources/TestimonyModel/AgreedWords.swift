extension Consent {
    /// Whether the words of a testimony may leave the house: quoted, exported, handed to another program.
    package var allowsWords: Bool { self == .quote || self == .attributed }
}

extension TestimonyRecord {
    /// The record as far as its consent lets it leave: whole, or its codes without a word of what was told. The rules go
    /// too, since many are named by the words that fired them, and so do the units of what was counted.
    ///
    /// Answers to a form that tells no story are what was agreed to be kept; beside a story their texts are words of it.
    package var asFarAsAgreed: TestimonyRecord {
        guard !consent.allowsWords else { return self }
        var record = self
        record.text = ""
        record.attribution = nil
        record.frame.personal = []
        for index in record.frame.observations.indices {
            record.frame.observations[index].evidence = ""
            record.frame.observations[index].start = 0
            record.frame.observations[index].end = 0
            record.frame.observations[index].rules = []
        }
        for index in record.frame.counts.indices {
            record.frame.counts[index].unit = nil
            record.frame.counts[index].start = 0
            record.frame.counts[index].end = 0
        }
        if !text.isEmpty { record.answers = answers.withoutTexts }
        return record
    }

    /// What it tells may be counted: somebody confirmed or reviewed it, and agreed to that.
    package var isCountable: Bool {
        [.confirmed, .accepted, .corrected].contains(review) && consent != .none && frame.isTestimony
    }
}

extension [Answer] {
    fileprivate var withoutTexts: [Answer] {
        compactMap { answer in
            switch answer.value {
            case .text: nil
            case .instances(let instances):
                Answer(slot: answer.slot, value: .instances(instances.map(\.withoutTexts)))
            default: answer
            }
        }
    }
}

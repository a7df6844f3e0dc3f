import TestimonyModel

extension Extraction {
    /// The same understanding over a text without personal data: each is replaced by a placeholder
    /// (`[prénom]`, `[téléphone]` …), and every range and quotation follows.
    ///
    /// `frame.personal` keeps the exact substrings: the caller decides whether they may stay.
    package func redacted() -> Extraction {
        guard let redaction else { return self }
        let scalars = Array(redaction.text.unicodeScalars)
        var copy = self
        copy.text = redaction.text
        copy.redaction = nil
        copy.frame = frame.moved(by: redaction, in: scalars)
        copy.ungated = ungated.moved(by: redaction, in: scalars)
        copy.entities = entities.map { $0.moved(by: redaction, in: scalars) }
        copy.scores = scores.map { score in
            var moved = score
            let range = redaction.range(score.start..<score.end)
            (moved.start, moved.end) = (range.lowerBound, range.upperBound)
            return moved
        }
        return copy
    }
}

extension Entity.Kind {
    /// Whether what was found identifies someone.
    package var isPersonal: Bool {
        switch self {
        case .person, .email, .phone, .address, .iban, .nir, .handle: true
        default: false
        }
    }
}

extension Entity {
    fileprivate func moved(by redaction: Redaction, in scalars: [Unicode.Scalar]) -> Entity {
        var moved = self
        let range = redaction.range(start..<end)
        (moved.start, moved.end) = (range.lowerBound, range.upperBound)
        if case .count(let count) = value { moved.value = .count(count.moved(by: redaction)) }
        if kind.isPersonal { moved.value = .text(string(scalars, range)) }
        return moved
    }
}

extension Count {
    fileprivate func moved(by redaction: Redaction) -> Count {
        var moved = self
        let range = redaction.range(start..<end)
        (moved.start, moved.end) = (range.lowerBound, range.upperBound)
        return moved
    }
}

extension Frame {
    /// With every range and quotation where `redaction` put it; `scalars` are those of its text.
    package func moved(by redaction: Redaction, in scalars: [Unicode.Scalar]) -> Frame {
        var moved = self
        moved.counts = counts.map { $0.moved(by: redaction) }
        moved.observations = observations.map { observation in
            var moved = observation
            let range = redaction.range(observation.start..<observation.end)
            (moved.start, moved.end) = (range.lowerBound, range.upperBound)
            moved.evidence = string(scalars, range)
            return moved
        }
        return moved
    }
}

private func string(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return String(view)
}

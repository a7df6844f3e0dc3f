import TestimonyModel

extension Extraction {
    /// The same understanding over a text without personal data: each is replaced by a placeholder
    /// (`[prénom]`, `[téléphone]` …), and every range and quotation follows.
    ///
    /// `frame.personal` keeps the exact substrings: the caller decides whether they may stay.
    package func redacted() -> Extraction {
        let shift = Redaction(of: entities.filter { $0.kind.isPersonal })
        guard !shift.pieces.isEmpty else { return self }
        var copy = self
        copy.text = shift.apply(to: text)
        let scalars = Array(copy.text.unicodeScalars)
        copy.frame = shift.apply(to: frame, in: scalars)
        copy.ungated = shift.apply(to: ungated, in: scalars)
        copy.entities = entities.map { entity in
            var moved = entity
            (moved.start, moved.end) = shift.move(entity.start, entity.end)
            if case .count(let count) = entity.value { moved.value = .count(shift.apply(to: count)) }
            if entity.kind.isPersonal { moved.value = .text(shift.placeholder(for: entity)) }
            return moved
        }
        copy.scores = scores.map { score in
            var moved = score
            (moved.start, moved.end) = shift.move(score.start, score.end)
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

/// Personal stretches of a text and what stands in their place.
private struct Redaction {
    struct Piece {
        var start: Int
        var end: Int
        var placeholder: [Unicode.Scalar]
    }

    /// In the order of the text, without overlaps.
    private(set) var pieces: [Piece] = []

    init(of entities: [Entity]) {
        for entity in entities.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) })
        where entity.start >= pieces.last?.end ?? 0 && entity.end > entity.start {
            let words = Array(Redaction.placeholder(entity).unicodeScalars)
            pieces.append(Piece(start: entity.start, end: entity.end, placeholder: words))
        }
    }

    func placeholder(for entity: Entity) -> String { Redaction.placeholder(entity) }

    private static func placeholder(_ entity: Entity) -> String {
        switch entity.kind {
        case .email: "[e-mail]"
        case .phone: "[téléphone]"
        case .address: "[adresse]"
        case .iban: "[IBAN]"
        case .nir: "[numéro]"
        case .handle: "[pseudo]"
        default: if case .text("nom") = entity.value { "[nom]" } else { "[prénom]" }
        }
    }

    func apply(to text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var out = String.UnicodeScalarView()
        var at = 0
        for piece in pieces where piece.end <= scalars.count {
            out.append(contentsOf: scalars[at..<piece.start])
            out.append(contentsOf: piece.placeholder)
            at = piece.end
        }
        out.append(contentsOf: scalars[at...])
        return String(out)
    }

    /// A range widened to whole placeholders.
    func move(_ start: Int, _ end: Int) -> (Int, Int) {
        var before = 0
        var within = 0
        var from = start
        for piece in pieces {
            let growth = piece.placeholder.count - (piece.end - piece.start)
            if piece.end <= start {
                before += growth
            } else if piece.start < end {
                from = min(from, piece.start)
                within += growth + max(0, piece.end - end)
            }
        }
        return (from + before, end + before + within)
    }

    func apply(to count: Count) -> Count {
        var moved = count
        (moved.start, moved.end) = move(count.start, count.end)
        return moved
    }

    func apply(to frame: Frame, in scalars: [Unicode.Scalar]) -> Frame {
        var moved = frame
        moved.counts = frame.counts.map(apply)
        moved.observations = frame.observations.map { observation in
            var moved = observation
            (moved.start, moved.end) = move(observation.start, observation.end)
            var words = String.UnicodeScalarView()
            words.append(contentsOf: scalars[min(moved.start, scalars.count)..<min(moved.end, scalars.count)])
            moved.evidence = String(words)
            return moved
        }
        return moved
    }
}

/// Whether a clause tells of the past or of what is to come, as far as its words show.
enum Tense: Sendable { case past, future, unknown }

/// What each word of a text says about time, looked up when first asked: most texts have no date that needs it.
final class Tenses {
    private let text: MarkedText
    /// By token; `nil` where it says nothing.
    private lazy var told: [Tense?] = {
        let reader = TenseReader(text)
        return (0..<text.count).map { reader.tense(of: $0) }
    }()

    init(_ text: MarkedText) { self.text = text }

    /// What one word tells by itself.
    func tense(of index: Int) -> Tense? { told.indices.contains(index) ? told[index] : nil }

    /// The tense of the clause around `index`: that of the nearest verb between two stops, at most thirty tokens to
    /// either side. A comma sets what lies behind it further away.
    func tense(around index: Int) -> Tense {
        var best = (distance: Int.max, tense: Tense.unknown)
        for step in [-1, 1] {
            var at = step < 0 ? index - 1 : index
            var distance = 0
            while at >= 0, at < told.count, distance < 30, !text.endsClause(at) {
                distance += text.words[at] == "," ? 6 : 1
                if distance < best.distance, let tense = told[at] { best = (distance, tense) }
                at += step
            }
        }
        return best.tense
    }
}

extension MarkedText {
    func endsClause(_ index: Int) -> Bool {
        switch kind(index) {
        case .newline: return true
        case .mark:
            let mark = words[index]
            if mark == "." { return !(kind(index + 1) == .number && isGlued(index + 1)) }
            return mark == "!" || mark == "?" || mark == ";" || mark == ":"
        default: return false
        }
    }
}

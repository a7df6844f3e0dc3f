extension Reduction {
    /// A number, what it costs and who answers; then the form is over, and nothing of it is kept. No question, and
    /// nothing promised that glane does not do.
    mutating func standAside() {
        say(.distress)
        say(.distressDanger)
        say(.distressKept)
        close(.distress)
        session.asideSince = context.now
    }

    /// Whether the form still keeps out of the way.
    var staysAside: Bool {
        session.phase == .resting && session.asideUntil.map { context.now.epochSeconds < $0 } == true
    }
}

extension Session {
    /// Epoch seconds from which on the form asks again: a day later, not at midnight, which may be minutes away.
    var asideUntil: Int? { asideSince.map { $0.epochSeconds + 86_400 } }
}

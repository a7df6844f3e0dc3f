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

    /// Whether the form still keeps out of the way: for the rest of that day.
    var staysAside: Bool { session.phase == .resting && session.asideSince?.date == context.now.date }
}

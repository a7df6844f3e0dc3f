/// Holds a destination to its rate.
package struct RateMeter: Sendable, Hashable {
    private let rate: Destination.Rate
    /// Epoch seconds of the posts of the last `rate.seconds`, oldest first.
    private var recent: [Int] = []

    package init(_ rate: Destination.Rate) { self.rate = rate }

    /// When the next post may go, in epoch seconds: `now` or later.
    package func next(at now: Int) -> Int {
        let within = recent.filter { $0 > now - rate.seconds }
        return within.count < rate.posts ? now : within[within.count - rate.posts] + rate.seconds
    }

    package mutating func count(_ posts: Int, at now: Int) {
        recent.removeAll { $0 <= now - rate.seconds }
        recent.append(contentsOf: Array(repeating: now, count: posts))
    }
}

/// How long to wait before the next attempt, and when to give up.
///
/// Exponential with full jitter: before attempt n + 1 a wait is drawn evenly from nothing to `base · 2ⁿ⁻¹`, at most
/// `cap`. Drawn from the whole range, letters that failed together do not come back together.
package struct Backoff: Sendable, Hashable {
    /// Seconds.
    package var base = 5
    package var cap = 4 * 3_600
    package var maximumAttempts = 30
    /// Seconds since the letter was written, after which a failure is the last.
    package var maximumAge = 3 * 86_400
    /// Old age alone ends nothing before this many attempts: the machine may have been off for a week.
    package var leastAttempts = 5
    /// A receiver may ask for a longer wait than `cap`, but not for ever.
    package var longestRetryAfter = 86_400

    package init() {}

    /// Seconds to wait after `attempts` failed attempts (1 or more), at least 1; `chance` is in `0 ..< 1`.
    package func delay(after attempts: Int, chance: Double) -> Int {
        // Doubling beyond 2⁴⁰ would overflow long before it mattered.
        let ceiling = min(cap, base << min(max(0, attempts - 1), 40))
        return max(1, Int(Double(ceiling) * chance))
    }

    /// Whether the attempt that makes `attempts` in all was the last.
    package func givesUp(after attempts: Int, age: Int) -> Bool {
        attempts >= maximumAttempts || attempts >= leastAttempts && age >= maximumAge
    }
}

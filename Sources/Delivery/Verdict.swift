/// What one attempt brought, in terms of no particular HTTP library.
package enum AttemptResult: Sendable, Hashable {
    /// `retryAfter` in seconds from now, where the receiver asked for it.
    case answered(status: Int, retryAfter: Int?)
    /// No answer. `error` names host and cause, nothing secret.
    case failed(error: String, isRetryable: Bool)
}

/// What becomes of a letter after an attempt.
package struct Verdict: Sendable, Hashable {
    package var outcome: DeliveryOutcome
    /// The receiver said that it is gone for good: nothing more is sent there until an administrator looks.
    package var disablesDestination = false

    /// Of a letter that nobody tried to send.
    package init(_ outcome: DeliveryOutcome) { self.outcome = outcome }

    /// | answer | verdict |
    /// | --- | --- |
    /// | 2xx | sent |
    /// | 408, 425, 429, 5xx, no answer | again later, not before `Retry-After` |
    /// | 410 | dead, and the destination is disabled |
    /// | 3xx, other 4xx, anything else | dead: the same again would get the same |
    package init(
        _ result: AttemptResult, on record: DeliveryRecord, host: String, now: Int, chance: Double,
        backoff: Backoff = Backoff()
    ) {
        func again(_ error: String, status: Int?, atLeast wait: Int = 0) -> DeliveryOutcome {
            let attempts = record.attempts + 1
            if backoff.givesUp(after: attempts, age: now - record.createdAt) {
                return .dead(error: error + ", and \(attempts) attempts were made", status: status)
            }
            let delay = backoff.delay(after: attempts, chance: chance)
            return .retry(at: now + max(delay, min(wait, backoff.longestRetryAfter)), error: error, status: status)
        }
        switch result {
        case .answered(let status, _) where (200...299).contains(status): outcome = .sent(status: status)
        case .answered(let status, let wait) where Self.isTransient(status):
            outcome = again("\(host) answered \(status)", status: status, atLeast: wait ?? 0)
        case .answered(410, _):
            outcome = .dead(error: "\(host) answered 410: this webhook is gone", status: 410)
            disablesDestination = true
        case .answered(let status, _) where (300...399).contains(status):
            outcome = .dead(
                error: "\(host) answered \(status): webhooks do not follow redirects", status: status)
        case .answered(let status, _): outcome = .dead(error: "\(host) answered \(status)", status: status)
        case .failed(let error, isRetryable: true): outcome = again(error, status: nil)
        case .failed(let error, isRetryable: false): outcome = .dead(error: error, status: nil)
        }
    }

    private static func isTransient(_ status: Int) -> Bool {
        [408, 425, 429].contains(status) || (500...599).contains(status)
    }
}

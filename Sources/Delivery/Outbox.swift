/// What became of one attempt, as the outbox keeps it.
package enum DeliveryOutcome: Sendable, Hashable {
    /// The receiver took it with this HTTP status.
    case sent(status: Int)
    /// To be tried again at this epoch second.
    case retry(at: Int, error: String, status: Int?)
    /// Nothing was tried, and no attempt counts: it waits until this epoch second, for an earlier letter, for its
    /// destination's rate, or for an administrator who sets a URL. `reason` is kept as the last error, `nil` leaves
    /// that as it was.
    case postponed(until: Int, reason: String?)
    /// Given up.
    case dead(error: String, status: Int?)
    /// There is nothing to send any more.
    case dropped(reason: String)
}

/// Letters that wait, one row each; the store's side of the delivery worker.
package protocol Outbox: Sendable {
    /// Takes up to `limit` letters that are due at `now` (epoch seconds), oldest first, and leases each to `owner`
    /// for `leaseSeconds`. A lease that ran out counts as pending: a worker that died loses nothing.
    func lease(dueAt now: Int, limit: Int, owner: String, leaseSeconds: Int) async throws -> [DeliveryRecord]

    /// Records the outcome of an attempt on a letter that `owner` leased, and the attempt itself. Where another took the
    /// letter over meanwhile, what becomes of it is theirs to say; only that it was sent counts all the same.
    func settle(_ id: String, as outcome: DeliveryOutcome, by owner: String, at now: Int) async throws

    /// When the next pending letter is due, in epoch seconds; `nil` when nothing waits.
    func nextDue() async throws -> Int?

    /// Destinations that take nothing more until an administrator opens them, and since when (epoch seconds).
    func closedDestinations() async throws -> [String: Int]

    /// Closes the destination of this letter: it said that it is gone for good.
    func closeDestination(of id: String, at now: Int) async throws
}

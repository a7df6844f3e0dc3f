import Delivery
import Synchronization
import Testing

/// An outbox in memory that refuses what a store would refuse: settling a letter that nobody holds.
final class MemoryOutbox: Outbox {
    private struct Row {
        var record: DeliveryRecord
        var leasedUntil = 0
        var owner: String?
        var outcomes: [DeliveryOutcome] = []
    }

    private let rows: Mutex<[Row]>
    private let closed = Mutex<[String: Int]>([:])

    init(_ records: [DeliveryRecord]) { rows = Mutex(records.map { Row(record: $0) }) }

    func add(_ record: DeliveryRecord) { rows.withLock { $0.append(Row(record: record)) } }

    func lease(dueAt now: Int, limit: Int, owner: String, leaseSeconds: Int) async throws -> [DeliveryRecord] {
        rows.withLock { rows in
            let due = rows.indices.filter { index in
                let row = rows[index]
                return row.record.state == .pending && row.record.dueAt <= now
                    || row.record.state == .leased && row.leasedUntil <= now
            }.sorted { rows[$0].record.dueAt < rows[$1].record.dueAt }
            return due.prefix(limit).map { index in
                rows[index].record.state = .leased
                rows[index].leasedUntil = now + leaseSeconds
                rows[index].owner = owner
                return rows[index].record
            }
        }
    }

    func settle(_ id: String, as outcome: DeliveryOutcome, by owner: String, at now: Int) async throws {
        rows.withLock { rows in
            guard let index = rows.firstIndex(where: { $0.record.letter.id == id }),
                rows[index].record.state == .leased, rows[index].owner == owner
            else {
                Issue.record("\(owner) settled a letter that it does not hold: \(id)")
                return
            }
            rows[index].outcomes.append(outcome)
            rows[index].record.apply(outcome)
        }
    }

    func nextDue() async throws -> Int? {
        rows.withLock { rows in
            rows.compactMap { row in
                switch row.record.state {
                case .pending: row.record.dueAt
                case .leased: row.leasedUntil
                default: nil
                }
            }.min()
        }
    }

    func closedDestinations() async throws -> [String: Int] { closed.withLock { $0 } }

    func closeDestination(of id: String, at now: Int) async throws {
        guard let record = record(id) else { return }
        closed.withLock { $0[record.letter.destination] = now }
    }

    func openDestinations() { closed.withLock { $0 = [:] } }

    func record(_ id: String) -> DeliveryRecord? {
        rows.withLock { $0.first { $0.record.letter.id == id }?.record }
    }

    func outcomes(_ id: String) -> [DeliveryOutcome] {
        rows.withLock { $0.first { $0.record.letter.id == id }?.outcomes ?? [] }
    }

    /// Every error that was kept, of every letter.
    var errors: [String] {
        rows.withLock { rows in
            rows.flatMap(\.outcomes).compactMap { outcome in
                switch outcome {
                case .retry(_, let error, _), .dead(let error, _): error
                case .postponed(_, let reason): reason
                case .dropped(let reason): reason
                case .sent: nil
                }
            }
        }
    }
}

extension DeliveryRecord {
    fileprivate mutating func apply(_ outcome: DeliveryOutcome) {
        switch outcome {
        case .sent: (state, attempts) = (.sent, attempts + 1)
        case .retry(let at, let error, _): (state, attempts, dueAt, lastError) = (.pending, attempts + 1, at, error)
        case .postponed(let until, let reason): (state, dueAt, lastError) = (.pending, until, reason ?? lastError)
        case .dead(let error, _): (state, attempts, lastError) = (.dead, attempts + 1, error)
        case .dropped(let reason): (state, lastError) = (.dropped, reason)
        }
    }
}

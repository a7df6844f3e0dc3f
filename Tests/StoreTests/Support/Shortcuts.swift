import Delivery
import Store

extension TestimonyStore {
    /// Erases what is a speaker's as a turn does.
    func forget(_ speaker: String) async throws {
        _ = try await commit(
            .make(conversation: "forget/\(speaker)", speaker: speaker, session: nil, forgetsSpeaker: true))
    }

    func erase(_ ids: String...) async throws {
        _ = try await commit(.make(conversation: "erase", session: nil, withdrawn: ids))
    }

    /// Leases one letter, whatever its time, and settles it.
    func take(_ id: String, as outcome: DeliveryOutcome, by owner: String = "worker", at now: Int) async throws {
        _ = try await lease(id, dueAt: .max / 2, limit: 1, owner: owner, leaseSeconds: 1)
        try await settle(id, as: outcome, by: owner, at: now)
    }
}

extension AuditEntry {
    /// With its place in the log, or without.
    func numbered(_ number: Int?) -> AuditEntry {
        var entry = self
        entry.number = number
        return entry
    }
}

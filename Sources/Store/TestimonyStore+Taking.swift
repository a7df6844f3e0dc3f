import GRDB
import TestimonyModel

/// What became of records that came from a file, or would become of them.
package struct TakenRecords: Sendable, Hashable {
    package var new = 0
    /// Took the place of the one with their id.
    package var replaced = 0
    /// The one that is there stays.
    package var known = 0
    /// Somebody had them erased: they stay erased.
    package var erased = 0

    package init() {}
}

extension TestimonyStore {
    /// Takes in the records of a file, in one transaction with its entry in the audit log, if it writes anything. A record
    /// whose id is known stays as it is, unless `replacement` has another for it; with `isRehearsal` nothing is written.
    package func take(
        _ records: [TestimonyRecord], site: String, entry: AuditEntry, isRehearsal: Bool = false,
        replacement: @escaping @Sendable (_ old: TestimonyRecord, _ new: TestimonyRecord) -> TestimonyRecord? = {
            _, _ in
            nil
        }
    ) async throws -> TakenRecords {
        try await writing { database in
            var taken = TakenRecords()
            for record in records {
                if try TestimonyRecord.isErased(record.id, database) {
                    taken.erased += 1
                } else if let old = try TestimonyRecord.fetch(record.id, database) {
                    guard let other = replacement(old, record) else {
                        taken.known += 1
                        continue
                    }
                    taken.replaced += 1
                    if !isRehearsal { try other.save(database) }
                } else {
                    taken.new += 1
                    if !isRehearsal { try record.save(database) }
                }
            }
            if !isRehearsal, taken.new + taken.replaced > 0 { try entry.insert(database, site: site) }
            return taken
        }
    }
}

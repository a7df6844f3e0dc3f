import GRDB
import TestimonyModel

/// A decision as a coordinator takes it, on what they saw.
package struct ReviewChange: Sendable, Hashable {
    package var decision: ReviewDecision
    /// As the coordinator saw it, and as it becomes. Only the codes of `after` count, and with a split its text.
    package var before: TestimonyRecord
    package var after: TestimonyRecord
    /// The decisions that the coordinator saw: `[ReviewEntry].revision`.
    package var revision: Int
    package var actor: String
    package var note: String?
    /// With a merge, the testimony that goes on counting.
    package var into: String?
    /// With a split, the testimony that comes to be; the store gives it an id.
    package var part: TestimonyRecord?
    /// Epoch seconds.
    package var madeAt: Int

    package init(
        _ decision: ReviewDecision, before: TestimonyRecord, after: TestimonyRecord, revision: Int, actor: String,
        note: String? = nil, into: String? = nil, part: TestimonyRecord? = nil, madeAt: Int
    ) {
        self.decision = decision
        self.before = before
        self.after = after
        self.revision = revision
        self.actor = actor
        self.note = note
        self.into = into
        self.part = part
        self.madeAt = madeAt
    }
}

package enum ReviewOutcome: Sendable, Hashable {
    /// With the id of the testimony that was split off, or that came back into one.
    case done(part: String?)
    /// Somebody else decided since: nothing was written.
    case overtaken([ReviewEntry])
    /// The witness or another reading of the text changed the testimony since: nothing was written.
    case changed
    /// It was erased meanwhile.
    case gone
    /// There is no decision to take back.
    case nothingToUndo
    /// What was split off was decided upon: that comes first.
    case partDecided(String)
}

/// A decision that is taken back: the last that holds. `revision` is that of the decisions that were seen; `nil` takes
/// back whatever is last.
package struct ReviewUndoing: Sendable, Hashable {
    package var testimony: String
    package var revision: Int?
    package var actor: String
    package var note: String?
    /// Epoch seconds.
    package var madeAt: Int

    package init(of testimony: String, revision: Int?, actor: String, note: String? = nil, madeAt: Int) {
        self.testimony = testimony
        self.revision = revision
        self.actor = actor
        self.note = note
        self.madeAt = madeAt
    }
}

extension TestimonyStore {
    /// Writes a decision with its entry of the audit log in one transaction, or nothing of it: of two coordinators who
    /// decide on the same sight, the second is told what the first did.
    package func decide(_ change: ReviewChange) async throws -> ReviewOutcome {
        try await writing { try change.write($0) }
    }

    /// Takes the last decision that holds back: the testimony is as it was before.
    package func undoReview(
        of id: String, revision: Int?, actor: String, note: String? = nil, at now: Int
    ) async throws -> ReviewOutcome {
        let undoing = ReviewUndoing(of: id, revision: revision, actor: actor, note: note, madeAt: now)
        return try await writing { try undoing.write($0) }
    }

    /// The decisions about a testimony, the oldest first.
    package func reviews(of id: String) async throws -> [ReviewEntry] {
        try await reading { try ReviewEntry.fetch($0, testimony: id) }
    }

    /// The testimonies that were merged into this one and still are.
    package func merged(into id: String) async throws -> [String] {
        try await reading { database in
            try ReviewEntry.fetch(
                database,
                sql: """
                    SELECT * FROM reviews WHERE testimony IN
                        (SELECT testimony FROM reviews WHERE other = ? AND decision = 'merge') ORDER BY id
                    """, [id.storable]
            ).standing.filter { $0.decision == .merge && $0.other == id }.map(\.testimony)
        }
    }

    /// A testimony as it stood before any coordinator touched it: the reading of the program, as its witness confirmed it.
    package func proposal(of id: String) async throws -> TestimonyRecord? {
        try await reading { database in
            let record = try TestimonyRecord.fetch(id, database)
            let first = try ReviewEntry.fetch(database, testimony: id).standing.first?.before
            return record.map { first?.applied(to: $0) ?? $0 }
        }
    }

    /// The ids of a site that begin with `prefix`, at most `limit`; the whole id alone where there is one.
    package func testimonyIDs(site: String, prefix: String, limit: Int = 6) async throws -> [String] {
        try await reading { database in
            let ids = try String.fetchAll(
                database,
                sql: """
                    SELECT id FROM testimonies WHERE site = ?1 AND substr(id, 1, length(?2)) = ?2
                    ORDER BY length(id), id LIMIT ?3
                    """,
                arguments: [site.storable, prefix.storable, limit])
            return ids.first == prefix ? [prefix] : ids
        }
    }
}

extension ReviewChange {
    func write(_ database: Database) throws -> ReviewOutcome {
        let id = before.id
        let stale = try staleness(id, since: revision, database)
        if decision != .note, let stale { return stale }
        guard let record = try TestimonyRecord.fetch(id, database) else { return .gone }
        if decision != .note, record != before { return .changed }
        var entry = ReviewEntry(
            id: 0, testimony: id, decidedAt: madeAt, actor: actor, decision: decision, note: note, other: into)
        if decision != .note {
            let isSplit = part != nil
            let codes = ReviewedCodes(of: after, withText: isSplit)
            try codes.applied(to: record).save(database)
            if let part { entry.other = try saved(part, of: id, database) }
            (entry.before, entry.after) = (ReviewedCodes(of: record, withText: isSplit), codes)
        }
        try entry.insert(database, site: record.site)
        return .done(part: part == nil ? nil : entry.other)
    }
}

extension ReviewUndoing {
    func write(_ database: Database) throws -> ReviewOutcome {
        let id = testimony
        if let revision, let stale = try staleness(id, since: revision, database) { return stale }
        guard let record = try TestimonyRecord.fetch(id, database) else { return .gone }
        guard let last = try ReviewEntry.fetch(database, testimony: id).standing.last,
            let before = last.before, let after = last.after
        else { return .nothingToUndo }
        guard ReviewedCodes(of: record, withText: after.text != nil) == after else { return .changed }
        if last.decision == .split, let part = last.other {
            guard try TestimonyRecord.fetch(part, database) != nil else { return .changed }
            if try !ReviewEntry.fetch(database, testimony: part).standing.isEmpty { return .partDecided(part) }
            try database.execute(sql: "DELETE FROM testimonies WHERE id = ?", arguments: [part.storable])
        }
        try before.applied(to: record).save(database)
        let entry = ReviewEntry(
            id: 0, testimony: id, decidedAt: madeAt, actor: actor, decision: .undo, note: note, undoes: last.id,
            before: after, after: before)
        try entry.insert(database, site: record.site)
        return .done(part: last.decision == .split ? last.other : nil)
    }
}

/// `nil` where nobody decided since.
private func staleness(_ id: String, since revision: Int, _ database: Database) throws -> ReviewOutcome? {
    let later = try ReviewEntry.fetch(database, testimony: id).filter { $0.id > revision && $0.decision != .note }
    return later.isEmpty ? nil : .overtaken(later)
}

/// Under the first free id made of that of the whole.
private func saved(_ part: TestimonyRecord, of id: String, _ database: Database) throws -> String {
    var part = part
    var number = 2
    repeat {
        part.id = "\(id)-p\(number)"
        number += 1
    } while try Bool.fetchOne(
        database,
        sql: """
            SELECT EXISTS (SELECT 1 FROM testimonies WHERE id = ?1 UNION ALL SELECT 1 FROM tombstones WHERE testimony = ?1)
            """, arguments: [part.id.storable]) == true
    try part.save(database)
    return part.id
}

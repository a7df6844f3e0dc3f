import GRDB

extension TestimonyStore {
    /// What a restored store takes over from the one that was there (`outcome.aside`); of a damaged one whatever of the
    /// erasures can still be read.
    ///
    /// | | from |
    /// | --- | --- |
    /// | testimonies, observations | the backup, less what was erased since; with the consents and without the words that were taken back since |
    /// | conversations, replies, stances, ids of messages, closed destinations, notes of the page | the store that was there: a draft that was dropped stays dropped |
    /// | letters | the store that was there; those that it does not know are given up |
    /// | audit log, requests, consents, tombstones | both |
    func carry(into outcome: inout Restoration.Outcome) async throws {
        if let aside = outcome.aside {
            if outcome.wasDamaged {
                outcome.erasedAgain = (try? await attaching(aside) { try carryErasures($0) }) ?? 0
            } else {
                let counts = try await attaching(aside, carryAll)
                (outcome.erasedAgain, outcome.leftAside) = (counts.erased, counts.leftAside)
                outcome.doubtfulLetters = counts.doubtful
                return
            }
        }
        outcome.doubtfulLetters = try await writing(giveUpDoubtful)
    }

    private func attaching<Result: Sendable>(
        _ path: String, _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        try await alone { database in
            try database.execute(sql: "ATTACH DATABASE ? AS former", arguments: [StorePath.file(path).nameForSQLite])
            defer { try? database.execute(sql: "DETACH DATABASE former") }
            var result: Result?
            try database.inTransaction(.immediate) {
                result = try body(database)
                return .commit
            }
            return result!
        }
    }
}

/// Answers how many testimonies of the backup went.
private func carryErasures(_ database: Database) throws -> Int {
    try database.execute(
        sql: """
            INSERT INTO tombstones SELECT * FROM former.tombstones WHERE true ON CONFLICT DO NOTHING;
            DELETE FROM deliveries WHERE kind = 'testimony' AND subject IN (SELECT testimony FROM tombstones);
            """)
    try database.execute(sql: "DELETE FROM testimonies WHERE id IN (SELECT testimony FROM tombstones)")
    return database.changesCount
}

/// Letters that waited when the backup was made may have been sent since.
private func giveUpDoubtful(_ database: Database) throws -> Int {
    try database.execute(
        sql: """
            UPDATE deliveries SET state = 'dead', leased_by = NULL, leased_until = NULL,
                last_error = 'restored from a backup: it may have been sent since'
            WHERE state IN ('pending', 'leased')
            """)
    return database.changesCount
}

private func carryAll(_ database: Database) throws -> (erased: Int, leftAside: Int, doubtful: Int) {
    let erased = try carryErasures(database)
    try database.execute(sql: narrowed + conversations)
    let wordless = try String.fetchAll(
        database, sql: "SELECT id FROM testimonies WHERE words_removed_at IS NOT NULL")
    for testimony in wordless { try stripReviews(of: testimony, database) }
    try database.execute(sql: "DELETE FROM deliveries WHERE id IN (SELECT id FROM former.deliveries)")
    let doubtful = try giveUpDoubtful(database)
    try database.execute(sql: letters + records)
    let left = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM former.testimonies WHERE id NOT IN (SELECT id FROM testimonies)")
    return (erased, left ?? 0, doubtful)
}

private let narrowed = """
    UPDATE testimonies SET consent = former.consent FROM former.testimonies AS former
    WHERE former.id = testimonies.id AND former.consent <> testimonies.consent;
    UPDATE observations SET evidence = '', start = 0, "end" = 0, rules = '[]'
    WHERE testimony IN (SELECT id FROM former.testimonies WHERE words_removed_at IS NOT NULL);
    DELETE FROM attributions
    WHERE testimony IN (SELECT id FROM former.testimonies WHERE words_removed_at IS NOT NULL);
    DELETE FROM recoded WHERE testimony IN (SELECT id FROM former.testimonies WHERE words_removed_at IS NOT NULL);
    UPDATE testimonies SET text = former.text, personal = former.personal, counts = former.counts,
        answers = former.answers, words_removed_at = former.words_removed_at
    FROM former.testimonies AS former
    WHERE former.id = testimonies.id AND former.words_removed_at IS NOT NULL;
    """

private let conversations = """
    DELETE FROM sessions;
    INSERT INTO sessions SELECT * FROM former.sessions;
    DELETE FROM replies;
    INSERT INTO replies SELECT * FROM former.replies;
    INSERT INTO messages SELECT * FROM former.messages WHERE true ON CONFLICT DO NOTHING;
    DELETE FROM closed_destinations;
    INSERT INTO closed_destinations SELECT * FROM former.closed_destinations;
    DELETE FROM stances;
    INSERT INTO stances SELECT * FROM former.stances WHERE testimony IN (SELECT id FROM testimonies);
    DELETE FROM page_notes;
    INSERT INTO page_notes SELECT * FROM former.page_notes;
    """

private let letters = """
    INSERT INTO deliveries SELECT * FROM former.deliveries
    WHERE kind <> 'testimony' OR subject IN (SELECT id FROM testimonies) ON CONFLICT DO NOTHING;
    INSERT INTO attempts SELECT * FROM former.attempts
    WHERE delivery IN (SELECT id FROM deliveries) ON CONFLICT DO NOTHING;
    """

/// Numbers are given anew where both counted on; rows are the same when all that they say is.
private let records = """
    INSERT INTO audit (site, made_at, actor, action, subject)
    SELECT site, made_at, actor, action, subject FROM former.audit AS former
    WHERE NOT EXISTS (
        SELECT 1 FROM audit
        WHERE (former.site, former.made_at, former.actor, former.action)
            = (audit.site, audit.made_at, audit.actor, audit.action) AND former.subject IS audit.subject)
    ORDER BY id;
    UPDATE requests SET done_on = former.done_on, done_by = former.done_by FROM former.requests AS former
    WHERE (former.site, former.kind, former.reference, former.received_on)
        = (requests.site, requests.kind, requests.reference, requests.received_on)
        AND requests.done_on IS NULL AND former.done_on IS NOT NULL;
    INSERT INTO requests (site, kind, reference, received_on, due_on, done_on, done_by)
    SELECT site, kind, reference, received_on, due_on, done_on, done_by FROM former.requests AS former
    WHERE NOT EXISTS (
        SELECT 1 FROM requests
        WHERE (former.site, former.kind, former.reference, former.received_on)
            = (requests.site, requests.kind, requests.reference, requests.received_on))
    ORDER BY id;
    INSERT INTO consent_texts SELECT * FROM former.consent_texts WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO consents (site, testimony, purpose, act, version, made_at)
    SELECT site, testimony, purpose, act, version, made_at FROM former.consents AS former
    WHERE NOT EXISTS (
        SELECT 1 FROM consents
        WHERE (former.site, former.testimony, former.purpose, former.act, former.made_at)
            = (consents.site, consents.testimony, consents.purpose, consents.act, consents.made_at))
    ORDER BY id;
    """

import GRDB

/// Puts a backup in the place of a store. What was erased since the backup was made stays erased, and what has happened
/// to conversations and letters since is not undone: `carry` tells.
package struct Restoration: Sendable {
    /// What the backup holds, at the schema that it was made with.
    package let inventory: Inventory
    private let store: StorePath
    /// A copy beside the store, on which everything is done: the backup is only read.
    private let draft: DraftFile

    package struct Outcome: Sendable, Hashable {
        /// Where the store that was there lies now; `nil` where there was none.
        package var aside: String?
        /// That store could not be read to its end: what was erased since the backup may be unknown.
        package var wasDamaged = false
        /// Testimonies of the backup that had been erased since, and are again.
        package var erasedAgain = 0
        /// Testimonies told since the backup: they are only in the store aside.
        package var leftAside = 0
        /// Its pseudonyms were made with a key that is gone: nobody is known again by what the backup alone holds.
        package var holdsStrangers = false
        /// Letters of the backup that waited and that nobody knows more of: given up, for somebody who looks.
        package var doubtfulLetters = 0
        package var restored: Inventory
    }

    /// Reads the backup through. Throws a `StoreError` that names it when it is damaged, another program's, or newer than
    /// this program; one that names the store when no copy can be made beside it.
    package init(of backup: String, over path: String) throws(StoreError) {
        let source = StorePath.file(backup)
        let store = StorePath.file(path)
        try store.prepareFolder()
        let draft = try DraftFile(for: path)
        inventory = try translating(source) {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: source.nameForSQLite ?? backup, configuration: configuration)
            return try queue.read { database in
                try Schema.current.admit(database, path: source)
                guard try database.damages().isEmpty else { throw StoreError(.corrupt, source) }
                try translating(store) { try copy(database, to: draft.path) }
                return try Inventory(database)
            }
        }
        self.store = store
        self.draft = draft
    }

    /// Does it, and keeps the store that is there as the file `aside`. Pseudonyms from before a rotation become those of the
    /// key in use. Throws `StoreError.Kind.locked` when another process has that store open; then nothing has changed.
    package func finish(
        keeping aside: String, _ entry: AuditEntry, keys: PseudonymKeys? = nil, site: String
    ) async throws -> Outcome {
        let copy = try TestimonyStore(path: .file(draft.path))
        let isWhole = try store.isWhole()
        if isWhole == false { try store.move(to: aside) }
        let place = try PlaceOfStore(store)
        if isWhole == true { try place.copy(to: aside) }
        var outcome = Outcome(restored: try await copy.inventory())
        if let isWhole { (outcome.aside, outcome.wasDamaged) = (aside, !isWhole) }
        if let keys { outcome.holdsStrangers = try await copy.takeUp(keys, entry, site: site) }
        try await copy.carry(into: &outcome)
        try await copy.note(entry, site: site)
        // What was erased again left its words in the index, and in the free room of pages.
        try await copy.writing { try $0.markUnscrubbed() }
        await copy.finishScrubbing()
        try await place.take(copy)
        outcome.restored = try await copy.inventory()
        try copy.close()
        return outcome
    }
}

/// The store's own file, which nobody else can open while this is held.
private final class PlaceOfStore: Sendable {
    private let path: StorePath
    private let queue: DatabaseQueue

    init(_ path: StorePath) throws(StoreError) {
        self.path = path
        try path.prepare()
        queue = try translating(path) {
            var configuration = Configuration()
            configuration.busyMode = .timeout(2)
            configuration.prepareDatabase { database in
                try database.execute(
                    sql: """
                        PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
                        PRAGMA temp_store = MEMORY
                        """)
            }
            let queue = try DatabaseQueue(path: path.nameForSQLite ?? "", configuration: configuration)
            // In this mode the first transaction takes the file for itself, and keeps it.
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; COMMIT")
            }
            return queue
        }
    }

    func copy(to aside: String) throws(StoreError) {
        let draft = try DraftFile(for: aside)
        try translating(path) { try queue.read { try Store.copy($0, to: draft.path) } }
        try translating(.file(aside)) { try makeOneFile(draft.path) }
        try draft.finish()
    }

    /// One transaction: whoever opens the file after a crash finds the one store or the other. Then the bytes of the former
    /// one go, and the file is let go.
    func take(_ other: TestimonyStore) async throws {
        let (path, queue) = (path, queue)
        try await other.reading { database in
            try translating(path) {
                try queue.writeWithoutTransaction { place in
                    try database.backup(to: place)
                    try place.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
                }
                try queue.close()
            }
        }
    }
}

extension StorePath {
    /// `nil` where there is no store, false for one that cannot be read to its end. One that this program does not know
    /// (another program's, a newer schema) is refused.
    fileprivate func isWhole() throws(StoreError) -> Bool? {
        guard exists else { return nil }
        do {
            let present = try TestimonyStore(path: self)
            let isWhole = try translating(self) { try present.queue.read { try $0.damages().isEmpty } }
            try present.close()
            return isWhole
        } catch {
            if [.corrupt, .notADatabase].contains(error.kind) { return false }
            throw error
        }
    }
}

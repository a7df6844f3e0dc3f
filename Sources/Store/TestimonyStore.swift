import GRDB
import Synchronization

/// The only memory between a message and what comes of it: one SQLite file, one connection, named transactions. Reports
/// over all the years read on a second one.
///
/// What a call has returned from is durable: it survives a crash of the program, the system and the power
/// (`synchronous=FULL`). Instants are epoch seconds. Calls throw `StoreError`, or `CancellationError` when their task
/// was cancelled, and then have written nothing.
package final class TestimonyStore: Sendable {
    package let path: StorePath
    let queue: DatabaseQueue
    /// The key that pseudonyms are made with here, by its name; `nil` where nobody cares.
    let generation = Mutex<String?>(nil)

    /// Opens the file, makes it and its folders when they are missing, and brings an older schema up to date.
    package convenience init(path: StorePath) throws(StoreError) {
        try self.init(path: path, schema: .current, limits: StoreLimits())
    }

    init(path: StorePath, schema: Schema, limits: StoreLimits) throws(StoreError) {
        self.path = path
        try path.prepare()
        queue = try translating(path) {
            let queue = try path.connect(limits)
            try queue.writeWithoutTransaction { try schema.apply(to: $0, path: path) }
            return queue
        }
        try finishEarlierScrubbing()
    }

    /// Ends the connection. The last one on a file folds `-wal` into it and removes `-wal` and `-shm`.
    package func close() throws(StoreError) {
        try translating(path) { try queue.close() }
    }

    /// `$XDG_DATA_HOME/glane/glane.sqlite`, or `~/.local/share/glane/glane.sqlite`. By the XDG specification a relative
    /// `XDG_DATA_HOME` counts as unset.
    package static func defaultPath(environment: [String: String]) -> String {
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "."
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/share"
        return data + "/glane/glane.sqlite"
    }
}

/// What bounds a connection.
struct StoreLimits: Sendable {
    /// How long a call waits for another process's write lock.
    var busySeconds: Double = 5
    /// Pages of 4096 bytes that the file may hold; `nil` for as many as the disk takes.
    var pages: Int?

    fileprivate func apply(to database: Database) throws {
        // secure_delete: what was erased is overwritten, not merely unlinked. temp_store: no sort spills words to disk.
        try database.execute(
            sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
        if let pages { try database.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }
}

extension StorePath {
    func connect(_ limits: StoreLimits, isReadOnly: Bool = false) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.label = "glane.store"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(limits.busySeconds)
        configuration.prepareDatabase { try limits.apply(to: $0) }
        guard let name = nameForSQLite else { return try DatabaseQueue(configuration: configuration) }
        return try DatabaseQueue(path: name, configuration: configuration)
    }
}

extension TestimonyStore {
    /// On the store's own connection, or on `other`.
    func reading<T: Sendable>(
        on other: DatabaseQueue? = nil, _ body: @escaping @Sendable (Database) throws -> T
    ) async throws -> T {
        do { return try await (other ?? queue).read(body) } catch { throw storeError(error, path) ?? error }
    }

    /// One transaction: everything that `body` writes, or nothing.
    func writing<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        do { return try await queue.write(body) } catch { throw storeError(error, path) ?? error }
    }

    /// For what SQLite does not do inside a transaction.
    func alone<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        do { return try await queue.writeWithoutTransaction(body) } catch { throw storeError(error, path) ?? error }
    }
}

/// Lets no error of SQLite or of a JSON column out, since both may quote a row.
func translating<T>(_ path: StorePath, _ body: () throws -> T) throws(StoreError) -> T {
    do { return try body() } catch { throw storeError(error, path) ?? StoreError(.failing, path) }
}

private func storeError(_ error: any Error, _ path: StorePath) -> StoreError? {
    switch error {
    case let error as StoreError: error
    case let error as DatabaseError: StoreError(error, path)
    case is DecodingError, is RowDecodingError: StoreError(.corrupt, path)
    case is EncodingError: StoreError(.refused, path)
    default: nil
    }
}

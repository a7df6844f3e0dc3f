import GRDB

extension TestimonyStore {
    /// What `first` and `second` make of one and the same state of the store.
    ///
    /// Of a file they read side by side, each on a connection of its own. In memory, and where something was written
    /// meanwhile, they read one after the other.
    func readingBoth<First: Sendable, Second: Sendable>(
        _ first: @escaping @Sendable (Database) throws -> First,
        _ second: @escaping @Sendable (Database) throws -> Second
    ) async throws -> (First, Second) {
        if let both = try await sideBySide(first, second) { return both }
        return try await reading { (try first($0), try second($0)) }
    }

    /// `nil` where there is no second connection, or where the two may have seen different states.
    private func sideBySide<First: Sendable, Second: Sendable>(
        _ first: @escaping @Sendable (Database) throws -> First,
        _ second: @escaping @Sendable (Database) throws -> Second
    ) async throws -> (First, Second)? {
        guard path != .memory, let other = try? path.connect(StoreLimits(), isReadOnly: true) else { return nil }
        defer { try? other.close() }
        let before = try await version(seenBy: other)
        async let read = reading(on: other, second)
        let both = (try await reading(first), try await read)
        return try await version(seenBy: other) == before ? both : nil
    }

    /// Another number whenever another connection, of this program or of any, has committed something.
    private func version(seenBy connection: DatabaseQueue) async throws -> Int? {
        try await reading(on: connection) { try Int.fetchOne($0, sql: "PRAGMA data_version") }
    }
}

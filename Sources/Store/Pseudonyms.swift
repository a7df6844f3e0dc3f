import GRDB

/// The keys that pseudonyms are made with, as far as a store must know them: what each is called, and what it does.
package struct PseudonymKeys: Sendable {
    /// A name for each key that tells nothing of it, the oldest first; the last one is in use.
    package var generations: [String]
    /// Whether keys from before the first were destroyed.
    package var isCut: Bool
    /// What a pseudonym becomes by the key of a generation.
    package var renewed: @Sendable (_ pseudonym: String, _ generation: Int) -> String

    package init(
        generations: [String], isCut: Bool,
        renewed: @escaping @Sendable (_ pseudonym: String, _ generation: Int) -> String
    ) {
        self.generations = generations
        self.isCut = isCut
        self.renewed = renewed
    }
}

/// How pseudonyms of a store stand to the keys.
package enum PseudonymState: Sendable, Hashable {
    case current
    /// They were made with an older key, and are of the one in use now.
    case renewed
    /// They were made with a key that is not among these; nothing was changed.
    case strange
}

extension TestimonyStore {
    /// Brings all pseudonyms up to the key in use, and remembers which that is: in one transaction, with a line of the
    /// audit log where something changed. With `takesStrangers`, those of an unknown key are renewed as well: who they
    /// belong to is known no more.
    ///
    /// A rotation writes its key file first. Whatever ends it before this is done is made up for by the next program that
    /// opens the store with the key.
    @discardableResult
    package func renewPseudonyms(
        _ keys: PseudonymKeys, takesStrangers: Bool = false, _ entry: AuditEntry, site: String
    ) async throws -> PseudonymState {
        let state = try await writing { database in
            let state = try database.renewPseudonyms(keys, takesStrangers: takesStrangers)
            if state == .renewed { try entry.insert(database, site: site) }
            return state
        }
        if state != .strange { generation.withLock { $0 = keys.generations.last } }
        // The bytes of the former ones go, as after an erasure.
        if state == .renewed { await scrub() }
        return state
    }
}

extension TestimonyStore {
    /// Brings a restored copy up to the key in use, whatever it was made with; answers whether that was an unknown key.
    func takeUp(_ keys: PseudonymKeys, _ restoration: AuditEntry, site: String) async throws -> Bool {
        var entry = restoration
        entry.action = "key.renew"
        let state = try await renewPseudonyms(keys, entry, site: site)
        if state == .strange { try await renewPseudonyms(keys, takesStrangers: true, entry, site: site) }
        return state == .strange
    }
}

extension Database {
    private static let generation = "pseudonyms"

    /// The name of the key that the pseudonyms were made with; `nil` where nobody ever said.
    func pseudonymGeneration() throws -> String? {
        try String.fetchOne(self, sql: "SELECT value FROM meta WHERE name = ?", arguments: [Self.generation])
    }

    fileprivate func renewPseudonyms(_ keys: PseudonymKeys, takesStrangers: Bool) throws -> PseudonymState {
        guard let newest = keys.generations.last else { return .strange }
        let found = try pseudonymGeneration()
        if found == newest { return .current }
        let isEmpty = try !holdsPseudonyms()
        // A store that never heard of keys has had one.
        let known = found.map { keys.generations.firstIndex(of: $0) } ?? (keys.isCut ? nil : 0)
        guard isEmpty || known != nil || takesStrangers else { return .strange }
        let steps = known.map { Array($0 + 1..<keys.generations.count) } ?? [keys.generations.count - 1]
        if !isEmpty, !steps.isEmpty {
            try rewritePseudonyms { pseudonym in steps.reduce(pseudonym) { keys.renewed($0, $1) } }
        }
        try execute(
            sql: "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", arguments: [Self.generation, newest])
        return isEmpty || steps.isEmpty ? .current : .renewed
    }

    private func holdsPseudonyms() throws -> Bool {
        try pseudonymColumns.contains { table, columns in
            let any = columns.map { "\($0) GLOB '\(pseudonymShape)'" }.joined(separator: " OR ")
            return try Bool.fetchOne(self, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(any))") == true
        }
    }

    private func rewritePseudonyms(_ renewed: @escaping @Sendable (String) -> String) throws {
        let function = DatabaseFunction("renewed", argumentCount: 1, pure: true) { values in
            String.fromDatabaseValue(values[0]).map(renewed)
        }
        add(function: function)
        defer { remove(function: function) }
        for (table, columns) in pseudonymColumns {
            for column in columns {
                try execute(
                    sql: "UPDATE \(table) SET \(column) = renewed(\(column)) WHERE \(column) GLOB '\(pseudonymShape)'")
            }
        }
    }
}

/// Every column that may hold a pseudonym. The register of requests may name one as where a request leads.
let pseudonymColumns = [
    ("sessions", ["conversation", "speaker"]), ("messages", ["id"]), ("replies", ["conversation", "speaker"]),
    ("testimonies", ["conversation", "speaker"]), ("stances", ["speaker"]), ("requests", ["reference"]),
]

/// A letter for what it names, and sixteen hexadecimal digits: what is made otherwise is nobody's pseudonym of ours.
private let pseudonymShape = "[tcm]-" + String(repeating: "[0-9a-f]", count: 16)

import GRDB
import TestimonyModel

/// What a witness agreed to or took back, under which wording, and when.
package struct ConsentAct: Sendable, Hashable {
    /// What words may be used for; the levels of `Consent` are sums of these.
    package enum Purpose: String, Sendable, CaseIterable { case count, quote, name }
    package enum Act: String, Sendable { case given, withdrawn }

    package var purpose: Purpose
    package var act: Act
    /// Names the text that was agreed to, where one was read.
    package var version: String?
    /// Epoch seconds.
    package var madeAt: Int
}

/// The words that a witness agrees to, kept once for each version of them.
package struct ConsentText: Sendable, Hashable {
    package var version: String
    package var language: String
    package var text: String

    package init(version: String, language: String, text: String) {
        self.version = version
        self.language = language
        self.text = text
    }
}

extension Consent {
    package var purposes: [ConsentAct.Purpose] {
        switch self {
        case .none: []
        case .count: [.count]
        case .quote: [.count, .quote]
        case .attributed: [.count, .quote, .name]
        }
    }
}

extension TestimonyStore {
    /// The oldest first.
    package func consents(of testimony: String) async throws -> [ConsentAct] {
        try await reading { try ConsentAct.fetch($0, testimony) }
    }

    /// The wording of a version.
    package func consentText(_ version: String, site: String) async throws -> ConsentText? {
        try await reading { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM consent_texts WHERE version = ? AND site = ?",
                arguments: [version.storable, site.storable]
            ).map { row in
                ConsentText(
                    version: version, language: try row.decode(forColumn: "language"),
                    text: try row.decode(forColumn: "text"))
            }
        }
    }
}

extension ConsentAct {
    static func fetch(_ database: Database, _ testimony: String) throws -> [ConsentAct] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM consents WHERE testimony = ? ORDER BY id", arguments: [testimony.storable]
        ).map { row in
            ConsentAct(
                purpose: try row.decodeName("purpose"), act: try row.decodeName("act"),
                version: try row.decode(forColumn: "version"), madeAt: try row.decode(forColumn: "made_at"))
        }
    }

    /// Writes down what changes for a testimony: purposes that join are given, those that leave are withdrawn.
    static func note(
        _ consent: Consent, of testimony: String, _ text: ConsentText?, at now: Int, site: String, _ database: Database
    ) throws {
        var agreed: Set<Purpose> = []
        for act in try fetch(database, testimony) {
            if act.act == .given { agreed.insert(act.purpose) } else { agreed.remove(act.purpose) }
        }
        for purpose in Purpose.allCases where agreed.contains(purpose) != consent.purposes.contains(purpose) {
            let isGiven = !agreed.contains(purpose)
            try database.execute(
                sql: """
                    INSERT INTO consents (site, testimony, purpose, act, version, made_at) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    site.storable, testimony.storable, purpose.rawValue, isGiven ? "given" : "withdrawn",
                    isGiven ? text?.version.storable : nil, now,
                ])
        }
        guard let text else { return }
        try database.execute(
            sql: "INSERT INTO consent_texts VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [text.version.storable, site.storable, text.language.storable, text.text.storable])
    }
}

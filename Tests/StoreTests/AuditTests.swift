import GRDB
import TestimonyModel
import Testing

@testable import Store

@Suite struct AuditTests {
    private static let entry = AuditEntry(actor: "nadia", action: "review.accept", subject: "one", madeAt: 5)

    @Test func whatWasDoneIsToldInItsOrder() async throws {
        let store = try TestimonyStore(path: .memory)
        let later = AuditEntry(actor: "nadia", action: "page.set", madeAt: 4)
        try await store.note(Self.entry, site: "cesure")
        try await store.note(later, site: "cesure")
        try await store.note(Self.entry, site: "elsewhere")
        #expect(try await store.audit(site: "cesure") == [Self.entry.numbered(1), later.numbered(2)])
        #expect(try await store.audit(site: "cesure", subject: "one") == [Self.entry.numbered(1)])
    }

    @Test(arguments: ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
    func entriesNeitherChangeNorGo(_ statement: String) async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.note(Self.entry, site: "cesure")
        await #expect(throws: StoreError.self) { try await store.writing { try $0.execute(sql: statement) } }
        #expect(try await store.audit(site: "cesure") == [Self.entry.numbered(1)])
    }
}

import TestimonyModel
import Testing

@testable import Store

@Suite struct PageNoteTests {
    private static func entry(_ section: String, at time: Int, _ action: String = "page.set") -> AuditEntry {
        AuditEntry(actor: "nadia", action: action, subject: section, madeAt: time)
    }

    @Test(arguments: StoreDriver.allCases)
    func whatIsNotChangedStaysAndTheLogTells(driver: StoreDriver) async throws {
        try await driver.withStore { store in
            try await store.changePageNote(site: "cesure", Self.entry("solidarite", at: 5)) {
                $0.keywords = ["entraide", "café « à prix libre »"]
                $0.rating = 4
            }
            try await store.changePageNote(site: "cesure", Self.entry("solidarite", at: 9)) {
                ($0.text, $0.writtenOn) = ("La cour.", CivilDate("2026-11-28"))
            }
            try await store.changePageNote(site: "ailleurs", Self.entry("solidarite", at: 9)) { $0.rating = 1 }
            let expected = PageNote(
                section: "solidarite", keywords: ["entraide", "café « à prix libre »"], rating: 4, text: "La cour.",
                writtenOn: CivilDate("2026-11-28"), author: "nadia", setAt: 9)
            #expect(try await store.pageNotes(site: "cesure") == [expected])
            #expect(try await store.audit(site: "cesure", subject: "solidarite").map(\.madeAt) == [5, 9])
        }
    }

    @Test func aNoteThatEndsUpEmptyGoes() async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.changePageNote(site: "cesure", Self.entry("reseaux", at: 5)) { $0.rating = 2 }
        try await store.changePageNote(site: "cesure", Self.entry("reseaux", at: 6, "page.clear")) { $0.rating = nil }
        #expect(try await store.pageNotes(site: "cesure").isEmpty)
        #expect(try await store.audit(site: "cesure").map(\.action) == ["page.set", "page.clear"])
    }

    @Test func aRatingBeyondTheScaleIsRefusedWithItsEntry() async throws {
        let store = try TestimonyStore(path: .memory)
        await #expect(throws: StoreError.self) {
            try await store.changePageNote(site: "cesure", Self.entry("reseaux", at: 5)) { $0.rating = 6 }
        }
        #expect(try await store.audit(site: "cesure").isEmpty)
    }
}

@Suite struct CodedTestimonyTests {
    /// As the other road reads them, less what reports do not need.
    @Test(arguments: StoreDriver.allCases)
    func recordsAreThoseOfTheOtherRoadWithoutTheirTexts(driver: StoreDriver) async throws {
        try await driver.withStore { store in
            try await store.save([
                .make("a", consent: .attributed, attribution: "Anna"),
                .make("b", observations: [.make(), .make(effect: "reseaux", evidence: "ensemble")]),
                .make("c", speaker: nil, observations: [], confirmedAt: nil),
            ])
            var expected = try await store.testimonies()
            for index in expected.indices {
                (expected[index].text, expected[index].frame.when) = ("", [])
                for place in expected[index].frame.observations.indices {
                    expected[index].frame.observations[place].rules = []
                }
            }
            #expect(try await store.codedTestimonies(site: "cesure") == expected)
        }
    }

    @Test func whatMayNotBeCountedStaysOut() async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.save([
            .make("in"), .make("none", consent: .none), .make("rejected", review: .rejected),
            .make("elsewhere", site: "ailleurs"), .make("late", confirmedAt: .told.adding(seconds: 600)),
        ])
        let told = Moment.told.epochSeconds
        #expect(try await store.codedTestimonies(site: "cesure").map(\.id) == ["in", "late"])
        #expect(try await store.codedTestimonies(site: "cesure", before: told + 600).map(\.id) == ["in"])
        #expect(try await store.codedTestimonies(site: "cesure", from: told + 600).map(\.id) == ["late"])
    }
}

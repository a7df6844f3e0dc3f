import TestimonyModel
import Testing

@testable import Store

@Suite struct PageNoteTests {
    private static let day = CivilDate("2026-11-28")!

    private static func edit(
        _ section: String, at time: Int, action: String = "page.set", site: String = "cesure",
        _ change: PageNoteChange
    ) -> PageNoteEdit {
        let entry = AuditEntry(actor: "nadia", action: action, subject: section, madeAt: time)
        return PageNoteEdit(site: site, entry, change)
    }

    @Test(arguments: StoreDriver.allCases)
    func whatIsNotChangedStaysAndTheLogTells(driver: StoreDriver) async throws {
        try await driver.withStore { store in
            try await store.changePageNote(
                Self.edit(
                    "solidarite", at: 5,
                    PageNoteChange(keywords: "entraide, #café « à prix libre »,Entraide", rating: 4, day: Self.day)))
            try await store.changePageNote(
                Self.edit("solidarite", at: 9, PageNoteChange(text: "La\n cour.", day: Self.day)))
            try await store.changePageNote(
                Self.edit("solidarite", at: 9, site: "ailleurs", PageNoteChange(rating: 1, day: Self.day)))
            let expected = PageNote(
                section: "solidarite", keywords: ["entraide", "café « à prix libre »"], rating: 4, text: "La cour.",
                writtenOn: CivilDate("2026-11-28"), author: "nadia", setAt: 9)
            #expect(try await store.pageNotes(site: "cesure") == [expected])
            #expect(try await store.audit(site: "cesure", subject: "solidarite").map(\.madeAt) == [5, 9])
        }
    }

    @Test func aNoteThatEndsUpEmptyGoes() async throws {
        let store = try TestimonyStore(path: .memory)
        try await store.changePageNote(Self.edit("reseaux", at: 5, PageNoteChange(rating: 2, day: Self.day)))
        try await store.changePageNote(
            Self.edit("reseaux", at: 6, action: "page.clear", PageNoteChange(isCleared: true, day: Self.day)))
        #expect(try await store.pageNotes(site: "cesure").isEmpty)
        #expect(try await store.audit(site: "cesure").map(\.action) == ["page.set", "page.clear"])
    }

    @Test(
        arguments: [
            ("a,b,c,d,e,f,g,h,i,j,k,l,m", nil, .tooManyKeywords),
            (String(repeating: "a", count: 61), nil, .tooManyKeywords), (nil, 6, .noSuchRating),
            (nil, -1, .noSuchRating),
        ] as [(String?, Int?, PageNoteFault)])
    func whatDoesNotFitIsNoChange(keywords: String?, rating: Int?, fault: PageNoteFault) {
        #expect(throws: fault) { try PageNoteChange(keywords: keywords, rating: rating, day: Self.day) }
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

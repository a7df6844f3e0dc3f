import Store
import TestimonyModel
import Testing

@Suite struct RecordTests {
    @Test(arguments: StoreDriver.allCases, RecordCase.all)
    func recordComesBackExactly(_ driver: StoreDriver, _ record: RecordCase) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(saved: [record.record]))
            #expect(try await store.testimonies() == [record.record])
        }
    }

    @Test func nulIsReplacedScalarForScalar() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(saved: [.make(text: "a\0b\0")]))
            #expect(try await store.testimony("one")?.text == "a\u{FFFD}b\u{FFFD}")
        }
    }

    @Test func savedAgainReplacesTheWholeRecord() async throws {
        try await StoreDriver.memory.withStore { store in
            _ = try await store.commit(.make(saved: [.make(consent: .attributed, attribution: "Anna")]))
            let corrected = TestimonyRecord.make(
                review: .corrected, observations: [.make(effect: "lien_social"), .make(effect: "reseaux")])
            _ = try await store.commit(.make(saved: [corrected]))
            #expect(try await store.testimonies() == [corrected])
        }
    }

    @Test(arguments: StoreDriver.allCases)
    func recordsAreSavedTogetherOrNotAtAll(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(saved: [.make("old"), .make("gone")]))
            _ = try await store.commit(.make(withdrawn: ["gone"]))
            #expect(try await store.save([.make("new"), .make("gone"), .make("old", review: .accepted)]) == 2)
            #expect(try await store.testimonies().map(\.review) == [.confirmed, .accepted])
            #expect(try await store.session(of: "room/anna") != nil, "an open conversation goes on")
            await #expect(throws: StoreError.self) { try await store.save([.make("more"), .make("")]) }
            #expect(try await store.testimonies().map(\.id) == ["new", "old"])
        }
    }

    @Test(arguments: StoreDriver.allCases)
    func whatIsAddedNeverOverwritesWhatIsThere(_ driver: StoreDriver) async throws {
        try await driver.withStore { store in
            _ = try await store.commit(.make(saved: [.make("old"), .make("gone")]))
            _ = try await store.commit(.make(withdrawn: ["gone"]))
            #expect(try await store.add([.make("old", review: .proposed), .make("gone"), .make("new")]) == 1)
            #expect(try await store.testimonies().map(\.review) == [.confirmed, .confirmed])
        }
    }

    @Test(arguments: QueryCase.all)
    func queryFinds(_ example: QueryCase) async throws {
        try await StoreDriver.memory.withStore { store in
            let later = Moment.told.adding(seconds: 10)
            _ = try await store.commit(
                .make(saved: [
                    .make("c", site: "autre", sentAt: later, confirmedAt: .told.adding(seconds: 100)),
                    .make("b", speaker: "t-boris", confirmedAt: .told.adding(seconds: 200)),
                    .make("a", conversation: nil, review: .accepted, confirmedAt: .told.adding(seconds: 300)),
                    .make("d", sentAt: later, speaker: nil, review: .proposed, confirmedAt: nil),
                ]))
            #expect(try await store.testimonies(example.query).map(\.id).joined() == example.found)
        }
    }

    @Test func streamIsTheListAndAnErrorEndsIt() async throws {
        struct Enough: Error {}
        try await StoreDriver.file.withStore { store in
            _ = try await store.commit(.make(saved: (0..<50).map { .make("t\($0)") }))
            let seen = Seen()
            try await store.forEachTestimony { seen.ids.append($0.id) }
            let all = try await store.testimonies().map(\.id)
            #expect(seen.ids == all)
            await #expect(throws: Enough.self) {
                try await store.forEachTestimony { if $0.id == "t1" { throw Enough() } }
            }
            #expect(try await store.commit(.make()) == .committed, "the store goes on")
        }
    }
}

/// The store calls from its one queue, one call after the other.
private final class Seen: @unchecked Sendable { var ids: [String] = [] }

struct RecordCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var record: TestimonyRecord

    static let all =
        [
            RecordCase(
                testDescription: "everything filled", record: .make(consent: .attributed, attribution: "Anna Ö.")),
            RecordCase(
                testDescription: "answers of every kind",
                record: TestimonyRecord(
                    id: "x", site: "s", sentAt: .told, text: "", frame: Frame(), dialog: "avis",
                    answers: [
                        Answer(slot: "age", value: .number(34.5)), Answer(slot: "why", value: .text("l’« été »\n")),
                        Answer(slot: "pleased", value: .flag(false)),
                        Answer(slot: "days", value: .list(["mon", "tue"])),
                        Answer(
                            slot: "children",
                            value: .instances([
                                [Answer(slot: "age", value: .number(3))], [],
                                [
                                    Answer(
                                        slot: "toys", value: .instances([[Answer(slot: "toy", value: .text("ours"))]]))
                                ],
                            ])),
                    ])),
            RecordCase(testDescription: "everything settled", record: .make(settled: .all)),
            RecordCase(
                testDescription: "some of it settled",
                record: .make(settled: SettledCodes(effects: ["solidarite"], isWholeList: true, fields: ["when"]))),
            RecordCase(
                testDescription: "as little as possible",
                record: TestimonyRecord(id: "x", site: "s", sentAt: .told, text: "", frame: Frame())),
            RecordCase(
                testDescription: "offsets either side of Greenwich",
                record: .make(
                    sentAt: Moment(epochSeconds: -1, utcOffset: -12_600),
                    confirmedAt: Moment(epochSeconds: 4_102_444_800, utcOffset: 50_400))),
            RecordCase(
                testDescription: "hostile text",
                record: .make(text: "'; DROP TABLE testimonies; -- \" ` @all \u{1B}[31m \u{202E}\r\n\t👩‍🔬 e\u{301}")),
            RecordCase(testDescription: "a megabyte", record: .make(text: String(repeating: "prêté ", count: 160_000))),
            RecordCase(
                testDescription: "two hundred observations",
                record: .make(observations: (0..<200).map { .make(effect: "effect_\($0)", start: $0, end: $0) })),
        ]
        + Consent.allCases.filter { $0 != .attributed }.map { consent in
            RecordCase(testDescription: "consent \(consent)", record: .make(consent: consent))
        } + Review.allCases.map { RecordCase(testDescription: "review \($0)", record: .make(review: $0)) }
}

struct QueryCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var query: TestimonyQuery
    var found: String

    private static let told = Moment.told.epochSeconds

    static let all = [
        QueryCase(testDescription: "all, as they were sent", query: TestimonyQuery(), found: "abcd"),
        QueryCase(testDescription: "of a site", query: TestimonyQuery(site: "cesure"), found: "abd"),
        QueryCase(testDescription: "by ids", query: TestimonyQuery(ids: ["d", "a", "?"]), found: "ad"),
        QueryCase(testDescription: "by no ids", query: TestimonyQuery(ids: []), found: ""),
        QueryCase(testDescription: "of a speaker", query: TestimonyQuery(speaker: "t-anna"), found: "ac"),
        QueryCase(testDescription: "of a conversation", query: TestimonyQuery(conversation: "room/anna"), found: "bcd"),
        QueryCase(
            testDescription: "confirmed in a half-open span",
            query: TestimonyQuery(confirmedFrom: told + 100, confirmedBefore: told + 300), found: "bc"),
        QueryCase(testDescription: "confirmed at all", query: TestimonyQuery(confirmedFrom: 0), found: "abc"),
        QueryCase(
            testDescription: "in a review state", query: TestimonyQuery(reviews: [.accepted, .proposed]), found: "ad"),
        QueryCase(
            testDescription: "by everything at once",
            query: TestimonyQuery(
                site: "cesure", ids: ["a", "b"], speaker: "t-boris", confirmedFrom: 0, reviews: [.confirmed]),
            found: "b"),
        QueryCase(
            testDescription: "a hostile speaker", query: TestimonyQuery(speaker: "' OR 1 = 1 --"), found: ""),
    ]
}

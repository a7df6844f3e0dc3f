import Foundation
import TestimonyModel
import Testing
import Transcripts

@testable import Exports

struct PlaceFileReadingTests {
    private let codebook: Codebook
    private let mapping: PlaceFileMapping

    init() throws {
        codebook = try Shipped.codebook()
        mapping = try Shipped.mapping()
    }

    private func read(_ bytes: some Sequence<UInt8>) throws -> PlaceFileReading {
        try PlaceFileReading(
            try JSONValue(Array(bytes), file: "place.json"), mapping: mapping, codebook: codebook, site: "cesure",
            language: "fr", sentAt: .told
        ) { text in
            (
                text,
                Frame(
                    counts: text.contains("350")
                        ? [Count(value: 350, bound: .atLeast, unit: "projets", start: 9, end: 12)] : [])
            )
        }
    }

    private func read(_ fields: String) throws -> PlaceFileReading {
        try read(Array("{\"blocs\":{\"impact_social\":{\"donnees\":{\(fields)}}}}".utf8))
    }

    private func written(_ records: [TestimonyRecord]) -> [UInt8] {
        var draft = PlaceFileDraft(mapping: mapping, codebook: codebook)
        for record in records { draft.add(record) }
        return draft.file().bytes
    }

    /// Everything that the mapping knows, told in good and in bad.
    @Test func whatIsReadAndWrittenAgainIsTheSame() throws {
        var records: [TestimonyRecord] = []
        for (index, field) in mapping.fields.enumerated() {
            guard let option = field.labels.keys.sorted().first(where: { $0 != "absent" }) else { continue }
            var facets = field.only.map { [$0.facet: [$0.id]] } ?? [:]
            var polarity = Polarity(rawValue: option) ?? .positive
            if case .facet(let facet) = field.content {
                facets[facet, default: []].append(option)
                polarity = codebook.option(option, of: facet)?.polarity ?? .positive
            }
            records.append(
                .make(
                    "r\(index)", speaker: "t-\(index)",
                    .make(field.effect, polarity, evidence: "Vu \(index) <b>&\u{2028}“"), facets: facets))
        }
        records.append(
            .make(
                "n", .make("capacite_agir", evidence: "de"),
                counts: [Count(value: 350, bound: .atLeast, unit: "projets", start: 0, end: 3)]))
        records.append(
            .make(
                "m", .make("insertion_professionnelle", evidence: "du"),
                counts: [Count(value: 12, unit: "personnes", start: 0, end: 3)]))
        let first = written(records)
        let reading = try read(first)
        #expect(reading.losses.isEmpty && reading.records.count >= 12)
        #expect(written(reading.records) == first)
        #expect(try read(written(reading.records)).records == reading.records)
    }

    @Test func whatThePlaceSaysIsItsOwn() throws {
        let records = try read(
            "\"sante_effet\":[\"certaines personnes ont fait part d’un stress ou de conflits\"],\"sante_bien_être\":\"Des tensions.\""
        ).records
        #expect(records.map(\.id) == ["commune-mesure.cesure.sante_bien_etre.negative"])
        let record = try #require(records.first)
        #expect(record.source == .structure && record.speaker == nil && record.review == .accepted)
        #expect(record.text == "Des tensions." && record.frame.observations[0].evidence == record.text)
        #expect(
            record.frame.facets == ["health": ["stress_conflits"]] && record.frame.observations[0].level == "individuel"
        )
    }

    /// What identifies people goes; a name that a witness chose to have printed is no such thing.
    @Test func aNameBehindAQuoteStays() throws {
        let text = "«\u{A0}Fatou m'aide\u{A0}» (Jo)\\n«\u{A0}Oui\u{A0}»"
        let bytes = Array("{\"blocs\":{\"impact_social\":{\"donnees\":{\"solidarite\":\"\(text)\"}}}}".utf8)
        let reading = try PlaceFileReading(
            try JSONValue(bytes, file: "f"), mapping: mapping, codebook: codebook, site: "s", language: "fr",
            sentAt: .told
        ) { text in
            (text.replacing("Fatou", with: "[prénom]").replacing("Jo", with: "[prénom]"), Frame())
        }
        #expect(
            reading.records.map(\.text) == ["«\u{A0}[prénom] m'aide\u{A0}» (Jo)\n«\u{A0}Oui\u{A0}»"])
    }

    @Test func theAbsenceOfAnEffectIsNoEffect() throws {
        let record = try #require(try read("\"innovation_publique_effet\":[\"Non\"]").records.first)
        #expect(record.frame.observations.map(\.status) == [.absent])
        #expect(String(decoding: written([record]), as: UTF8.self).contains("donnees\":{}"))
    }

    @Test(arguments: [
        ("\"solidarite_type\":[\"Troc\"]", PlaceFileReading.Loss.unknownLabel(field: "solidarite_type", label: "Troc")),
        ("\"solidarite_type\":{\"a\":1}", .wrongKind(field: "solidarite_type")),
        ("\"solidarite_type\":[1]", .wrongKind(field: "solidarite_type")),
        ("\"solidarite\":[\"x\"]", .wrongKind(field: "solidarite")),
        (
            "\"insertion_professionnelle_nb_personnes\":\"beaucoup\"",
            .wrongKind(field: "insertion_professionnelle_nb_personnes")
        ),
    ])
    func whatCannotBeTakenInIsTold(fields: String, loss: PlaceFileReading.Loss) throws {
        let reading = try read(fields)
        #expect(reading.losses == [loss] && reading.records.isEmpty)
    }

    @Test(arguments: [
        "\"solidarite_type\":[]", "\"solidarite_type\":null", "\"solidarite\":\"\"", "\"autre\":[1]", "",
    ])
    func whatSaysNothingIsNothing(fields: String) throws {
        let reading = try read(fields)
        #expect(reading.losses.isEmpty && reading.records.isEmpty)
    }

    @Test(arguments: ["{}", "[]", "1", "{\"blocs\":{\"impact_social\":{\"donnees\":[]}}}"])
    func anotherFileIsRefused(text: String) {
        #expect(throws: PlaceFileReading.NoPlaceFile.self) { try read(text.utf8) }
    }
}

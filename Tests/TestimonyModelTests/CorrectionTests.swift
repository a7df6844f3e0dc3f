import TestimonyModel
import Testing

@Suite struct CorrectionTests {
    static let codebook = Codebook(
        version: 1, language: "fr", levels: [.init(id: "collectif", label: "Effets collectifs")],
        effects: [
            .init(id: "solidarite", level: "collectif", label: "Solidarité", facets: ["exchange"], communeMesure: nil),
            .init(id: "reseaux", level: "collectif", label: "Réseaux", facets: ["network"], communeMesure: nil),
        ],
        facets: [
            .init(
                id: "publics", options: [.init(id: "voisins", label: "voisins"), .init(id: "etudiants", label: "é")]),
            .init(id: "exchange", options: [.init(id: "biens", label: "biens")]),
            .init(id: "network", options: [.init(id: "thematique", label: "thème")]),
        ],
        places: [.init(id: "cantine", label: "la cantine"), .init(id: "cour", label: "la cour")])

    static func record(_ id: String = "one", text: String = "Hier on m’a prêté une échelle. On se revoit jeudi.")
        -> TestimonyRecord
    {
        let observation = Observation(
            effect: "solidarite", level: "collectif", polarity: .positive, status: .observed,
            evidence: "prêté une échelle",
            start: 12, end: 29, confidence: 0.7, facets: ["exchange": ["biens"]])
        let frame = Frame(
            isTestimony: true, observations: [observation], facets: ["publics": ["voisins"], "exchange": ["biens"]],
            places: ["cantine"])
        return TestimonyRecord(
            id: id, site: "cesure", sentAt: Moment(epochSeconds: 1_795_110_000, utcOffset: 3_600), text: text,
            frame: frame)
    }

    private static func corrected(_ changes: Correction.Change...) throws -> TestimonyRecord {
        try Correction(changes).applied(to: record(), codebook)
    }

    @Test func anEffectIsAddedWithTheWordsThatTellOfIt() throws {
        let after = try Self.corrected(
            .effect("reseaux", .positive, evidence: "ON SE REVOIT"), .option("network", "thematique"))
        let added = try #require(after.frame.observations.last)
        #expect(after.frame.observations.map(\.effect) == ["solidarite", "reseaux"])
        #expect(added.evidence == "On se revoit" && (added.start, added.end) == (31, 43))
        #expect(added.facets == ["network": ["thematique"]] && added.confidence == 1 && added.level == "collectif")
        #expect(after.review == .corrected)
        #expect(after.settled.holds(effect: "reseaux") && after.settled.holds(field: "network"))
        #expect(!after.settled.holds(effect: "solidarite") && !after.settled.holdsEffects)
    }

    @Test func anEffectThatIsTakenOutTakesItsKindAlong() throws {
        let after = try Self.corrected(.effect("reseaux", .negative, evidence: "revoit"), .noEffect("solidarite"))
        #expect(after.frame.observations.map(\.polarity) == [.negative])
        #expect(after.frame.facets == ["publics": ["voisins"]])
        #expect(after.settled.holdsEffects, "a later reading does not bring it back")
    }

    @Test func peoplePlacesAndDatesComeAndGo() throws {
        let day = EDTF.day(CivilDate(year: 2026, month: 11, day: 18)!)
        let after = try Self.corrected(
            .option("publics", "etudiants"), .noOption("publics", "voisins"), .place("cour"), .noPlace("cantine"),
            .date(day), .polarity("solidarite", .negative), .status("solidarite", .wished))
        #expect(after.frame.facets["publics"] == ["etudiants"])
        #expect(after.frame.places == ["cour"] && after.frame.when == [day])
        #expect(after.frame.observations.map(\.status) == [.wished])
        #expect(after.frame.observations.map(\.polarity) == [.negative])
        for field in ["publics", "where", "when", "effect.solidarite"] { #expect(after.settled.holds(field: field)) }
    }

    @Test(
        arguments: [
            (.effect("solidarites", .positive, evidence: nil), .unknownEffect("solidarites", near: "solidarite")),
            (.effect("xyz", .positive, evidence: nil), .unknownEffect("xyz", near: nil)),
            (.effect("reseaux", .positive, evidence: nil), .needsEvidence(effect: "reseaux")),
            (.effect("reseaux", .positive, evidence: "un marteau"), .evidenceNotInText),
            (.noEffect("reseaux"), .notCoded(effect: "reseaux")),
            (.polarity("reseaux", .negative), .notCoded(effect: "reseaux")),
            (.status("solidarité", .wished), .unknownEffect("solidarité", near: "solidarite")),
            (.noEffect("solidarite"), .nothingLeft),
            (.option("public", "voisins"), .unknownFacet("public", near: "publics")),
            (.option("publics", "voisin"), .unknownOption("voisin", facet: "publics", near: "voisins")),
            (.option("network", "thematique"), .needsEffect(facet: "network", effect: "reseaux")),
            (.place("kantine"), .unknownPlace("kantine", near: "cantine")),
            (.place("cantine"), .nothingChanged), (.polarity("solidarite", .positive), .nothingChanged),
        ] as [(Correction.Change, CorrectionFault)])
    func whatCannotBeCodedIsRefused(change: Correction.Change, fault: CorrectionFault) {
        #expect(throws: fault) { try Self.corrected(change) }
    }

    @Test func eachPartOfASplitTestimonyKeepsWhatItTells() throws {
        var whole = Self.record()
        whole.frame.observations.append(
            Observation(
                effect: "reseaux", level: "collectif", polarity: .positive, status: .observed, evidence: "On se revoit",
                start: 31, end: 43, confidence: 0.6))
        whole.review = .confirmed
        let read = { (text: String) in
            Frame(isTestimony: true, facets: text.contains("jeudi") ? ["publics": ["voisins"]] : [:])
        }
        let parts = try #require(whole.split(at: 31, Self.codebook, reading: read))
        #expect(parts.first.text == "Hier on m’a prêté une échelle." && parts.second.text == "On se revoit jeudi.")
        #expect(parts.first.frame.observations.map(\.effect) == ["solidarite"])
        #expect(parts.second.frame.observations.map(\.start) == [0])
        #expect(parts.second.frame.observations.map(\.evidence) == ["On se revoit"])
        #expect(parts.first.frame.facets == ["exchange": ["biens"]] && parts.first.frame.places == ["cantine"])
        #expect(parts.second.frame.facets == ["publics": ["voisins"]] && parts.second.frame.places.isEmpty)
        #expect(parts.first.review == .confirmed && parts.second.review == .confirmed)
    }

    @Test func aPartThatNoEffectIsLeftForIsReadAndProposedAnew() throws {
        var whole = Self.record()
        whole.review = .confirmed
        let other = Observation(
            effect: "reseaux", level: "collectif", polarity: .positive, status: .observed, evidence: "revoit", start: 6,
            end: 12, confidence: 0.6)
        let parts = try #require(
            whole.split(at: 31, Self.codebook) {
                $0.contains("jeudi") ? Frame(isTestimony: true, observations: [other]) : Frame()
            })
        #expect(parts.second.frame.observations == [other] && parts.second.review == .proposed)
        #expect(parts.first.frame.observations == whole.frame.observations && parts.first.review == .confirmed)
    }

    @Test(arguments: [-1, 0, 50, 51, 5_000])
    func aSplitAtTheEdgeIsNone(offset: Int) {
        #expect(Self.record().split(at: offset, Self.codebook) { _ in Frame() } == nil)
    }
}

import TestimonyModel

/// One column: its name, what it means, what may stand in it, and how it is read off a record.
struct CSVColumn: Sendable {
    let name: String
    /// For the data dictionary, in French like the labels.
    let meaning: String
    /// The values it may take, `id = label` where a label exists; empty for free ones.
    let values: [String]
    /// The cell for an observation of the record and its index, `nil` where the record has none.
    let cell: @Sendable (TestimonyRecord, Observation?, Int) -> String

    static func all(_ codebook: Codebook, personal: Bool) -> [CSVColumn] {
        testimony + observation(codebook) + codebook.facets.map(facet) + told(codebook)
            + (personal ? [personalColumn] : [])
    }

    private static let testimony: [CSVColumn] = [
        .ofRecord("id", "identifiant du témoignage") { $0.id },
        .ofRecord("site", "identifiant du lieu") { $0.site },
        .ofRecord("sent_at", "quand le témoignage a été envoyé (RFC 3339)") { $0.sentAt.description },
        .ofRecord("confirmed_at", "quand il a été confirmé ; vide s’il ne l’est pas") {
            $0.confirmedAt?.description ?? ""
        },
        .ofRecord("conversation", "conversation d’où il vient") { $0.conversation ?? "" },
        .ofRecord("speaker", "pseudonyme de la personne qui raconte") { $0.speaker ?? "" },
        .ofRecord("lang", "langue du texte") { $0.lang },
        .ofRecord("source", "qui raconte", Source.allCases.map(\.rawValue)) { $0.source.rawValue },
        .ofRecord("consent", "ce que la personne permet", Consent.allCases.map(\.rawValue)) { $0.consent.rawValue },
        .ofRecord("attribution", "nom à écrire avec la citation") { $0.attribution ?? "" },
        .ofRecord("review", "où en est la relecture", Review.allCases.map(\.rawValue)) { $0.review.rawValue },
        .ofRecord("codebook", "version de la grille de codage") { String($0.codebook) },
        .ofRecord("testimony", "est-ce un témoignage", ["true", "false"]) { String($0.frame.isTestimony) },
        .ofRecord("text", "le texte, noms et numéros retirés") { $0.text },
        .ofRecord("dialog", "dialogue dont viennent les réponses") { $0.dialog ?? "" },
        .ofRecord("answers", "réponses aux questions du dialogue, en JSON ; vide s’il n’y en a pas") {
            $0.answers.isEmpty ? "" : $0.answers.json
        },
    ]

    private static func observation(_ codebook: Codebook) -> [CSVColumn] {
        let labels = Dictionary(uniqueKeysWithValues: codebook.effects.map { ($0.id, $0.label) })
        return [
            CSVColumn(name: "observation", meaning: "rang de l’observation dans le témoignage", values: []) {
                $1 == nil ? "" : String($2 + 1)
            },
            .ofObservation("effect", "effet observé", codebook.effects.map { "\($0.id) = \($0.label)" }) { $0.effect },
            .ofObservation("effect_label", "libellé de l’effet") { labels[$0.effect] ?? "" },
            .ofObservation("level", "niveau de l’effet", codebook.levels.map { "\($0.id) = \($0.label)" }) { $0.level },
            .ofObservation("polarity", "en bien ou en mal", Polarity.allCases.map(\.rawValue)) {
                $0.polarity.rawValue
            },
            .ofObservation("status", "constaté, souhaité ou absent", Status.allCases.map(\.rawValue)) {
                $0.status.rawValue
            },
            .ofObservation("evidence", "les mots qui le disent") { $0.evidence },
            .ofObservation("start", "début de ces mots dans le texte, en scalaires Unicode") { String($0.start) },
            .ofObservation("end", "fin de ces mots, exclue") { String($0.end) },
            .ofObservation("confidence", "confiance, de 0 à 1") {
                String(($0.confidence * 1_000).rounded() / 1_000)
            },
        ]
    }

    private static func facet(_ facet: Codebook.Facet) -> CSVColumn {
        let values = facet.options.map { "\($0.id) = \($0.label)" }
        return .ofObservation(facet.id, "options de « \(facet.id) » de l’observation", values) {
            ($0.facets[facet.id] ?? []).joined(separator: "|")
        }
    }

    private static func told(_ codebook: Codebook) -> [CSVColumn] {
        [
            .ofRecord("when", "dates racontées (EDTF)") {
                $0.frame.when.map(\.description).joined(separator: "|")
            },
            .ofRecord("where", "endroits racontés", codebook.places.map { "\($0.id) = \($0.label)" }) {
                $0.frame.places.joined(separator: "|")
            },
            .ofRecord("quantities", "nombres de gens ou de choses comptés") {
                $0.frame.quantities.map(plainNumber).joined(separator: "|")
            },
        ]
    }

    private static let personalColumn = CSVColumn.ofRecord("personal", "ce qui identifie quelqu’un dans le texte") {
        $0.frame.personal.joined(separator: "|")
    }

    private static func ofRecord(
        _ name: String, _ meaning: String, _ values: [String] = [],
        _ read: @escaping @Sendable (TestimonyRecord) -> String
    ) -> CSVColumn {
        CSVColumn(name: name, meaning: meaning, values: values) { record, _, _ in read(record) }
    }

    private static func ofObservation(
        _ name: String, _ meaning: String, _ values: [String] = [],
        _ read: @escaping @Sendable (Observation) -> String
    ) -> CSVColumn {
        CSVColumn(name: name, meaning: meaning, values: values) { _, observation, _ in observation.map(read) ?? "" }
    }
}

/// A whole number without a fraction.
private func plainNumber(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? value.description
}

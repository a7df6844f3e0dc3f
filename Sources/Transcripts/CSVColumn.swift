import TestimonyModel

/// One column: its name, what it means, what may stand in it, and how it is read off a record.
struct CSVColumn: Sendable {
    let name: String
    /// For the data dictionary, in French like the labels.
    let meaning: String
    let kind: Kind
    /// The values it may take, `id = label` where a label exists; empty for free ones.
    let values: [String]
    /// The cell for an observation of the record and its index, `nil` where the record has none.
    let cell: @Sendable (TestimonyRecord, Observation?, Int) -> String

    /// What a cell holds, as the dictionary says it.
    enum Kind: String, Sendable {
        case text = "texte"
        case id = "identifiant"
        case instant = "date et heure"
        case number = "nombre"
        case flag = "oui ou non"
        case choice = "une valeur de la liste"
        case choices = "valeurs de la liste, séparées par |"
        case list = "valeurs séparées par |"
        case json = "JSON"
    }

    static func all(_ codebook: Codebook, personal: Bool) -> [CSVColumn] {
        testimony + observation(codebook) + codebook.facets.map(facet) + told(codebook)
            + (personal ? [personalColumn] : [])
    }

    private static let testimony: [CSVColumn] = [
        .ofRecord("id", "identifiant du témoignage", .id) { $0.id },
        .ofRecord("site", "identifiant du lieu", .id) { $0.site },
        .ofRecord("sent_at", "quand le témoignage a été envoyé (RFC 3339)", .instant) { $0.sentAt.description },
        .ofRecord("confirmed_at", "quand il a été confirmé ; vide s’il ne l’est pas", .instant) {
            $0.confirmedAt?.description ?? ""
        },
        .ofRecord("conversation", "conversation d’où il vient", .id) { $0.conversation ?? "" },
        .ofRecord("speaker", "pseudonyme de la personne qui raconte", .id) { $0.speaker ?? "" },
        .ofRecord("lang", "langue du texte (ISO 639)", .id) { $0.lang },
        .ofRecord(
            "source", "qui raconte", .choice,
            ["witness = la personne elle-même", "reported = quelqu’un pour elle", "structure = le lieu"]
        ) { $0.source.rawValue },
        .ofRecord(
            "consent", "ce que la personne permet", .choice,
            [
                "none = rien de dit", "count = compter, sans ses mots", "quote = citer, sans nom",
                "attributed = citer, avec un nom",
            ]
        ) { $0.consent.rawValue },
        .ofRecord("attribution", "nom à écrire avec la citation", .text) { $0.attribution ?? "" },
        .ofRecord(
            "review", "où en est la relecture", .choice,
            [
                "proposed = codé par le programme", "confirmed = confirmé par la personne",
                "accepted = accepté à la relecture", "corrected = corrigé à la relecture",
                "rejected = écarté à la relecture",
            ]
        ) { $0.review.rawValue },
        .ofRecord("codebook", "version de la grille de codage", .number) { String($0.codebook) },
        .ofRecord("testimony", "est-ce un témoignage", .flag, ["true = oui", "false = non"]) {
            String($0.frame.isTestimony)
        },
        .ofRecord(
            "text", "le texte, noms et numéros retirés ; vide si la personne ne permet pas ses mots", .text
        ) { $0.text },
        .ofRecord("dialog", "dialogue dont viennent les réponses", .id) { $0.dialog ?? "" },
        .ofRecord("answers", "réponses aux questions du dialogue ; vide s’il n’y en a pas", .json) {
            $0.answers.isEmpty ? "" : $0.answers.json
        },
    ]

    private static func observation(_ codebook: Codebook) -> [CSVColumn] {
        let labels = Dictionary(uniqueKeysWithValues: codebook.effects.map { ($0.id, $0.label) })
        return [
            CSVColumn(
                name: "observation", meaning: "rang de l’observation dans le témoignage", kind: .number, values: []
            ) {
                $1 == nil ? "" : String($2 + 1)
            },
            .ofObservation("effect", "effet observé", .choice, codebook.effects.map { "\($0.id) = \($0.label)" }) {
                $0.effect
            },
            .ofObservation("effect_label", "libellé de l’effet", .text) { labels[$0.effect] ?? "" },
            .ofObservation("level", "niveau de l’effet", .choice, codebook.levels.map { "\($0.id) = \($0.label)" }) {
                $0.level
            },
            .ofObservation(
                "polarity", "en bien ou en mal", .choice, ["positive = en bien", "negative = en mal"]
            ) { $0.polarity.rawValue },
            .ofObservation(
                "status", "est-ce arrivé", .choice,
                ["observed = constaté", "wished = souhaité ou prévu", "absent = constaté que non"]
            ) { $0.status.rawValue },
            .ofObservation("evidence", "les mots qui le disent", .text) { $0.evidence },
            .ofObservation("start", "début de ces mots dans le texte, en caractères Unicode, à partir de 0", .number) {
                String($0.start)
            },
            .ofObservation("end", "fin de ces mots, exclue", .number) { String($0.end) },
            .ofObservation("confidence", "confiance du programme, de 0 à 1", .number) {
                String(($0.confidence * 1_000).rounded() / 1_000)
            },
        ]
    }

    private static func facet(_ facet: Codebook.Facet) -> CSVColumn {
        let values = facet.options.map { "\($0.id) = \($0.label)" }
        return .ofObservation(facet.id, "options de « \(facet.id) » de l’observation", .choices, values) {
            ($0.facets[facet.id] ?? []).joined(separator: "|")
        }
    }

    private static func told(_ codebook: Codebook) -> [CSVColumn] {
        [
            .ofRecord("when", "dates racontées (EDTF)", .list) {
                $0.frame.when.map(\.description).joined(separator: "|")
            },
            .ofRecord("where", "endroits racontés", .choices, codebook.places.map { "\($0.id) = \($0.label)" }) {
                $0.frame.places.joined(separator: "|")
            },
            .ofRecord("quantities", "nombres de gens ou de choses comptés", .list) {
                $0.frame.quantities.map(plainNumber).joined(separator: "|")
            },
        ]
    }

    private static let personalColumn = CSVColumn.ofRecord(
        "personal", "ce qui identifie quelqu’un dans le texte", .list
    ) {
        $0.frame.personal.joined(separator: "|")
    }

    private static func ofRecord(
        _ name: String, _ meaning: String, _ kind: Kind, _ values: [String] = [],
        _ read: @escaping @Sendable (TestimonyRecord) -> String
    ) -> CSVColumn {
        CSVColumn(name: name, meaning: meaning, kind: kind, values: values) { record, _, _ in read(record) }
    }

    private static func ofObservation(
        _ name: String, _ meaning: String, _ kind: Kind, _ values: [String] = [],
        _ read: @escaping @Sendable (Observation) -> String
    ) -> CSVColumn {
        CSVColumn(name: name, meaning: meaning, kind: kind, values: values) { _, observation, _ in
            observation.map(read) ?? ""
        }
    }
}

extension [CSVColumn] {
    /// A row an observation; one without them for a testimony that has none.
    func rows(of record: TestimonyRecord) -> [[String]] {
        let observations: [Observation?] = record.frame.observations.isEmpty ? [nil] : record.frame.observations
        return observations.enumerated().map { index, observation in map { $0.cell(record, observation, index) } }
    }

    /// A header, then a row a column: what it means, its type, its values.
    var dictionary: [[String]] {
        [["colonne", "sens", "type", "valeurs"]]
            + map { [$0.name, $0.meaning, $0.kind.rawValue, $0.values.joined(separator: "|")] }
    }
}

/// A whole number without a fraction.
private func plainNumber(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? value.description
}

import TestimonyModel
import Testing

@testable import Reporting

struct PageSentenceTests {
    /// Facet, effect, sign, witnesses, options, what is said.
    private static let table: [(String, String, Polarity, Int, [String], [String])] = [
        ("publics", "lien_social", .positive, 3, ["benevoles"], ["Des liens se nouent avec des bénévoles."]),
        (
            "publics", "lien_social", .negative, 3, ["occupants", "equipe"],
            [
                "Des liens se tendent ou se défont entre des personnes travaillant sur le site et l’équipe de gestion et "
                    + "d’animation du lieu."
            ]
        ),
        (
            "publics", "capacite_agir", .positive, 4, ["occupants", "benevoles", "voisins"],
            [
                "Des projets ou des actions sont portés par des personnes travaillant sur le site, des bénévoles et des "
                    + "voisin·e·s du quartier."
            ]
        ),
        ("publics", "reseaux", .positive, 3, ["occupants"], ["Cela concerne des occupant·e·s du site."]),
        ("occasion", "lien_social", .positive, 1, ["vie_du_projet"], ["Cela se passe dans la vie du projet."]),
        (
            "occasion", "lien_social", .positive, 2, ["vie_du_projet", "evenement_grand_public"],
            ["Cela se passe dans la vie du projet et lors d’événements grand public."]
        ),
        (
            "frequency", "lien_social", .positive, 2, ["quotidienne", "ponctuelle"],
            ["Cela arrive au quotidien ou de manière ponctuelle."]
        ),
        (
            "exchange", "solidarite", .positive, 2, ["petits_services", "biens", "espaces", "competences"],
            [
                "Des échanges, des dons ou des mises en commun de petits services, de biens, d’espaces et de compétences ont "
                    + "été observés."
            ]
        ),
        (
            "exchange", "solidarite", .negative, 1, ["espaces"],
            ["Des échanges d’espaces ont manqué ou se sont mal passés."]
        ),
        (
            "health", "sante_bien_etre", .positive, 1, ["mieux_sante", "mieux_relations", "confiance"],
            [
                "Une personne se dit en meilleure santé physique ou psychique.",
                "Une personne dit se sentir mieux dans ses relations avec les autres.",
                "Une personne raconte une plus grande confiance en soi.",
            ]
        ),
        (
            "health", "sante_bien_etre", .positive, 2,
            ["mieux_sante", "mieux_relations", "confiance", "mieux_travail"],
            [
                "Des personnes se disent en meilleure santé physique ou psychique.",
                "Des personnes disent se sentir mieux dans leurs relations avec les autres.",
                "Des personnes racontent une plus grande confiance en soi et une amélioration des conditions de travail.",
            ]
        ),
        (
            "health", "sante_bien_etre", .negative, 2, ["stress_conflits"],
            ["Des personnes racontent un stress ou des conflits."]
        ),
        (
            "employment", "insertion_professionnelle", .positive, 1, ["emploi_sur_site"],
            ["Une personne a trouvé un emploi au sein du lieu."]
        ),
        (
            "employment", "insertion_professionnelle", .positive, 2, ["emploi_sur_site", "formation_diplome"],
            ["Des personnes ont trouvé un emploi au sein du lieu ; et une formation, un stage ou un diplôme."]
        ),
        (
            "employment", "insertion_professionnelle", .negative, 2, ["emploi_sur_site"],
            ["Ce qui manque ou s’est perdu : un emploi au sein du lieu."]
        ),
        (
            "network", "reseaux", .positive, 1, ["projet_action", "thematique"],
            [
                "Des réseaux de personnes se forment autour d’un projet ou d’une action et autour d’une thématique."
            ]
        ),
        (
            "belonging", "appartenance_exclusion", .positive, 1, ["federes"],
            ["Un témoignage raconte que certaines personnes se sont fédérées autour du lieu."]
        ),
        (
            "belonging", "appartenance_exclusion", .positive, 2, ["groupe", "federes"],
            [
                "Des témoignages racontent que certaines personnes se sentent faire partie d’un groupe autour du projet et "
                    + "que certaines personnes se sont fédérées autour du lieu."
            ]
        ),
        (
            "balance", "egalite_homme_femme", .positive, 2, ["plus_de_femmes", "autant"],
            ["Les témoignages diffèrent : plus de femmes que d’hommes ou autant de femmes que d’hommes."]
        ),
        (
            "space", "entretien_des_espaces", .negative, 1, ["attractivite", "respect"],
            ["Ce qui se dégrade : l’attractivité des espaces et le respect et la propreté des espaces."]
        ),
        (
            "need", "services_publics", .positive, 1, ["locaux_activite"],
            ["Le lieu répond à un besoin : locaux d’activité."]
        ),
        (
            "need", "services_publics", .negative, 2, ["cours_aide_informatique", "locaux_activite"],
            [
                "Des besoins restent mal servis : cours du soir, aide aux devoirs, ateliers informatiques ; et locaux d’activité."
            ]
        ),
        ("exchange", "solidarite", .positive, 2, [], []),
        ("health", "sante_bien_etre", .negative, 2, ["ancien"], ["Réponse retirée depuis de la grille : « ancien »."]),
    ]

    @Test(arguments: table.indices)
    func optionsBecomeSentencesThatAgree(row: Int) {
        let (facet, effect, polarity, witnesses, options, expected) = Self.table[row]
        let told = options.map { id in
            let option = shippedCodebook.option(id, of: facet)
            return ToldOption(
                id: id, label: option.map { $0.labelFor[effect] ?? $0.label }, witnesses: Set(0..<witnesses),
                testimonies: Set(0..<witnesses))
        }
        let said = FacetSentences(facet: facet, effect: effect, polarity: polarity, options: told).sentences.map(plain)
        #expect(said == expected)
        for sentence in said { #expect(PageFaults.of(sentence).isEmpty, "\(PageFaults.of(sentence)): \(sentence)") }
    }

    /// Labels as another site might write them.
    @Test(arguments: [
        ("publics", "Collectif", "Cela concerne le public « collectif »."),
        ("publics", "une chorale", "Cela concerne une chorale."),
        ("publics", "association de quartier", "Cela concerne l’association de quartier."),
        ("occasion", "le marché", "Occasion : le marché."),
        ("frequency", "chaque été", "Cela arrive chaque été."),
        ("exchange", "Outils", "Des échanges, des dons ou des mises en commun d’outils ont été observés."),
        (
            "exchange", "le prêt de salles",
            "Des échanges, des dons ou des mises en commun du prêt de salles ont été observés."
        ),
        ("exchange", "haricots", "Des échanges, des dons ou des mises en commun de haricots ont été observés."),
        (
            "exchange", "heures de garde",
            "Des échanges, des dons ou des mises en commun d’heures de garde ont été observés."
        ),
        ("exchange", "yaourts", "Des échanges, des dons ou des mises en commun de yaourts ont été observés."),
        ("health", "sommeil", "Précision : sommeil."),
        ("health", "s’endormir plus vite", "Une personne dit s’endormir plus vite."),
        ("employment", "stage", "Ce qui a été trouvé : stage."),
        ("network", "métiers", "Réseau : métiers."),
        ("belonging", "on s’y sent chez soi", "Un témoignage raconte qu’on s’y sent chez soi."),
        ("belonging", "fierté", "Précision : fierté."),
        ("balance", "mixité", "Précision : mixité."),
        ("saison", "printemps", "Précision : printemps."),
    ])
    func labelsOfOtherSitesFitToo(facet: String, label: String, expected: String) {
        let option = ToldOption(id: "x", label: label, witnesses: [1], testimonies: [1])
        let said = FacetSentences(facet: facet, effect: "e", polarity: .positive, options: [option]).sentences
        #expect(said.map(plain) == [expected])
    }
}

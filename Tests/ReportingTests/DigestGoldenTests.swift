import Foundation
import TestimonyModel
import Testing

@testable import Reporting

/// Whole digests as they are read, one file each. `GLANE_RECORD=1` writes them anew and fails the run.
struct DigestGoldenTests {
    static let before: [TestimonyRecord] = [
        .told("b1", by: "s1", on: "2026-11-10T09:00:00+01:00", [Told(effect: "lien_social")]),
        .told("b2", by: "s2", on: "2026-11-11T09:00:00+01:00", [Told(effect: "lien_social", polarity: .negative)]),
        .told("b3", by: "s2", on: "2026-11-12T09:00:00+01:00", [Told(effect: "cadre_de_vie")]),
        .told("b4", by: "s3", on: "2026-11-15T23:59:00+01:00", [Told(effect: "innovation_publique")]),
    ]

    static let full: [TestimonyRecord] = [
        .told(
            "t1", by: "s1", on: "2026-11-16T08:00:00+01:00", places: ["cantine"],
            [
                Told(
                    effect: "solidarite", words: "deux voisines ont recousu les manteaux de trois graphistes d'ici",
                    publics: ["voisins", "occupants"])
            ]),
        .told(
            "t2", by: "s2", on: "2026-11-17T10:00:00+01:00", consent: .attributed, places: ["cantine", "cour"],
            attribution: "Rahel",
            [
                Told(
                    effect: "lien_social", words: "avant je mange seule. maintenant on est cinq à la même table",
                    publics: ["occupants"]),
                Told(
                    effect: "sante_bien_etre", polarity: .negative,
                    words: "il fait 14 dans l'atelier, j'ai mal aux doigts"),
            ]),
        .told(
            "t3", by: "s3", on: "2026-11-18T10:00:00+01:00", consent: .count, places: ["jardin"],
            [
                Told(
                    effect: "lien_social", words: "jamais imprimé : compté seulement",
                    publics: ["publics_en_difficulte"])
            ]),
        .told(
            "t4", by: "s4", on: "2026-11-19T10:00:00+01:00", places: ["cour"],
            [
                Told(
                    effect: "lien_social", polarity: .negative,
                    words: "@all les gens du 3e *passent* sans un regard, [prénom] dit « ça a toujours été comme ça » "
                        + "et du coup plus personne ne vient s'asseoir dans la cour le midi, alors qu'il y a deux ans "
                        + "on y mangeait tous ensemble, même sous la pluie, avec les gens de la sécurité",
                    publics: ["occupants"]),
                Told(effect: "capacite_agir", status: .wished, words: "on voudrait lancer une bourse aux plantes"),
            ]),
        .told(
            "t5", by: "s1", on: "2026-11-20T10:00:00+01:00",
            [
                Told(effect: "lien_social", words: "on a dansé avec les vigiles", publics: ["etudiants", "occupants"]),
                Told(
                    effect: "services_publics", polarity: .negative, status: .absent,
                    words: "pas une permanence de la CAF"),
            ]),
        .told(
            "t6", by: "s5", on: "2026-11-22T23:30:00+01:00", places: ["cantine"],
            [Told(effect: "solidarite", words: "on m'a prêté la salle", publics: ["occupants"])]),
    ]

    /// Seven weeks before those of `before`.
    static let past: [WeekFigures] = [2, 0, 3, 5, 4, 9, 6].map { told in
        WeekFigures(
            testimonies: told, witnesses: (told + 1) / 2,
            observed: ["lien_social": [.positive: told, .negative: told / 3], "solidarite": [.positive: told / 2]])
    }

    static let desk = Digest.Desk(awaitingReview: 3, changes: LaterChanges(erased: 2, corrected: 1))

    /// People who agree, and people who do not.
    static let crowd: [TestimonyRecord] =
        full
        + (1...3).map { index in
            .told(
                "c\(index)", by: "c\(index)", on: "2026-11-2\(index - 1)T1\(index):00:00+01:00", places: ["jardin"],
                [
                    Told(
                        effect: "lien_social", words: "on a planté avec les voisins, numéro \(index)",
                        publics: ["voisins", "occupants"])
                ])
        }
        + [
            .told(
                "c4", by: "c4", on: "2026-11-21T15:00:00+01:00", places: ["jardin"],
                [Told(effect: "lien_social", polarity: .negative, words: "au jardin chacun garde sa parcelle")])
        ]

    @Test(arguments: [
        ("full-week", Digest.of(full, before: before)),
        ("first-week", Digest.of([full[1]])),
        (
            "only-wishes",
            Digest.of([.told("t1", [Told(effect: "reseaux", status: .wished, words: "un collectif, un jour")])])
        ),
        ("nothing-coded", Digest.of([.told(), .told("t2", by: nil)], before: before)),
        ("eight-weeks", Digest.of(crowd, before: before, past: past, desk: desk)),
        ("empty-week", Digest.of([], before: before)),
        ("two-empty-weeks", Digest.of([])),
    ])
    func theDigestReadsAsRecorded(name: String, digest: Digest) throws {
        try compare(digest.markdown, with: "digest-\(name).md")
    }

    @Test func everyFormatReadsAsRecorded() throws {
        let digest = Digest.of(Self.crowd, before: Self.before, past: Self.past, desk: Self.desk)
        let mail = DigestMail(
            to: ["Nadia <nadia@example.org>", "accueil@example.org"], from: "glane@example.org",
            date: Moment("2026-11-23T08:00:00+01:00")!, site: "cesure")
        try compare(digest.html, with: "digest-eight-weeks.html")
        try compare(digest.json, with: "digest-eight-weeks.json")
        try compare(mail.message(digest).replacing("\r\n", with: "\n"), with: "digest-eight-weeks.eml")
    }

    private func compare(_ text: String, with name: String) throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["GLANE_RECORD"] != nil {
            try text.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded anew; run again without GLANE_RECORD")
        }
        #expect(text == (try String(contentsOf: url, encoding: .utf8)))
    }
}

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

    @Test(arguments: [
        ("full-week", Digest.of(full, before: before)),
        ("first-week", Digest.of([full[1]])),
        (
            "only-wishes",
            Digest.of([.told("t1", [Told(effect: "reseaux", status: .wished, words: "un collectif, un jour")])])
        ),
        ("nothing-coded", Digest.of([.told(), .told("t2", by: nil)], before: before)),
        ("empty-week", Digest.of([], before: before)),
        ("two-empty-weeks", Digest.of([])),
    ])
    func theDigestReadsAsRecorded(name: String, digest: Digest) throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/digest-\(name).md")
        if ProcessInfo.processInfo.environment["GLANE_RECORD"] != nil {
            try digest.markdown.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded anew; run again without GLANE_RECORD")
        }
        #expect(digest.markdown == (try String(contentsOf: url, encoding: .utf8)))
    }
}

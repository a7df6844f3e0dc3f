import TestimonyModel

/// The sentences of the page that carry its figures.
extension Page {
    /// "42 témoignages d’au moins 31 personnes, du 2 mars au 28 novembre 2026."
    var told: String {
        guard let days else { return "Personne n’a encore confirmé de témoignage." }
        let count = FrenchWords.count(testimonies, .testimony)
        let when =
            days.lowerBound == days.upperBound
            ? "le " + FrenchWords.day(days.lowerBound) : FrenchWords.days(from: days.lowerBound, to: days.upperBound)
        return "\(count)\(Page.people(testimonies, witnesses, unidentified > 0)), \(when)."
    }

    /// "Effets observés : 60 en bien, 22 en mal."
    var observed: String {
        let (good, bad) = levels.reduce(into: (0, 0)) { sum, level in
            sum.0 += level.positive
            sum.1 += level.negative
        }
        guard good + bad > 0 else { return "Aucun effet n’a encore été observé." }
        let head = good + bad == 1 ? "Effet observé" : "Effets observés"
        return "\(head)\(FrenchWords.space): \(FrenchWords.number(good)) en bien, \(FrenchWords.number(bad)) en mal."
    }

    var made: String { "Page faite le \(FrenchWords.day(madeAt.date))." }

    /// How the page came about, a line each.
    var method: [String] {
        let limit = settings.witnessesForPublics
        return [
            "Sont comptés les témoignages confirmés par leur auteur ou autrice, ou acceptés par la coordination, et que "
                + "la personne laisse compter. Un même témoignage peut raconter plusieurs effets.",
            "Un effet n’est compté que s’il a été observé. Souhaits, craintes et manques sont à part.",
            "Ce qui va mieux et ce qui va moins bien ont la même place.",
            "Les citations sont celles que leurs auteurs et autrices laissent publier, avec un nom seulement s’ils ou elles "
                + "l’ont voulu. Les noms et les coordonnées d’autres personnes sont remplacés par des crochets.",
            "Un public n’est nommé que si au moins \(limit) personnes que l’on peut citer en parlent.",
            "Les signes, de + à +++++, sont les notes de la coordination, de 1 à 5. Aucune note n’est calculée\(FrenchWords.space): "
                + "sans signe, personne n’en a donné.",
            "Les mots-clés et les paragraphes signés par la coordination sont les siens. Tout le reste vient des témoignages, "
                + "codés avec la grille du lieu, version \(codebook).",
        ]
    }

    /// " d’une seule personne", " de 9 personnes", " d’au moins 9 personnes"; nothing where one testimony comes from one.
    static func people(_ testimonies: Int, _ witnesses: Int, _ hasUnidentified: Bool) -> String {
        switch (witnesses, hasUnidentified) {
        case (0, _): ""
        case (1, false): testimonies == 1 ? "" : " d’une seule personne"
        case (_, true): " d’au moins " + FrenchWords.count(witnesses, .person)
        case (_, false): " de " + FrenchWords.count(witnesses, .person)
        }
    }
}

extension Page.Side {
    /// "12 témoignages de 9 personnes"
    var told: String {
        FrenchWords.count(testimonies, .testimony) + Page.people(testimonies, witnesses, hasUnidentified)
    }

    /// "Et 3 autres témoignages que l’on peut citer."
    var rest: String? {
        switch untold {
        case 0: nil
        case 1: "Et un autre témoignage que l’on peut citer."
        default: "Et \(FrenchWords.number(untold)) autres témoignages que l’on peut citer."
        }
    }
}

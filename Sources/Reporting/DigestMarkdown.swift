import TestimonyModel

extension Digest {
    /// The digest in Markdown, in French. Its first three lines after the title give the whole.
    package var markdown: String {
        (["# " + title] + (testimonies.now == 0 ? [emptyWeek] : sections)).joined(separator: "\n\n") + "\n"
    }

    private var sections: [String] {
        let overview = items(["**\(told.dropLast())**. \(toldBefore)", bothSigns, restOfWeek])
        return [overview] + effectSection + asideSection + publicSection + placeSection + silenceSection
    }

    private var emptyWeek: String {
        items([
            "Aucun témoignage confirmé cette semaine.", toldBefore,
            "On ne peut rien en conclure\(FrenchWords.space): ni que tout va bien, ni que rien ne se passe.",
        ])
    }

    private var effectSection: [String] {
        guard !levels.isEmpty else { return [] }
        let note =
            testimonies.before > 0
            ? "Entre parenthèses, la différence avec la semaine d’avant."
            : "Pas de comparaison\(FrenchWords.space): la semaine d’avant n’a aucun témoignage."
        return ["## Ce qui a été observé", note]
            + levels.flatMap { level in
                ["### \(level.label)\(FrenchWords.space): \(figures(level.signs))", items(level.effects.map(item))]
            }
    }

    private func item(_ effect: Effect) -> String {
        let line = "**\(effect.label)**\(FrenchWords.space): \(figures(effect.signs))"
        let quotes =
            effect.positiveQuotes.map { "En bien\(FrenchWords.space): \($0.words)" }
            + effect.negativeQuotes.map { "En mal\(FrenchWords.space): \($0.words)" }
        return nested(line, quotes)
    }

    private var asideSection: [String] {
        let kinds = [
            ("Souhaité, pas encore fait", wished), ("Craint, pas encore arrivé", feared), ("Ce qui manque", absent),
        ].filter { !$0.1.isEmpty }
        guard !kinds.isEmpty else { return [] }
        return ["## À part", "Rien de ceci n’est compté plus haut."]
            + kinds.flatMap { heading, asides in ["### " + heading, items(asides.map(item))] }
    }

    private func item(_ aside: Aside) -> String {
        nested(
            "**\(aside.label)**\(FrenchWords.space): \(FrenchWords.count(aside.testimonies, .testimony))",
            aside.quotes.map(\.words))
    }

    private var publicSection: [String] {
        let heading = "## Publics"
        let limit = settings.witnessesForPublics
        switch publics {
        case .none: return []
        case .withheld:
            return [
                heading,
                "Moins de \(limit) personnes racontent et acceptent d’être citées\(FrenchWords.space): "
                    + "dire ici de qui elles parlent pourrait les désigner.",
            ]
        case .told(let mentions, let rare):
            let figures = mentions.isEmpty ? [] : [items(mentions.map(item))]
            return [heading, "Dans ce qui a été observé, d’après les témoignages que l’on peut citer."] + figures
                + rareLine(rare, isAddition: !mentions.isEmpty, limit)
        }
    }

    private func rareLine(_ labels: [String], isAddition: Bool, _ limit: Int) -> [String] {
        guard !labels.isEmpty else { return [] }
        let verb = (isAddition ? "Aussi nommé" : "Nommé") + (labels.count > 1 ? "s" : "")
        let list = labels.map(\.inSentence).joined(separator: "\(FrenchWords.space); ")
        return ["\(verb) par moins de \(limit) personnes\(FrenchWords.space): \(list)."]
    }

    private var placeSection: [String] { places.isEmpty ? [] : ["## Endroits", items(places.map(item))] }

    private func item(_ mention: Mention) -> String {
        "\(mention.label.atLineStart)\(FrenchWords.space): \(FrenchWords.count(mention.testimonies, .testimony))"
    }

    private var silenceSection: [String] {
        guard !silences.isEmpty else { return [] }
        let lines = silences.map { silence in
            silence.label
                + (silence.before == 0
                    ? "" : " (\(FrenchWords.count(silence.before, .observation)) la semaine d’avant)")
        }
        return ["## Sans témoignage cette semaine", items(lines)]
    }

    private func items(_ lines: [String]) -> String { lines.map { "- " + $0 }.joined(separator: "\n") }

    private func nested(_ line: String, _ lines: [String]) -> String {
        ([line] + lines.map { "    - " + $0 }).joined(separator: "\n")
    }
}

extension Digest.Quote {
    /// "« … » — Rahel"
    var words: String {
        "«\(FrenchWords.space)\(text)\(FrenchWords.space)»" + (attribution.map { " — " + $0 } ?? "")
    }
}

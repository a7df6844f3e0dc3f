import TestimonyModel

/// The sentences of a digest, each with its agreements. They end with a full stop; list items do not.
extension Digest {
    var title: String {
        "\(site)\(FrenchWords.space): semaine \(week.number), \(FrenchWords.days(from: week.monday, to: week.sunday))"
    }

    /// "12 témoignages de 9 personnes."
    var told: String { Digest.told(testimonies.now, by: witnesses.now, unidentified: unidentified) + "." }

    /// "La semaine d’avant : 8 témoignages de 6 personnes."
    var toldBefore: String {
        guard testimonies.before > 0 else {
            return (testimonies.now == 0 ? "La semaine d’avant non plus." : "La semaine d’avant, aucun témoignage.")
                + usual
        }
        let before = Digest.told(testimonies.before, by: witnesses.before, unidentified: 0)
        return "La semaine d’avant\(FrenchWords.space): \(before)." + usual
    }

    /// " En moyenne sur les 8 semaines d’avant : 4,5."
    private var usual: String {
        guard let mean = testimonies.mean else { return "" }
        let weeks = FrenchWords.number(testimonies.past.count)
        return " En moyenne sur les \(weeks) semaines d’avant\(FrenchWords.space): \(FrenchWords.number(mean))."
    }

    private static func told(_ testimonies: Int, by witnesses: Int, unidentified: Int) -> String {
        let count = FrenchWords.count(testimonies, .testimony)
        switch (unidentified, testimonies - unidentified) {
        case (0, _): return count + by(witnesses, of: testimonies)
        case (1, 0): return "\(count), sans pseudonyme"
        case (_, 0):
            return "\(count), tous sans pseudonyme\(FrenchWords.space): on ne sait pas de combien de personnes"
        case (_, let others):
            let without = "\(count), dont \(FrenchWords.number(unidentified)) sans pseudonyme"
            return others == 1
                ? without : "\(without)\(FrenchWords.space); les autres viennent" + by(witnesses, of: others)
        }
    }

    /// A single testimony comes from one person anyway.
    private static func by(_ witnesses: Int, of testimonies: Int) -> String {
        switch witnesses {
        case 0: ""
        case 1: testimonies == 1 ? "" : " d’une seule personne"
        default: " de " + FrenchWords.count(witnesses, .person)
        }
    }

    /// "En bien, 9 observations, d’abord lien social (6) et santé (2). En mal, 1 observation : solidarité."
    var bothSigns: String {
        "En bien, \(sign(\.positive)). En mal, \(sign(\.negative))."
    }

    private func sign(_ polarity: KeyPath<Signs, Tally>) -> String {
        Digest.sign(levels.flatMap(\.effects).map { ($0.label, $0.signs[keyPath: polarity].now) })
    }

    /// "9 observations, d’abord lien social (6) et santé (2)", of labels with their figures.
    static func sign(_ figures: [(String, Int)]) -> String {
        let ranked = figures.map { (label: $0.0, count: $0.1) }
            .filter { $0.count > 0 }.enumerated()
            .sorted { (-$0.element.count, $0.offset) < (-$1.element.count, $1.offset) }.map(\.element)
        let total = FrenchWords.count(ranked.reduce(0) { $0 + $1.count }, .observation)
        guard ranked.count > 0 else { return total }
        let named = Digest.foremost(ranked.map(\.count))
        guard named > 0 else { return "\(total) sur \(FrenchWords.number(ranked.count)) effets" }
        let items = ranked.prefix(named).map { "\($0.label.inSentence) (\(FrenchWords.number($0.count)))" }
        if named < ranked.count { return "\(total), d’abord \(FrenchWords.list(items))" }
        let isLone = ranked.count == 1
        return "\(total)\(FrenchWords.space): " + (isLone ? ranked[0].label.inSentence : FrenchWords.list(items))
    }

    /// How many of the figures, falling, may be named without cutting through a tie; three at most.
    static func foremost(_ counts: [Int]) -> Int {
        guard counts.count > 3 else { return counts.count }
        var named = 3
        while named > 0, counts[named - 1] == counts[named] { named -= 1 }
        return named
    }

    /// "À part, 2 souhaits et 1 manque. Sans témoignage : 5 effets sur 12."
    var restOfWeek: String {
        let kinds: [([Aside], FrenchWords.Noun)] = [(wished, .wish), (feared, .fear), (absent, .lack)]
        let counted = kinds.map { asides, noun in (asides.reduce(0) { $0 + $1.testimonies }, noun) }
        let words = counted.filter { $0.0 > 0 }.map { FrenchWords.count($0, $1) }
        return (words.isEmpty ? "" : "À part, \(FrenchWords.list(words)). ") + silence
    }

    private var silence: String {
        let all = FrenchWords.number(effectCount)
        switch silences.count {
        case 0 where effectCount == 1: return "Le seul effet de la grille est raconté."
        case 1 where effectCount == 1: return "Le seul effet de la grille n’est pas raconté."
        case 0: return "Chacun des \(all) effets a au moins un témoignage."
        case effectCount: return "Aucun des \(all) effets n’est raconté."
        case 1: return "Sans témoignage\(FrenchWords.space): 1 effet sur \(all)."
        case let count: return "Sans témoignage\(FrenchWords.space): \(FrenchWords.number(count)) effets sur \(all)."
        }
    }

    /// " (2 de plus)"; nothing where the week before has no testimony to compare with.
    func change(_ tally: Tally) -> String {
        guard testimonies.before > 0 else { return "" }
        switch tally.now - tally.before {
        case 0: return " (autant)"
        case let more where more > 0: return " (\(FrenchWords.number(more)) de plus)"
        case let less: return " (\(FrenchWords.number(-less)) de moins)"
        }
    }

    /// "4 en bien (2 de plus), 1 en mal (autant)": both signs, always, in the same words.
    func figures(_ signs: Signs) -> String {
        "\(FrenchWords.number(signs.positive.now)) en bien\(change(signs.positive)), "
            + "\(FrenchWords.number(signs.negative.now)) en mal\(change(signs.negative))"
    }
}

/// What follows the figures.
extension Digest {
    /// "3 témoignages attendent d’être relus."
    var waiting: String? {
        guard let count = desk.awaitingReview, count > 0 else { return nil }
        return FrenchWords.count(count, .testimony)
            + (count == 1 ? " attend d’être relu." : " attendent d’être relus.")
    }

    /// ", en bien (la cantine) : 3 personnes"
    func told(_ agreement: Agreement) -> String {
        let sign = agreement.polarity == .positive ? "en bien" : "en mal"
        let people = FrenchWords.count(agreement.witnesses, .person)
        guard let place = agreement.place else { return ", \(sign)\(FrenchWords.space): \(people), au même endroit" }
        return ", \(sign) (\(place))\(FrenchWords.space): \(people)"
    }

    /// " (la cour) : 2 personnes en bien, 1 personne en mal"
    func told(_ disagreement: Disagreement) -> String {
        let place = disagreement.place.map { " (\($0))" } ?? ""
        func people(_ count: Int?) -> String {
            count.map { FrenchWords.count($0, .person) } ?? "moins de \(settings.breakdownFrom) personnes"
        }
        return "\(place)\(FrenchWords.space): \(people(disagreement.positive)) en bien, "
            + "\(people(disagreement.negative)) en mal"
    }

    /// "Et par moins de 3 personnes : la cour ; le jardin."
    func rareLine(_ labels: [String], isAddition: Bool) -> String? {
        guard !labels.isEmpty else { return nil }
        let start = isAddition ? "Et par moins" : "Par moins"
        let list = labels.map(\.inSentence).joined(separator: "\(FrenchWords.space); ")
        return "\(start) de \(settings.breakdownFrom) personnes\(FrenchWords.space): \(list)."
    }

    /// "2 témoignages effacés et 1 corrigé. Les chiffres ci-dessus en tiennent compte."
    var changed: String? {
        let kinds = [
            (desk.changes.erased, "effacé"), (desk.changes.corrected, "corrigé"), (desk.changes.rejected, "écarté"),
        ]
        .filter { $0.0 > 0 }
        guard let first = kinds.first else { return nil }
        func participle(_ kind: (Int, String)) -> String { kind.1 + (kind.0 > 1 ? "s" : "") }
        let words =
            ["\(FrenchWords.count(first.0, .testimony)) \(participle(first))"]
            + kinds.dropFirst().map { "\(FrenchWords.number($0.0))\(FrenchWords.space)\(participle($0))" }
        return "\(FrenchWords.list(words)). Les chiffres ci-dessus en tiennent compte."
    }
}

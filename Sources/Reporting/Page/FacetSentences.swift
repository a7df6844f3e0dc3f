import TestimonyModel

/// An option that witnesses told of one effect with one sign.
struct ToldOption {
    var id: String
    /// `nil` where the codebook does not have the option any more.
    var label: String?
    /// Distinct witnesses, as far as anything tells them apart, until there are enough of them.
    var witnesses: Set<Int> = []
    /// Two at most: whether one tells of it or several is all that is said of their number.
    var testimonies: Set<Int> = []

    mutating func note(_ testimony: Int, witness: Int?, enough: Int) {
        // Those without a pseudonym may all be one person.
        if witnesses.count < enough { witnesses.insert(witness ?? -1) }
        if testimonies.count < 2 { testimonies.insert(testimony) }
    }
}

/// What is said of the options of one facet: sentences that agree, or none where nothing was told.
struct FacetSentences {
    var facet: String
    var effect: String
    var polarity: Polarity
    /// In the order of the codebook; former ones last.
    var options: [ToldOption]

    var sentences: [String] {
        let known = options.filter { $0.label != nil }
        let former = options.filter { $0.label == nil }.map { FrenchPhrase.quoted($0.id) }
        let head = former.count == 1 ? "Réponse retirée depuis de la grille" : "Réponses retirées depuis de la grille"
        let last = former.isEmpty ? [] : [colon(head, former)]
        return (known.isEmpty ? [] : sentences(of: known)) + last
    }

    private var isGood: Bool { polarity == .positive }

    private func sentences(of options: [ToldOption]) -> [String] {
        let labels = options.compactMap(\.label).map { $0.frenchTypography.inSentence }
        switch facet {
        case "publics": return [publics(labels)]
        case "occasion": return [adverbials("Cela se passe", labels, or: ("Occasion", "Occasions"))]
        case "frequency": return [adverbials("Cela arrive", labels, "ou", or: ("Fréquence", "Fréquences"))]
        case "exchange":
            let things = FrenchPhrase.list(labels.map(FrenchPhrase.of))
            return [
                isGood
                    ? "Des échanges, des dons ou des mises en commun \(things) ont été observés."
                    : "Des échanges \(things) ont manqué ou se sont mal passés."
            ]
        case "health": return health(options)
        case "employment":
            guard isGood, labels.allSatisfy(FrenchPhrase.isNounPhrase) else {
                let head = isGood ? "Ce qui a été trouvé" : "Ce qui manque ou s’est perdu"
                return [colon(head, labels)]
            }
            return ["\(subject(options, "a trouvé", "ont trouvé")) \(FrenchPhrase.list(labels))."]
        case "network":
            let start = "Des réseaux de personnes " + (isGood ? "se forment" : "se défont ou ne se forment pas")
            return [adverbials(start, labels, or: ("Réseau", "Réseaux"))]
        case "belonging": return [belonging(options, labels)]
        case "balance":
            let source = testimonies(options) == 1 ? "un témoignage" : "les témoignages"
            guard labels.allSatisfy(FrenchPhrase.isNounPhrase) else { return [details(labels)] }
            let list = FrenchPhrase.list(labels, "ou")
            return [labels.count > 1 ? "Les témoignages diffèrent\u{A0}: \(list)." : "Selon \(source), il y a \(list)."]
        case "space": return [colon(isGood ? "Ce qui s’améliore" : "Ce qui se dégrade", labels)]
        case "need": return [need(labels)]
        default: return [details(labels)]
        }
    }

    // MARK: - Sentences of one facet

    private func publics(_ labels: [String]) -> String {
        let named = labels.map(FrenchPhrase.withArticle)
        let list = FrenchPhrase.list(named)
        switch (effect, isGood) {
        case ("lien_social", true): return "Des liens se nouent \(among(named)) \(list)."
        case ("lien_social", false): return "Des liens se tendent ou se défont \(among(named)) \(list)."
        case ("capacite_agir", true): return "Des projets ou des actions sont portés par \(list)."
        default: return "Cela concerne \(list)."
        }
    }

    /// A plural noun may stand alone between ("entre des bénévoles"); "avec" holds for one public of any number.
    private func among(_ named: [String]) -> String { named.count == 1 ? "avec" : "entre" }

    private func adverbials(
        _ start: String, _ labels: [String], _ conjunction: String = "et", or heads: (one: String, several: String)
    ) -> String {
        guard labels.allSatisfy(FrenchPhrase.isAdverbial) else {
            return colon(labels.count == 1 ? heads.one : heads.several, labels)
        }
        return "\(start) \(FrenchPhrase.list(labels, conjunction))."
    }

    /// Labels of health are nouns ("un inconfort"), states ("en meilleure santé") and verbs ("se sentir mieux"): each
    /// form has a sentence of its own.
    private func health(_ options: [ToldOption]) -> [String] {
        let forms = Dictionary(grouping: options) { HealthForm(($0.label ?? "").frenchTypography) }
        let others = (forms[.other] ?? []).compactMap(\.label).map { $0.frenchTypography.inSentence }
        return [
            said(forms[.state] ?? [], "se dit", "se disent"), said(forms[.verb] ?? [], "dit", "disent"),
            said(forms[.noun] ?? [], "raconte", "racontent"), others.isEmpty ? nil : details(others),
        ].compactMap { $0 }
    }

    private func said(_ options: [ToldOption], _ one: String, _ several: String) -> String? {
        guard !options.isEmpty else { return nil }
        let isOne = people(options) < 2
        let labels = options.compactMap(\.label).map { label in
            let label = label.frenchTypography.inSentence
            return isOne ? label.replacing(" leurs ", with: " ses ") : label
        }
        return "\(subject(options, one, several)) \(FrenchPhrase.list(labels))."
    }

    private func belonging(_ options: [ToldOption], _ labels: [String]) -> String {
        guard labels.allSatisfy(FrenchPhrase.isClause) else { return details(labels) }
        let start =
            testimonies(options) == 1 ? "Un témoignage raconte" : "Des témoignages racontent"
        return "\(start) \(FrenchPhrase.list(labels.map(FrenchPhrase.that)))."
    }

    private func need(_ labels: [String]) -> String {
        switch (isGood, labels.count == 1) {
        case (true, true): colon("Le lieu répond à un besoin", labels)
        case (true, false): colon("Le lieu répond à des besoins", labels)
        case (false, true): colon("Un besoin reste mal servi", labels)
        case (false, false): colon("Des besoins restent mal servis", labels)
        }
    }

    private func details(_ labels: [String]) -> String { colon(labels.count == 1 ? "Précision" : "Précisions", labels) }

    private func colon(_ head: String, _ items: [String]) -> String {
        "\(head)\(FrenchWords.space): \(FrenchPhrase.list(items))."
    }

    // MARK: - Number

    private func subject(_ options: [ToldOption], _ one: String, _ several: String) -> String {
        people(options) < 2 ? "Une personne \(one)" : "Des personnes \(several)"
    }

    private func testimonies(_ options: [ToldOption]) -> Int {
        options.reduce(into: Set<Int>()) { $0.formUnion($1.testimonies) }.count
    }

    /// The least number of people that it can be: testimonies without a pseudonym may all come from one.
    private func people(_ options: [ToldOption]) -> Int {
        options.reduce(into: Set<Int>()) { $0.formUnion($1.witnesses) }.count
    }
}

/// How a label of health fits into a sentence.
private enum HealthForm {
    case noun, state, verb, other

    init(_ label: String) {
        if FrenchPhrase.isNounPhrase(label) {
            self = .noun
        } else if label.inSentence.hasPrefix("en ") {
            self = .state
        } else {
            self = FrenchPhrase.isInfinitive(label) ? .verb : .other
        }
    }
}

import TestimonyModel

/// A review in the words of coordinators, in French.
package struct ReviewWords: Sendable {
    package let codebook: Codebook

    package init(_ codebook: Codebook) { self.codebook = codebook }

    package static func state(_ review: Review) -> String {
        switch review {
        case .proposed: "proposé"
        case .confirmed: "confirmé"
        case .accepted: "accepté"
        case .corrected: "corrigé"
        case .rejected: "écarté"
        }
    }

    /// What may be done with the words of a testimony that lies here to be read.
    package static func consent(_ consent: Consent) -> String {
        switch consent {
        case .none: "Le témoin n’a rien permis\u{A0}: ces mots ne sont pas à citer."
        case .count: "À compter seulement\u{A0}: ces mots ne sont pas à citer."
        case .quote: "Peut être cité, sans nom."
        case .attributed: "Peut être cité, avec le nom que le témoin a choisi."
        }
    }

    /// « sûr » is a word for people: eight readings of ten like it were right, and more.
    package static func confidence(_ confidence: Double) -> String {
        let word =
            switch confidence {
            case 0.8...: "sûr"
            case ReviewFilter.doubtful..<0.8: "probable"
            default: "à vérifier"
            }
        return "\(word), \(Int((confidence * 100).rounded()))\u{A0}%"
    }

    /// "détail sensible (santé, religion)": what a testimony tells that no reader outside of the house gets to see,
    /// each kind once.
    package static func details(_ categories: [SensitiveCategory]) -> String? {
        let names = categories.map { category in
            switch category {
            case .health: "santé"
            case .origin: "origine"
            case .opinion: "opinions"
            case .religion: "religion"
            case .orientation: "orientation"
            case .offence: "justice"
            }
        }
        return names.isEmpty ? nil : "détail sensible (\(names.joined(separator: ", ")))"
    }

    package func effect(_ id: String) -> String { (codebook.effect(id)?.label ?? id).frenchTypography }

    package func place(_ id: String) -> String { (codebook.place(id)?.label ?? id).frenchTypography }

    package func option(_ id: String, of facet: String, for effect: String? = nil) -> String {
        guard let option = codebook.option(id, of: facet) else { return "\(id) (absent de la grille actuelle)" }
        return (effect.flatMap { option.labelFor[$0] } ?? option.label).frenchTypography
    }

    /// "Solidarité, en bien".
    package func line(_ observation: Observation) -> String {
        "\(effect(observation.effect)), \(observation.outcome)"
    }

    /// What a facet is about; a site's own goes by its id.
    package static func heading(_ facet: String) -> String {
        switch facet {
        case "publics": "Qui"
        case "occasion": "Occasion"
        case "frequency": "Fréquence"
        case "exchange": "Échange"
        case "health": "Santé"
        case "employment": "Emploi"
        case "network": "Réseau"
        case "belonging": "Appartenance"
        case "balance": "Équilibre"
        case "space": "Espaces"
        case "need": "Besoin"
        case "where": "Où"
        case "when": "Quand"
        default: facet
        }
    }

    /// Everything coded beside the effects, a line a heading, in the order of the codebook.
    package func details(of frame: Frame) -> [String] {
        let former = frame.facets.keys.filter { codebook.facet($0) == nil }.sorted()
        var lines = (codebook.facets.map(\.id) + former).compactMap { facet -> String? in
            guard let options = frame.facets[facet], !options.isEmpty else { return nil }
            let owner = codebook.coder(ofFacet: facet)?.id
            return Self.line(facet, options.map { option($0, of: facet, for: owner) })
        }
        if !frame.places.isEmpty { lines.append(Self.line("where", frame.places.map(place))) }
        if !frame.when.isEmpty { lines.append(Self.line("when", frame.when.map(\.frenchWords))) }
        return lines
    }

    private static func line(_ facet: String, _ values: [String]) -> String {
        "\(heading(facet))\u{A0}: \(values.joined(separator: "\u{A0}; "))"
    }

    /// "18 novembre 2026, 9 h 05".
    package static func time(_ moment: Moment) -> String {
        let minute = moment.minute < 10 ? "0\(moment.minute)" : "\(moment.minute)"
        return "\(day(moment.date)), \(moment.hour)\u{A0}h\u{A0}\(minute)"
    }

    package static func day(_ date: CivilDate) -> String {
        "\(FrenchWords.dayOfMonth(date))\u{A0}\(FrenchWords.months[date.month - 1]) \(date.year)"
    }

    package static func testimonies(_ count: Int) -> String { FrenchWords.count(count, .testimony) }
}

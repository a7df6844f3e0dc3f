import TestimonyModel

extension ReviewWords {
    /// One line of a testimony's history: who, when, what and why.
    package static func line(_ entry: ReviewEntry, at moment: Moment) -> String {
        "\(time(moment)), \(entry.actor)\u{A0}: \(what(entry))" + (entry.note.map { " (\(quoted($0)))" } ?? "")
    }

    /// "accepté par nadia le 18 novembre 2026, 9 h 05".
    package static func sentence(_ entry: ReviewEntry, at moment: Moment) -> String {
        "\(what(entry)) par \(entry.actor) le \(time(moment))" + (entry.note.map { " (\(quoted($0)))" } ?? "")
    }

    package static func quoted(_ text: String) -> String { "«\u{A0}\(text)\u{A0}»" }

    private static func what(_ entry: ReviewEntry) -> String {
        switch entry.decision {
        case .accept: "accepté"
        case .correct: "corrigé"
        case .reject: "écarté"
        case .merge: "réuni avec \(entry.other ?? "un autre")"
        case .split: "partagé avec \(entry.other ?? "un autre")"
        case .note: "noté"
        case .undo: "décision annulée"
        }
    }

    /// "3 autres personnes racontent la même chose."; `nil` where nobody does.
    package static func alike(_ beside: Corroboration.Beside) -> String? {
        switch beside.witnesses {
        case 0: nil
        case 1: "1\u{A0}autre personne raconte la même chose."
        case let count: "\(FrenchWords.number(count))\u{A0}autres personnes racontent la même chose."
        }
    }

    /// "2 personnes disent : moi aussi, 1 personne n’est pas d’accord"; `nil` where nobody says anything.
    package static func stances(_ stances: Stances) -> String? {
        let (agree, disagree) = (stances.agree, stances.disagree)
        let parts = [
            agree == 0
                ? nil
                : "\(FrenchWords.count(agree, .person)) \(agree > 1 ? "disent" : "dit")\u{A0}: moi aussi",
            disagree == 0
                ? nil
                : "\(FrenchWords.count(disagree, .person)) \(disagree > 1 ? "ne sont" : "n’est") pas d’accord",
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// "Un autre témoignage dit le contraire.", `nil` where none does.
    package static func contrary(_ beside: Corroboration.Beside) -> String? {
        switch beside.contrary.count {
        case 0: nil
        case 1: "1\u{A0}autre témoignage dit le contraire."
        case let count: "\(FrenchWords.number(count))\u{A0}autres témoignages disent le contraire."
        }
    }

    /// What is different after a correction, to be read back.
    package func changes(from old: TestimonyRecord, to new: TestimonyRecord) -> [String] {
        var lines: [String] = []
        let before = old.frame.observations
        for observation in new.frame.observations {
            guard let known = before.first(where: { $0.effect == observation.effect }) else {
                lines.append("+ \(line(observation))")
                continue
            }
            if line(known) != line(observation) { lines.append("\(line(known)) → \(observation.outcome)") }
            if known.evidence != observation.evidence {
                lines.append("\(effect(observation.effect))\u{A0}: \(Self.quoted(observation.evidence))")
            }
        }
        let kept = Set(new.frame.observations.map(\.effect))
        lines += before.filter { !kept.contains($0.effect) }.map { "− \(line($0))" }
        return lines + details(of: old.frame.without(new.frame)).map { "− \($0)" }
            + details(of: new.frame.without(old.frame)).map { "+ \($0)" }
    }
}

extension ReviewWords {
    /// What is wrong with a correction, and what to do about it.
    package func sentence(_ fault: CorrectionFault) -> String {
        func unknown(_ sentence: String, _ near: String?, _ known: @autoclosure () -> [String]) -> String {
            sentence + "\u{A0}; " + (near.map { "vouliez-vous dire \($0)\u{A0}?" } ?? Self.list(known()))
        }
        let quoted = Self.quoted
        switch fault {
        case .unknownEffect(let id, let near):
            return unknown("il n’y a pas d’effet \(quoted(id))", near, codebook.effects.map(\.id))
        case .unknownFacet(let id, let near):
            return unknown("il n’y a pas de facette \(quoted(id))", near, codebook.facets.map(\.id))
        case .unknownOption(let id, let facet, let near):
            let options = codebook.facet(facet)?.options.map(\.id) ?? []
            return unknown("\(facet) n’a pas d’option \(quoted(id))", near, options)
        case .unknownPlace(let id, let near):
            return unknown("il n’y a pas de lieu \(quoted(id))", near, codebook.places.map(\.id))
        case .notCoded(let id):
            return "ce témoignage n’est pas codé \(quoted(effect(id)))"
        case .needsEvidence(let id):
            return "quels mots du texte le disent\u{A0}? Donnez-les pour \(quoted(effect(id)))"
        case .evidenceNotInText: return "ces mots ne sont pas dans le texte, tels quels et à la suite"
        case .needsEffect(let facet, let id):
            return
                "\(quoted(Self.heading(facet))) n’a de sens qu’avec l’effet \(quoted(effect(id)))\u{A0}; ajoutez-le aussi"
        case .nothingLeft:
            return "il ne resterait aucun effet\u{A0}: mieux vaut écarter le témoignage, avec la raison"
        case .nothingChanged: return "rien ne change\u{A0}: c’est déjà codé ainsi"
        }
    }

    private static func list(_ ids: [String]) -> String { "il y a \(ids.joined(separator: ", "))" }
}

extension Frame {
    /// Facets, places and dates that another frame does not have.
    fileprivate func without(_ other: Frame) -> Frame {
        Frame(
            facets: Dictionary(
                uniqueKeysWithValues: facets.map { id, options in
                    (id, options.filter { other.facets[id]?.contains($0) != true })
                }), when: when.filter { !other.when.contains($0) }, places: places.filter { !other.places.contains($0) }
        )
    }
}

import Reporting
import TestimonyModel

/// What the desk says, in French, without its no-break spaces. It addresses nobody, so that it fits places that say « tu »
/// and those that say « vous ».
enum DeskWords {
    static let gestures =
        "« accepter », « rejeter : raison », « corriger », « note : … », « suivant », « annuler » ou « fini »."
    static let corrections = [
        "« enlève 2 » retire l’effet 2, « 2 : négatif » ou « 2 : positif » change son signe, « 2 : souhait » ou "
            + "« 2 : manque » dit que ce n’est pas arrivé.",
        "« ajoute solidarité : les mots du texte » ajoute un effet, « ajoute solidarité en mal : … » s’il va mal. "
            + "« note : … » laisse une remarque.",
    ]
    static let help = [
        "Pour la coordination : « à relire » montre ce qui attend, un témoignage à la fois.",
        gestures,
        "« demander : qu’est-ce qui a changé pour les voisins depuis mars ? » interroge l’archive, « angles morts » dit ce "
            + "que personne ne raconte.",
        "« page : solidarité note +++ », « page : solidarité mots-clés … » ou « page : solidarité texte … » écrit sur la "
            + "page des effets.",
    ]
    static let whyReject = "Pourquoi ? La raison est gardée avec la décision."
    static let notUnderstood = "Pas compris. " + gestures
    static let nothingWaits = "Rien à relire."
    static let nothingOpen = "Rien n’est ouvert : « à relire » reprend au début, « fini » s’arrête là."

    static let whatToAsk =
        "Rien dans cette question n’est connu de l’archive. Par exemple : « demander : la solidarité depuis mars », "
        + "« demander : les problèmes à la cantine », « demander : échelle » ou « angles morts »."

    static func waiting(_ count: Int) -> String {
        count == 1
            ? "1\u{A0}témoignage à relire."
            : "\(ReviewWords.testimonies(count)) à relire, le plus ancien d’abord."
    }

    static func end(_ left: Int) -> String {
        left == 0
            ? "Plus rien à relire. « annuler » revient sur la dernière décision, « fini » s’arrête là."
            : "C’était le dernier. \(ReviewWords.testimonies(left)) à relire encore : « à relire » reprend au début."
    }

    static func done(_ left: Int) -> String {
        left == 0 ? "C’est fini, plus rien n’attend." : "C’est fini. \(ReviewWords.testimonies(left)) à relire encore."
    }

    /// One testimony: when and what may be done with it, the text, the codes by number, and what else is coded.
    static func card(_ record: TestimonyRecord, _ words: ReviewWords) -> [String] {
        var lines = ["\(ReviewWords.time(record.sentAt)). \(ReviewWords.consent(record.consent))"]
        lines.append(record.text.isEmpty ? "(le texte n’est plus là)" : ReviewWords.quoted(oneLine(record.text)))
        let coded = record.frame.observations
        if coded.isEmpty { lines.append("Aucun effet n’est codé.") }
        lines += coded.enumerated().map { at, observation in
            "\(at + 1). \(words.line(observation)) (\(ReviewWords.confidence(observation.confidence)))"
                + (observation.evidence.isEmpty || coded.count == 1
                    ? "" : "\u{A0}: \(ReviewWords.quoted(oneLine(observation.evidence)))")
        }
        let details = words.details(of: record.frame)
        return details.isEmpty ? lines : lines + [details.joined(separator: ". ") + "."]
    }

    static func decided(_ decision: ReviewDecision, _ changes: [String] = []) -> String {
        switch decision {
        case .accept: "Accepté."
        case .reject: "Écarté."
        case .correct: "Corrigé\u{A0}: \(changes.joined(separator: " ; "))."
        case .note: "C’est noté."
        case .merge, .split, .undo: ""
        }
    }

    static func undone(_ record: TestimonyRecord) -> String {
        "Annulé, de nouveau \(ReviewWords.state(record.review))."
    }

    static func already(_ objection: String) -> String { "Ce témoignage \(objection)." }

    static func refusal(_ objection: String?) -> String { sentence(objection ?? "") }

    static func sentence(_ fault: CorrectionFault, _ words: ReviewWords) -> String { sentence(words.sentence(fault)) }

    private static func sentence(_ text: String) -> String {
        let text = (text.prefix(1).uppercased() + text.dropFirst())
        return text.hasSuffix("?") ? text : text + "."
    }

    static func noSuchNumber(_ number: Int, _ count: Int) -> String {
        count == 0
            ? "Aucun effet n’est codé ici."
            : "Il n’y a pas d’effet \(number) : les numéros vont de 1 à \(count)."
    }

    static func whichEffect(_ labels: [String]) -> String {
        "Quel effet ? " + labels.joined(separator: " ; ") + "."
    }

    static func whichWords(_ effect: String) -> String {
        "Quels mots du texte le disent, pour \(ReviewWords.quoted(effect)) ?"
    }

    private static func oneLine(_ text: String) -> String {
        text.split { $0.isNewline }.joined(separator: " ")
    }
}

import TestimonyModel

/// One line that is asked for at the foot of the screen.
struct Question {
    enum Subject: Hashable {
        case search
        case reason(String)
        case note(String)
        case merge(String)
        case split(String)
        /// Words for an effect; with a sign, for one that is new.
        case evidence(String, effect: String, Polarity?)
        case date(String)
    }

    let subject: Subject
    var line = TypedLine()

    init(_ subject: Subject, _ answer: String = "") {
        self.subject = subject
        for scalar in answer.unicodeScalars { _ = line.take(.scalar(scalar)) }
    }

    var prompt: String {
        switch subject {
        case .search: "Mots à chercher (rien\u{A0}: tout montrer)"
        case .reason: "Pourquoi l’écarter\u{A0}?"
        case .note: "Votre note"
        case .merge: "Réunir avec lequel\u{A0}? Son identifiant"
        case .split: "La seconde partie commence par quels mots\u{A0}?"
        case .evidence: "Les mots du texte qui le disent"
        case .date: "Quand\u{A0}? Par exemple 2026-11-18, 2026-11, 2023-09/.."
        }
    }
}

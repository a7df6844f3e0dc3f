import TestimonyModel

/// How the rights of people are called in French.
package enum RightsWords {
    /// "accès", "effacement" …, by the names that the register uses.
    package static func kind(_ name: String) -> String {
        switch name {
        case "access": "accès"
        case "rectification": "rectification"
        case "erasure": "effacement"
        case "withdrawal": "retrait du consentement"
        default: name
        }
    }

    /// "mardi 3 novembre 2026".
    package static func day(_ date: CivilDate) -> String {
        let number = FrenchWords.dayOfMonth(date)
        return
            "\(weekdays[date.weekday - 1]) \(number)\(FrenchWords.space)\(FrenchWords.months[date.month - 1]) \(date.year)"
    }

    private static let weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

    /// One line of the register, without its number: "effacement, « t-3f9a », reçue mardi 3 novembre 2026, à faire avant
    /// jeudi 3 décembre 2026".
    package static func request(
        kind: String, reference: String, receivedOn: CivilDate, dueOn: CivilDate, doneOn: CivilDate?, doneBy: String?,
        today: CivilDate
    ) -> String {
        let state: String
        if let doneOn {
            state = "faite \(day(doneOn)) par \(doneBy ?? "?")"
        } else if today > dueOn {
            let late = today.dayNumber - dueOn.dayNumber
            state = "en retard de \(late)\(FrenchWords.space)jour\(late > 1 ? "s" : "")"
        } else if today == dueOn {
            state = "à faire aujourd’hui au plus tard"
        } else {
            state = "à faire au plus tard \(day(dueOn))"
        }
        return "\(RightsWords.kind(kind)), «\u{A0}\(reference)\u{A0}», reçue \(day(receivedOn)), \(state)"
    }
}

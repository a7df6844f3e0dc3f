import Delivery
import TestimonyModel

/// How far the digests of some weeks have come, as `glane digest status` tells it.
package struct ReleaseReport: Sendable, Hashable {
    package enum State: Sendable, Hashable {
        /// Nothing was handed over.
        case none
        /// Coordinators have a draft, and nobody decided.
        case draft
        /// Everybody got it by the schedule.
        case scheduled
        case published(by: String, at: Moment)
        case held(by: String, at: Moment)
    }

    package struct Letter: Sendable, Hashable {
        package var destination: String
        package var state: DeliveryRecord.State

        package init(destination: String, state: DeliveryRecord.State) {
            self.destination = destination
            self.state = state
        }
    }

    package struct Week: Sendable, Hashable {
        package var week: ISOWeek
        package var state: State
        package var letters: [Letter]

        package init(week: ISOWeek, state: State, letters: [Letter]) {
            self.week = week
            self.state = state
            self.letters = letters
        }
    }

    package var weeks: [Week]

    package init(weeks: [Week]) { self.weeks = weeks }

    /// In French, a week a paragraph.
    package var text: String {
        weeks.map { week in
            let days = FrenchWords.days(from: week.week.monday, to: week.week.sunday)
            let letters = week.letters.map { "\n    \($0.destination)\(FrenchWords.space): \($0.state.frenchWord)" }
            return "\(week.week), \(days)\n  \(week.state.frenchWords)\(letters.joined())\n"
        }.joined(separator: "\n")
    }

    /// One object a week and a line: `week`, `state` (`none`, `draft`, `scheduled`, `published` or `held`), `by`, `at`,
    /// `letters`.
    package var json: String {
        var json = JSONWriter()
        for week in weeks {
            json.object { json in
                json.field("week", week.week.description)
                json.field("state", week.state.name)
                json.field("by", orNull: week.state.decision?.by)
                json.field("at", orNull: week.state.decision?.at.description)
                json.key("letters")
                json.array(week.letters) { json, letter in
                    json.object { json in
                        json.field("destination", letter.destination)
                        json.field("state", letter.state.rawValue)
                    }
                }
            }
            json.endLine()
        }
        return json.text
    }
}

extension ReleaseReport.State {
    fileprivate var name: String {
        switch self {
        case .none: "none"
        case .draft: "draft"
        case .scheduled: "scheduled"
        case .published: "published"
        case .held: "held"
        }
    }

    fileprivate var decision: (by: String, at: Moment)? {
        switch self {
        case .none, .draft, .scheduled: nil
        case .published(let by, let at), .held(let by, let at): (by, at)
        }
    }

    fileprivate var frenchWords: String {
        switch self {
        case .none: "rien n’est parti"
        case .draft: "brouillon\(FrenchWords.space): attend que quelqu’un le publie"
        case .scheduled: "envoyé à son heure"
        case .published(let by, let at): "publié par \(by) le \(at.frenchWords)"
        case .held(let by, let at): "retenu par \(by) le \(at.frenchWords)"
        }
    }
}

extension Moment {
    /// "23 novembre 2026 à 8 h 05"
    package var frenchWords: String {
        let day = FrenchWords.dayOfMonth(date)
        let minutes = minute == 0 ? "" : FrenchWords.space + (minute < 10 ? "0" : "") + String(minute)
        return "\(day) \(FrenchWords.months[date.month - 1]) \(date.year) à "
            + "\(hour)\(FrenchWords.space)h\(minutes)"
    }
}

extension DeliveryRecord.State {
    fileprivate var frenchWord: String {
        switch self {
        case .pending, .leased: "va partir"
        case .sent: "envoyé"
        case .dead: "abandonné après plusieurs essais"
        case .dropped: "écarté"
        }
    }
}

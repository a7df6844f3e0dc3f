import TestimonyModel

/// A time found in a text.
package struct TimeReading: Sendable, Hashable {
    package enum Value: Sendable, Hashable {
        case at(TimeSpan)
        /// Both ends included.
        case between(TimeSpan, TimeSpan)
        case since(TimeSpan)
        case until(TimeSpan)
        /// "deux heures", "14 mois".
        case duration(Double, TimeUnit)
        /// Seconds since midnight: "18 h 30", "à midi".
        case clock(Int)
        /// "tous les jeudis", "un vendredi sur deux".
        case recurrence
        /// "il y a longtemps", "l'autre jour".
        case vague
    }

    package var tokens: Range<Int>
    package var value: Value
    /// Name of the rule that found it.
    package var rule: String

    /// The date that it tells; `nil` for durations, clock times, habits and what is vague.
    package var edtf: EDTF? {
        switch value {
        case .at(let span): span.edtf
        case .between(let from, let to): .interval(from.point, to.lastPoint)
        case .since(let span): .since(span.point)
        case .until(let span): .until(span.lastPoint)
        case .duration, .clock, .recurrence, .vague: nil
        }
    }
}

/// What the grammar of dates must know beside the text.
package struct TimeSettings: Sendable {
    package var events: [SiteEvent]
    /// Whether "mardi" is the last one rather than the next where the sentence does not tell.
    package var prefersPast: Bool

    package init(events: [SiteEvent] = [], prefersPast: Bool = true) {
        self.events = events
        self.prefersPast = prefersPast
    }
}

/// An event of the site that people date by: "depuis l'ouverture".
package struct SiteEvent: Sendable, Hashable {
    /// Folded phrases without article: "ouverture", "derniere assemblee".
    package var names: [String]
    package var date: CivilDate

    package init(names: [String], date: CivilDate) {
        self.names = names
        self.date = date
    }
}

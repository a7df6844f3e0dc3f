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
        case .between(let from, let to):
            from.point == to.lastPoint ? .point(from.point) : .interval(from.point, to.lastPoint)
        // "Jeudi à partir de 9 h" is Thursday.
        case .since(let span): span.grain < .dayPart ? .point(span.point) : .since(span.point)
        case .until(let span): span.grain < .dayPart ? .point(span.point) : .until(span.lastPoint)
        case .duration, .clock, .recurrence, .vague: nil
        }
    }
}

/// What the grammar of dates must know beside the text.
package struct TimeSettings: Sendable {
    package let events: [SiteEvent]
    /// The events' names word by word.
    let phrases: [EventPhrase]
    /// Whether "mardi" is the last one rather than the next where the sentence does not tell: testimonies look back.
    /// Without it, the text is read as an agenda's entry, as Duckling does: what has no day is today's or the next
    /// ("à 15 h", "en fin de matinée"), and "dans deux mois" tells the day.
    package var prefersPast: Bool

    struct EventPhrase: Sendable {
        var words: [Word]
        var date: CivilDate
    }

    package init(events: [SiteEvent] = [], prefersPast: Bool = true) {
        self.events = events
        self.prefersPast = prefersPast
        phrases = events.flatMap { event in
            event.names.map { name in
                EventPhrase(words: name.split(separator: " ").map { Word(String($0)) }, date: event.date)
            }
        }
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

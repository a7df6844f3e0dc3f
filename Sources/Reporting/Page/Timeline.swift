import TestimonyModel

/// Effects observed by week, or by month where the weeks would be too many to draw.
package struct Timeline: Sendable, Hashable {
    package enum Step: Sendable, Hashable { case week, month }

    package struct Span: Sendable, Hashable {
        /// The Monday or the first of the month.
        package var firstDay: CivilDate
        package var positive = 0
        package var negative = 0
    }

    static let maximumWeeks = 54

    package var step: Step
    /// Without gaps, the oldest first; empty without an observed effect.
    package var spans: [Span]

    init(_ told: PageRecords) {
        var days: [(day: CivilDate, polarity: Polarity)] = []
        for index in 0..<told.count {
            for observation in told[index].frame.observations where observation.status == .observed {
                days.append((told.dates[index], observation.polarity))
            }
        }
        guard let first = days.map(\.day).min(), let last = days.map(\.day).max() else {
            (step, spans) = (.week, [])
            return
        }
        let step: Step = last.monday.dayNumber - first.monday.dayNumber >= 7 * Self.maximumWeeks ? .month : .week
        let starts = sequence(first: step.start(of: first)) { step.next($0) }.prefix { $0 <= last }
        var spans = starts.map { Span(firstDay: $0) }
        let places = Dictionary(uniqueKeysWithValues: spans.enumerated().map { ($1.firstDay, $0) })
        for (day, polarity) in days {
            guard let place = places[step.start(of: day)] else { continue }
            if polarity == .positive { spans[place].positive += 1 } else { spans[place].negative += 1 }
        }
        (self.step, self.spans) = (step, spans)
    }
}

extension Timeline.Step {
    fileprivate func start(of day: CivilDate) -> CivilDate {
        switch self {
        case .week: day.monday
        case .month: day.adding(days: 1 - day.day)
        }
    }

    fileprivate func next(_ start: CivilDate) -> CivilDate {
        switch self {
        case .week: start.adding(days: 7)
        case .month: start.adding(months: 1)
        }
    }
}

/// Which publics stand together in stories of links, mutual help and networks, as a matrix.
package struct Meetings: Sendable, Hashable {
    /// Effects in which publics who stand together meet.
    static let effects = ["lien_social", "solidarite", "reseaux"]

    /// Only those with a figure, in the order of the codebook.
    package var publics: [String]
    /// Distinct witnesses by row and column, symmetric; `nil` for nobody or too few to be told.
    package var witnesses: [[Int?]]
    /// Whether pairs were told of that too few witnesses tell.
    package var isPartlyWithheld: Bool

    init(_ told: PageRecords, _ codebook: Codebook, witnesses limit: Int) {
        let options = codebook.facet("publics")?.options ?? []
        let places = Dictionary(uniqueKeysWithValues: options.enumerated().map { ($1.id, $0) })
        var found: [Int: Set<Int>] = [:]
        for effect in Self.effects {
            for telling in told.tellings(effect, .observed, .positive) {
                guard told.isQuotable[telling.record] else { continue }
                let publics = told.facets(telling)["publics"] ?? []
                guard publics.count > 1 else { continue }
                let together = Set(publics.compactMap { places[$0] }).sorted()
                for (index, first) in together.enumerated() {
                    for second in together[(index + 1)...] {
                        // Those without a pseudonym may all be one person.
                        found[first * options.count + second, default: []].insert(told.witnesses[telling.record] ?? -1)
                    }
                }
            }
        }
        let enough = found.filter { $0.value.count >= limit }
        isPartlyWithheld = enough.count < found.count
        let drawn = Set(enough.keys.flatMap { [$0 / options.count, $0 % options.count] }).sorted()
        publics = drawn.map { options[$0].label.frenchTypography }
        witnesses = drawn.map { row in
            drawn.map { column in enough[min(row, column) * options.count + max(row, column)]?.count }
        }
    }
}

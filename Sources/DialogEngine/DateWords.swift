import TestimonyModel

extension Wording.DateWording {
    /// A date as people say it: "mercredi 18 novembre", "en mars 2024", "depuis septembre".
    ///
    /// The year is said where it is not the one of `today`.
    package func words(_ date: EDTF, today: CivilDate) -> String {
        switch date {
        case .point(let point): words(point, today)
        case .interval(.day(let from), .day(let to)): range(from, to, today)
        case .interval(let from, let to):
            template(.range, ["from": bare(from, today), "to": bare(to, today)])
        case .since(let from): template(.since, ["date": bare(from, today)])
        case .until(let to): template(.until, ["date": bare(to, today)])
        }
    }

    private func words(_ point: EDTF.Point, _ today: CivilDate) -> String {
        switch point {
        case .day: bare(point, today)
        case .month, .year: template(.during, ["date": bare(point, today)])
        case .season(let year, let season):
            substitute(seasons[season - 21], ["year": String(year), "before": String(year - 1)])
        }
    }

    private func range(_ from: CivilDate, _ to: CivilDate, _ today: CivilDate) -> String {
        let end = dayAndMonth(to) + year(to.year, today)
        if from == to { return bare(.day(from), today) }
        let sameMonth = from.year == to.year && from.month == to.month
        let start = sameMonth ? ordinal(from.day) : dayAndMonth(from) + (from.year == to.year ? "" : " \(from.year)")
        return template(.dayRange, ["from": start, "to": end])
    }

    /// The date without "en" or "depuis" before it.
    private func bare(_ point: EDTF.Point, _ today: CivilDate) -> String {
        switch point {
        case .day(let date): weekdays[date.weekday - 1] + " " + dayAndMonth(date) + year(date.year, today)
        case .month(let year, let month): months[month - 1] + self.year(year, today)
        case .year(let year): String(year)
        case .season: words(point, today)
        }
    }

    private func dayAndMonth(_ date: CivilDate) -> String { ordinal(date.day) + " " + months[date.month - 1] }
    private func ordinal(_ day: Int) -> String { day == 1 ? first : String(day) }
    private func year(_ year: Int, _ today: CivilDate) -> String { year == today.year ? "" : " \(year)" }
    private func template(_ name: Template, _ values: [String: String]) -> String {
        substitute(templates[name] ?? "", values)
    }
}

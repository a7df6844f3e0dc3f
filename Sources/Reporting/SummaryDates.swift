import TestimonyModel

extension EDTF {
    /// As a summary says it: "mercredi 18 novembre 2026", "hiver 2025-2026", "depuis mars 2024".
    var frenchWords: String {
        switch self {
        case .point(let point): point.frenchWords
        case .interval(let from, let to): "\(from.from) \(to.to)"
        case .since(let from): from.since
        case .until(let to): to.until
        }
    }
}

extension EDTF.Point {
    fileprivate var frenchWords: String {
        switch self {
        case .year(let year): String(year)
        case .month(let year, let month): "\(FrenchWords.months[month - 1]) \(year)"
        case .season(let year, 24): "hiver \(year - 1)-\(year)"
        case .season(let year, let season): "\(["printemps", "été", "automne"][season - 21]) \(year)"
        case .day(let date):
            "\(frenchWeekdays[date.weekday - 1]) \(date.day == 1 ? "1er" : "\(date.day)") "
                + "\(FrenchWords.months[date.month - 1]) \(date.year)"
        }
    }

    // Days and seasons take an article, months and years none; spring, masculine, contracts it.
    fileprivate var from: String {
        switch self {
        case .day, .season(_, 21): "du \(frenchWords)"
        case .season: "de l’\(frenchWords)"
        case .month(_, 4), .month(_, 8), .month(_, 10): "d’\(frenchWords)"
        case .month, .year: "de \(frenchWords)"
        }
    }

    fileprivate var to: String {
        switch self {
        case .day, .season(_, 21): "au \(frenchWords)"
        case .season: "à l’\(frenchWords)"
        case .month, .year: "à \(frenchWords)"
        }
    }

    fileprivate var since: String { "depuis \(article)\(frenchWords)" }

    fileprivate var until: String {
        switch self {
        case .day, .season(_, 21): "jusqu’au \(frenchWords)"
        case .season: "jusqu’à l’\(frenchWords)"
        case .month, .year: "jusqu’en \(frenchWords)"
        }
    }

    private var article: String {
        switch self {
        case .day, .season(_, 21): "le "
        case .season: "l’"
        case .month, .year: ""
        }
    }
}

private let frenchWeekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

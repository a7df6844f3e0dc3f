/// What the closed classes know of one word: the cues that wake the grammars of numbers and dates.
enum Sense: Sendable, Equatable {
    case none
    case numeral(Numeral)
    case weekday(Int)
    case month(Int)
    /// 21 spring, 22 summer, 23 autumn, 24 winter, as in EDTF.
    case season(Int)
    case unit(TimeUnit)
    case dayPart(DayPart)
    /// Days from today.
    case deictic(Int)
    /// Days from the day told before: "lendemain", "veille".
    case anaphoric(Int)
    case holiday(Holiday)
    /// "weekend", "we": two days that are named like one.
    case weekend
    /// "maintenant", and words of phrases that mean it.
    case now
    /// "rentrée", without a date of the site's own.
    case schoolStart
}

/// A word of a number.
enum Numeral: Sendable, Equatable {
    /// 0 through 9; "un" and "une" too.
    case unit(Int)
    /// 10 through 16.
    case teen(Int)
    /// 20 through 90.
    case ten(Int)
    case hundred
    /// A thousand, a million, a milliard.
    case scale(Double)
    /// "dizaine": about so many.
    case collective(Double)
    /// "troisième": ends a number and makes it an ordinal.
    case ordinal(Cardinal)
    /// "premier", "second": never part of a longer number.
    case rank(Int)
}

/// What an ordinal would be as a cardinal. (An enumeration that holds itself lives on the heap, and this is asked for
/// every word.)
enum Cardinal: Sendable, Equatable {
    case unit(Int)
    case teen(Int)
    case ten(Int)
    case hundred
    case scale(Double)

    var numeral: Numeral {
        switch self {
        case .unit(let value): .unit(value)
        case .teen(let value): .teen(value)
        case .ten(let value): .ten(value)
        case .hundred: .hundred
        case .scale(let value): .scale(value)
        }
    }
}

package enum TimeUnit: String, Codable, Sendable {
    case second, minute, hour, day, week, month, quarter, semester, year
}

package enum DayPart: String, Codable, Sendable {
    case morning, noon, afternoon, evening, night, midnight, lunch
    /// The day itself, which "début", "milieu" and "fin" divide.
    case day
}

enum Holiday: Sendable, Equatable {
    case fixed(month: Int, day: Int)
    /// Days from Easter Sunday.
    case easter(Int)
}

extension Sense {
    /// What is known of a word; `nil` for most.
    static func of(_ word: Word) -> Sense? { senses[word] }
}

private let senses = WordMap<Sense>(numerals + ordinals + calendar + units)

private func entries(_ words: String, _ sense: Sense) -> [(Word, Sense)] {
    words.split(separator: " ").map { (Word(String($0)), sense) }
}

/// Each word of `words` with the sense of its place, counted from `first`.
private func series(_ words: String, from first: Int, _ sense: (Int) -> Sense) -> [(Word, Sense)] {
    words.split(separator: " ").enumerated().map { (Word(String($1)), sense(first + $0)) }
}

private let numerals: [(Word, Sense)] =
    series("zero un deux trois quatre cinq six sept huit neuf", from: 0) { .numeral(.unit($0)) }
    + entries("une", .numeral(.unit(1)))
    + series("dix onze douze treize quatorze quinze seize", from: 10) { .numeral(.teen($0)) }
    + series("vingt trente quarante cinquante soixante septante huitante nonante", from: 2) {
        .numeral(.ten($0 * 10))
    }
    + entries("octante", .numeral(.ten(80))) + entries("vingts", .numeral(.ten(20)))
    + entries("cent cents", .numeral(.hundred)) + entries("mille milles mil", .numeral(.scale(1e3)))
    + entries("million millions", .numeral(.scale(1e6))) + entries("milliard milliards", .numeral(.scale(1e9)))
    + collectives

private let collectives: [(Word, Sense)] = [
    ("huitaine", 8), ("dizaine", 10), ("douzaine", 12), ("quinzaine", 15), ("vingtaine", 20), ("trentaine", 30),
    ("quarantaine", 40), ("cinquantaine", 50), ("soixantaine", 60), ("centaine", 100), ("millier", 1000),
].flatMap { (word: String, value: Double) in
    entries("\(word) \(word)s", .numeral(.collective(value)))
}

private let ordinals: [(Word, Sense)] =
    ordinal("unieme", .unit(1)) + ordinal("deuxieme", .unit(2)) + ordinal("troisieme", .unit(3))
    + ordinal("quatrieme", .unit(4)) + ordinal("cinquieme", .unit(5)) + ordinal("sixieme", .unit(6))
    + ordinal("septieme", .unit(7)) + ordinal("huitieme", .unit(8)) + ordinal("neuvieme", .unit(9))
    + ordinal("dixieme", .teen(10)) + ordinal("onzieme", .teen(11)) + ordinal("douzieme", .teen(12))
    + ordinal("treizieme", .teen(13)) + ordinal("quatorzieme", .teen(14)) + ordinal("quinzieme", .teen(15))
    + ordinal("seizieme", .teen(16)) + ordinal("vingtieme", .ten(20)) + ordinal("trentieme", .ten(30))
    + ordinal("quarantieme", .ten(40)) + ordinal("cinquantieme", .ten(50)) + ordinal("soixantieme", .ten(60))
    + ordinal("septantieme", .ten(70)) + ordinal("nonantieme", .ten(90)) + ordinal("centieme", .hundred)
    + ordinal("millieme", .scale(1e3)) + ordinal("millionieme", .scale(1e6)) + ordinal("milliardieme", .scale(1e9))
    + entries("premier premiere premiers premieres", .numeral(.rank(1)))
    + entries("second seconds", .numeral(.rank(2)))

private func ordinal(_ word: String, _ cardinal: Cardinal) -> [(Word, Sense)] {
    entries("\(word) \(word)s", .numeral(.ordinal(cardinal)))
}

private let calendar: [(Word, Sense)] =
    series("lundi mardi mercredi jeudi vendredi samedi dimanche", from: 1) { .weekday($0) }
    + entries("lun", .weekday(1)) + entries("jeu", .weekday(4)) + entries("merc", .weekday(3))
    + entries("vend", .weekday(5))
    + entries("dim", .weekday(7))
    + series("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre", from: 1) {
        .month($0)
    }
    + entries("janv jan", .month(1)) + entries("fev fevr", .month(2)) + entries("avr", .month(4))
    + entries("juil juill jui", .month(7)) + entries("septemb", .month(9))
    + entries("oct", .month(10)) + entries("nov", .month(11)) + entries("dec", .month(12))
    + series("printemps ete automne hiver", from: 21) { .season($0) } + entries("etes", .season(22))
    + entries("hivers", .season(24))
    + entries("hier", .deictic(-1)) + entries("demain", .deictic(1))
    + entries("aujourd'hui aujourdhui ojd auj ajd aujourd aujourd' ojrd", .deictic(0))
    + entries("lendemain", .anaphoric(1)) + entries("surlendemain", .anaphoric(2)) + entries("veille", .anaphoric(-1))
    + holidays

private let holidays: [(Word, Sense)] =
    entries("noel", .holiday(.fixed(month: 12, day: 25))) + entries("toussaint", .holiday(.fixed(month: 11, day: 1)))
    + entries("assomption", .holiday(.fixed(month: 8, day: 15)))
    + entries("halloween", .holiday(.fixed(month: 10, day: 31)))
    + entries("chandeleur", .holiday(.fixed(month: 2, day: 2)))
    + entries("epiphanie", .holiday(.fixed(month: 1, day: 6)))
    + entries("armistice", .holiday(.fixed(month: 11, day: 11)))
    + entries("valentin", .holiday(.fixed(month: 2, day: 14)))
    + entries("musique", .holiday(.fixed(month: 6, day: 21)))
    + entries("travail", .holiday(.fixed(month: 5, day: 1)))
    + entries("paques", .holiday(.easter(0))) + entries("ascension", .holiday(.easter(39)))
    + entries("pentecote", .holiday(.easter(49)))

private let units: [(Word, Sense)] =
    entries("seconde secondes sec secs", .unit(.second)) + entries("minute minutes min mins mn", .unit(.minute))
    + entries("heure heures h hr hrs", .unit(.hour)) + entries("jour jours journee journees", .unit(.day))
    + entries("semaine semaines sem", .unit(.week)) + entries("mois", .unit(.month))
    + entries("trimestre trimestres", .unit(.quarter)) + entries("semestre semestres", .unit(.semester))
    + entries("an ans annee annees", .unit(.year))
    + entries("matin mat matinee", .dayPart(.morning)) + entries("midi", .dayPart(.noon))
    + entries("aprem apresmidi apres-midi", .dayPart(.afternoon)) + entries("soir soiree", .dayPart(.evening))
    + entries("nuit", .dayPart(.night)) + entries("minuit", .dayPart(.midnight))
    + entries("weekend we week week-end", .weekend)
    + entries("rentree", .schoolStart) + entries("maintenant moment suite", .now)
    + entries("dejeuner", .dayPart(.lunch))

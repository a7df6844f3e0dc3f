import TestimonyModel

/// Reads dates, durations, clock times and habits: "depuis la réunion du 4 mai", "hier soir", "un jeudi sur deux".
///
/// Woken by cues only; what it finds never overlaps and stands in the order of the text.
package enum TimeGrammar {
    package static func readings(
        in text: MarkedText, numbers: [NumberReading], at now: Moment, settings: TimeSettings = TimeSettings()
    ) -> [TimeReading] {
        var parser = TimeParser(text, numbers, now, settings)
        return parser.run()
    }
}

/// One pass over the cues of a text.
struct TimeParser {
    let text: MarkedText
    let now: Moment
    let today: CivilDate
    let nearest: NearestDate
    let tenses: Tenses?
    /// In the order of the text.
    private let numbers: [NumberReading]
    private let events: [TimeSettings.EventPhrase]
    private(set) var found: [TimeReading] = []
    /// The first token that no reading has taken yet.
    private(set) var floor = 0

    init(_ text: MarkedText, _ numbers: [NumberReading], _ now: Moment, _ settings: TimeSettings) {
        self.text = text
        self.now = now
        today = now.date
        tenses = text.cues.isEmpty ? nil : Tenses(text)
        nearest = NearestDate(today: now.date, prefersPast: settings.prefersPast)
        self.numbers = numbers
        events = settings.phrases
    }

    mutating func run() -> [TimeReading] {
        if events.isEmpty {
            for cue in text.cues { read(cue) }
        } else {
            for index in 0..<text.count { read(index) }
        }
        return found
    }

    private mutating func read(_ at: Int) {
        guard at >= floor, let base = event(at) ?? base(at) else { return }
        let reading = linked(base)
        found.append(reading)
        floor = reading.tokens.upperBound
    }

    /// What is told lies ahead, and what has no day is the next of its kind.
    var readsAgenda: Bool { !nearest.prefersPast }

    /// Local seconds, as spans count them.
    var nowSeconds: Int { now.epochSeconds + now.utcOffset }

    /// The number that starts at a token.
    func number(_ index: Int) -> NumberReading? {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle].tokens.lowerBound < index { low = middle + 1 } else { high = middle }
        }
        return low < numbers.count && numbers[low].tokens.lowerBound == index ? numbers[low] : nil
    }

    /// A reading by itself, before what links it to another or opens it.
    func base(_ at: Int) -> TimeReading? {
        switch text.sense(at) {
        case .none: text.kind(at) == .number ? numeric(at) : nil
        case .numeral: numeric(at)
        case .weekday(let weekday): self.weekday(weekday, at)
        case .month(let month): self.month(month, at)
        case .season(let season): self.season(season, at)
        case .unit(let unit): period(unit, at)
        case .dayPart(let part): dayPart(part, at)
        case .deictic(let days): deictic(days, at)
        case .anaphoric(let days): anaphoric(days, at)
        case .holiday(let holiday): self.holiday(holiday, at)
        case .weekend: weekend(at)
        case .schoolStart: schoolStart(at)
        case .now: present(at)
        }
    }

    /// The day told last, while the story is still near it.
    func anchor(before at: Int) -> CivilDate? {
        guard let last = found.suffix(12).last(where: { $0.edtf != nil }), at - last.tokens.upperBound < 60 else {
            return nil
        }
        if case .at(let span) = last.value, span.grain <= .day { return span.date }
        return nil
    }

    private func event(_ at: Int) -> TimeReading? {
        for event in events where text.words[at] == event.words.first && text.has(event.words, at: at) {
            guard isDating(before: at) else { continue }
            return TimeReading(tokens: at..<at + event.words.count, value: .at(.day(event.date)), rule: "time.event")
        }
        return nil
    }

    /// The tense that decides between the last and the next: "depuis" always looks back; "pour", "jusqu'à" and "avant
    /// lundi" look ahead where no verb says otherwise, "pour avril" and "pour la rentrée" wherever they stand.
    func tense(_ at: Int) -> Tense {
        let told = clauseTense(at)
        for back in 1...4 {
            let word = text.word(at - back)
            if word == "depuis" { return .past }
            if word == "ici", text.word(at - back - 1) == "d'" { return .future }
            if word == "le", text.word(at - back - 1) == "debut" { return told == .past ? .past : .future }
            if word == "pour" {
                let isBare = back == 1 || isOfMonths(at) || planned.contains(text.word(at - back - 1))
                return told == .past && !isBare ? .past : .future
            }
            if word == "jusqu'" || word == "jusque", text.kind(at) == .word { return told == .past ? .past : .future }
            if word == "avant", isOfDays(at) { return told == .past ? .past : .future }
            guard determiners.contains(word) || openers.contains(word) else {
                // "depuis l'incident de mars"
                let isOfNoun = genitives.contains(text.word(at - back + 1))
                if isOfNoun, opener(before: at - back) == "depuis" { return .past }
                break
            }
        }
        // Alone, a date answers "C'était quand ?".
        return told == .unknown && isAlone ? (nearest.prefersPast ? .past : .future) : told
    }

    /// A month, a season, "la rentrée".
    private func isOfMonths(_ at: Int) -> Bool {
        switch text.sense(at) {
        case .month, .season, .schoolStart: true
        default: false
        }
    }

    /// What stands before a word and its article.
    private func opener(before at: Int) -> Word {
        text.word(determiners.contains(text.word(at - 1)) ? at - 2 : at - 1)
    }

    /// "lundi", "le 15".
    private func isOfDays(_ at: Int) -> Bool {
        if case .weekday = text.sense(at) { return true }
        return text.kind(at) == .number && !isOfMonths(at + 1) && !isOfMonths(at + 2)
    }

    /// Whether a text is a date with hardly a word around it, or one that takes another back: "ah non, en décembre".
    private var isAlone: Bool { text.count - takenBack <= 4 }

    /// How many words at the start only take back what was said before.
    var takenBack: Int { text.words.prefix { takesBack.contains($0) }.count }

    /// The tense of the words around, alone.
    func clauseTense(_ at: Int) -> Tense { tenses?.tense(around: at) ?? .unknown }

    /// Whether a word that dates stands before an article: "depuis l'", "à la", "avant le".
    func isDating(before at: Int) -> Bool { dating.contains(opener(before: at)) }
}

let determiners = WordSet("le la les l' cette ce cet notre votre nos vos un une")
let genitives = WordSet("de du d'")
private let takesBack = WordSet(
    "ah euh oh non nan attends pardon finalement en fait plutot je voulais dire c' etait est , no rather wait actually "
        + "sorry it was i meant in fact")
private let planned = WordSet("prevu prevue prevus prevues programme programmee fixe fixee")
private let openers = WordSet("debut fin mi de du d' au mois l")
private let dating = WordSet("depuis a avant apres des vers pour pendant durant lors jusqu' jusque")

extension TimeReading {
    init(_ tokens: Range<Int>, _ span: TimeSpan, _ rule: String) {
        self.init(tokens: tokens, value: .at(span), rule: rule)
    }
}

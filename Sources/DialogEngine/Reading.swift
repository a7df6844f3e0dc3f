import Extraction
import TestimonyModel

/// A value that an utterance gives for a slot.
struct Fact: Sendable, Hashable {
    var slot: String
    var value: String
    /// The witness's words for it, with their article.
    var words: String?
    /// "pas des bénévoles"
    var isDenied: Bool
    /// Scalars of the utterance.
    var range: Range<Int>
    /// The words only name people in general: "deux dames", "des gens".
    var isGuess: Bool
}

extension Fact {
    /// Whether longer words for the same slot hold those of `other`: "les mamies d’à côté" and "les mamies".
    fileprivate func contains(_ other: Fact) -> Bool {
        slot == other.slot && value != other.value && range.overlaps(other.range) && range.count > other.range.count
    }

    /// Whether it takes the place of `other` in the same breath: "hier soir, enfin jeudi soir".
    fileprivate func replaces(_ other: Fact, _ answer: FoldedAnswer) -> Bool {
        slot == other.slot && value != other.value && !isDenied && other.range.upperBound <= range.lowerBound
            && range.lowerBound - other.range.upperBound < 30
            && answer.words(between: other.range.upperBound, and: range.lowerBound).contains(where: slips.contains)
    }
}

/// What an utterance says, whatever was asked.
struct Reading {
    private let utterance: Utterance
    private let understood: Understood
    private(set) var facts: [Fact]

    init(_ text: String, _ context: Context, at sentAt: Moment? = nil) {
        self.init(context.utterance(text), context, at: sentAt)
    }

    init(_ utterance: Utterance, _ context: Context, at sentAt: Moment? = nil) {
        self.utterance = utterance
        understood = context.understood(utterance, at: sentAt ?? context.now)
        facts = understood.facts
    }

    var extraction: Extraction { understood.extraction }
    var text: String { understood.extraction.text }
    /// As it came, names and numbers in it.
    var typed: String { utterance.typed }
    /// Lower-case words between single spaces.
    var words: String { utterance.words }
    /// The same one by one.
    var pieces: [Substring] { utterance.pieces }
    /// Its sentences and what stands between commas, each as plain words and what these mean.
    var parts: [Meaning] { utterance.parts }
    var meaning: Meaning { utterance.meaning }
    /// The language that it is in for certain, where the word lists are of another.
    var otherLanguage: String? { utterance.otherLanguage }
    /// The first danger that it tells of, and in which language, where that is not the one spoken.
    var alert: (heard: Alert, in: Localisation?)? { utterance.alert }

    /// Without the facts that do not count where it is heard.
    func leavingOut(_ isIdle: (Fact) -> Bool) -> Reading {
        var reading = self
        reading.facts.removeAll(where: isIdle)
        return reading
    }

    func means(_ intent: Intent) -> Bool { utterance.meaning.means(intent) }

    func rest(after intent: Intent) -> Substring? { utterance.meaning.rest(after: intent) }

    var wordCount: Int { pieces.count }

    /// Whether it tells something of its own: an answer has fewer words.
    var tellsMore: Bool {
        wordCount > 6 && extraction.frame.isTestimony && !extraction.frame.observations.isEmpty
    }

    /// "/aide": a command, whatever was asked.
    var isMarkedCommand: Bool { text.hasPrefix("/") }

    /// Nothing but question marks.
    var isBareQuestion: Bool { !text.isEmpty && text.allSatisfy { $0 == "?" || $0.isWhitespace } }

    /// The number that the utterance starts with: "2", "2 : la cour", "le 2".
    var leadingNumber: Int? {
        guard let first = pieces.first else { return nil }
        if let number = Int(first) { return number }
        return pieces.count <= 3 && ["le", "la", "numero", "n", "ligne", "choix"].contains(first)
            ? pieces.dropFirst().first.flatMap { Int($0) } : nil
    }

    /// Every number that stands in the utterance as a word of its own.
    var numbers: [Int] { pieces.compactMap { Int($0) } }

    /// Whether a word says no to something, whatever to.
    var denies: Bool { Reading.denies(words) }

    static func denies(_ words: String) -> Bool {
        words.split { $0 == " " || $0 == "'" }.contains { noWords.contains(String($0)) }
            || firstRange(of: " don t ", in: " \(words) ") != nil
    }

    /// Whether more is said than yes: "oui mais c'est faux".
    var hasReservation: Bool {
        denies || takesBack
    }

    /// Whether it says yes, in one part of it at least, and takes nothing of it back: "« juste » c'est oui ? Alors oui."
    var agrees: Bool {
        func saysYes(_ part: Meaning) -> Bool {
            guard let rest = part.rest(after: .yes) else { return false }
            return rest.isEmpty
                || rest.utf8.count < part.words.utf8.count && saysYes(utterance.patterns.meaning(of: String(rest)))
        }
        guard facts.isEmpty, !takesBack, let first = parts.first else { return false }
        // "Oui. Je n'ai pas que cela à faire."
        let staysYes = saysYes(first) && !parts.contains { $0.means(.no) || $0.means(.correction) }
        return staysYes || !denies && parts.contains(where: saysYes)
    }

    private var takesBack: Bool { pieces.contains { reservations.contains(String($0)) } }

    /// Facts for one slot that the utterance asserts.
    func asserted(_ slot: String) -> [Fact] { facts.filter { $0.slot == slot && !$0.isDenied } }
}

extension Fact {
    /// Whatever an extraction found that a slot takes.
    static func all(in extraction: Extraction, _ context: Context) -> [Fact] {
        guard !extraction.entities.isEmpty else { return [] }
        let answer = FoldedAnswer(extraction.text, context.normaliser)
        let vague = extraction.entities.filter { $0.kind == .mention }.map { $0.start..<$0.end }
        var facts: [Fact] = []
        for entity in extraction.entities {
            guard let (slot, value) = slotAndValue(entity) else { continue }
            let range = entity.start..<entity.end
            let fact = Fact(
                slot: slot, value: value, words: answer.words(of: range),
                isDenied: answer.isDenied(at: range.lowerBound),
                range: range,
                isGuess: slot == "publics" && vague.contains { $0.overlaps(range) && $0.count >= range.count })
            if !facts.contains(where: { $0.slot == slot && $0.value == value && $0.isDenied == fact.isDenied }) {
                facts.append(fact)
            }
        }
        guard facts.count > 1 else { return facts }
        let asked = context.dialog.askedFacets
        return facts.filter { fact in
            !facts.contains {
                $0.contains(fact) || $0.replaces(fact, answer) || answer.isByProduct(fact, of: $0, asked: asked)
            }
        }
    }
}

/// The slots and values that an utterance asserts, whatever was asked.
package func said(_ text: String, _ context: Context) -> [(slot: String, value: String)] {
    Reading(text, context).facts.filter { !$0.isDenied }.map { ($0.slot, $0.value) }
}

extension Dialog {
    /// What has a question, and how often, which is an answer to when.
    fileprivate var askedFacets: Set<String> { Set(slots.map(\.id)).union(["frequency"]) }
}

/// The slot that an entity fills, `nil` for what fills none.
func slotAndValue(_ entity: Entity) -> (slot: String, value: String)? {
    switch (entity.kind, entity.value) {
    case (.public, .id(let id)): ("publics", id)
    case (.place, .id(let id)): ("where", id)
    case (.occasion, .id(let id)): ("occasion", id)
    case (.frequency, .id(let id)): ("frequency", id)
    case (_, .facet(let facet, let option)): (facet, option)
    case (.time, .time(let date)): ("when", date.description)
    default: nil
    }
}

/// The tokens of a short text with their scalar ranges, for articles and denials around an entity.
struct FoldedAnswer {
    /// Longer texts are stories: nobody corrects in them.
    static let longest = 2_000

    private let folded: FoldedText
    private let ranges: [Range<Int>]

    init(_ text: String, _ normaliser: Normaliser) {
        folded = normaliser.fold(text)
        let short = folded.source.count <= FoldedAnswer.longest
        ranges = short ? folded.tokens.map { [folded] in folded.scalarRange(folded.sourceRange($0.range)) } : []
    }

    /// The source words of a scalar range, with the article or number before them.
    func words(of range: Range<Int>) -> String? {
        guard var first = ranges.firstIndex(where: { $0.upperBound > range.lowerBound }),
            let last = ranges.lastIndex(where: { $0.lowerBound < range.upperBound }), first <= last
        else { return nil }
        if first > 0, articles.contains(folded.string(ofToken: first - 1)) {
            // "on a nos bureaux": nobody needs two articles, but whose something is, "de ma fille", is to be known.
            let isPossession = ["de", "d'"].contains(folded.string(ofToken: first - 1))
            if isPossession || !articles.contains(folded.string(ofToken: first)) { first -= 1 }
        }
        // "j'habite en face" names nobody.
        if first > 0, subjects.contains(folded.string(ofToken: first - 1)) { return nil }
        return folded.sourceString(folded.sourceRange(ofTokens: first..<last + 1))
    }

    func words(between start: Int, and end: Int) -> [String] {
        ranges.indices.filter { ranges[$0].lowerBound >= start && ranges[$0].upperBound <= end }
            .map { folded.string(ofToken: $0) }
    }

    /// Whether a fact that nobody asks for stands in the very words of one that answers a question: "à la cantine" tells
    /// where it was, and no occasion.
    func isByProduct(_ fact: Fact, of answer: Fact, asked: Set<String>) -> Bool {
        guard !asked.contains(fact.slot), asked.contains(answer.slot), fact.range.overlaps(answer.range) else {
            return false
        }
        return ranges.indices.allSatisfy { token in
            !ranges[token].overlaps(fact.range) || ranges[token].overlaps(answer.range)
                || articles.contains(folded.string(ofToken: token)) || folded.tokens[token].kind != .word
        }
    }

    /// Whether "pas", "ni" or "plus" stands before the scalar, in the same breath.
    func isDenied(at start: Int) -> Bool {
        guard var token = ranges.lastIndex(where: { $0.upperBound <= start }) else { return false }
        var isCompared = false
        var next = ""
        for _ in 0..<6 {
            let word = folded.string(ofToken: token)
            // "plutôt dans le hall que dans la cour"
            if word == "plutot", isCompared { return true }
            if folded.tokens[token].kind != .word || breaths.contains(word) { return false }
            isCompared = isCompared || word == "que" || word == "qu'"
            // "ce n'était point à l'automne", not "au point d'eau".
            let isNoun = word == "point" && token > 0 && articles.contains(folded.string(ofToken: token - 1))
            if denials.contains(word), !isNoun, !folded.isStep(ofToken: token) { return !softening.contains(next) }
            if token == 0 { return false }
            next = word
            token -= 1
        }
        return false
    }
}

private let articles: Set<String> = [
    "l'", "le", "la", "les", "un", "une", "des", "du", "d'", "de", "mes", "nos", "leurs", "ma", "mon", "notre", "deux",
    "trois", "quelques", "plusieurs", "ce", "cette", "ces", "au", "aux", "a",
]
/// Behind "pas": "pas loin de la cantine", "pas seulement à la cantine", "pas que la cantine".
private let softening: Set<String> = ["loin", "seulement", "uniquement", "que", "qu'"]
private let subjects: Set<String> = ["je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles"]
private let noWords: Set<String> = [
    "pas", "ne", "n", "non", "nan", "jamais", "ni", "aucun", "aucune", "plus", "not", "never",
]
private let reservations: Set<String> = [
    "mais", "sauf", "faux", "fausse", "enleve", "retire", "change", "corrige", "plutot", "erreur", "manque",
    "but", "except", "wrong", "remove", "instead",
]
/// What takes back the word before it.
private let slips: Set<String> = ["enfin", "plutot", "pardon", "nan", "rather"]
private let denials: Set<String> = ["pas", "ni", "plus", "sans", "point"]
private let breaths: Set<String> = ["mais", "et", "c'", "donc", "plutot"]

import DialogFormat
import Extraction
import Foundation
import Reporting
import TestimonyModel

/// Reads what a question asks the archive for: publics, places and times as extraction finds them in any text, effects,
/// levels and signs by the site's words, and the words that are left.
struct QuestionReader {
    let extractor: Extractor
    let codebook: Codebook
    let words: QuestionWords

    /// Whether the question is about what nobody tells.
    func asksForBlindSpots(_ text: String) -> Bool {
        let text = FoldedQuestion(text)
        return words.blindSpots.contains { !text.ranges(of: $0).isEmpty }
    }

    func read(_ source: String, at now: Moment) -> ArchiveQuestion {
        var text = FoldedQuestion(source)
        var question = ArchiveQuestion()
        for phrase in words.frame { text.take(phrase) }
        // Before publics: "effets collectifs" is a level, though a "collectif" is people.
        for level in codebook.levels where text.take(any: words.levels[level.id] ?? []) {
            for effect in codebook.effects where effect.level == level.id { question.effects.addNew(effect.id) }
        }
        let understood = text.taken
        let entities = extractor.extract(text.source, sentAt: now).entities
        for entity in entities where !understood.overlaps(entity.start..<entity.end) {
            switch (entity.kind, entity.value) {
            case (.public, .id(let id)): question.publics.addNew(id)
            case (.place, .id(let id)): question.places.addNew(id)
            case (.time, .time(let time)): question.narrow(to: time)
            default: continue
            }
            text.take(entity.start..<entity.end)
        }
        for effect in codebook.effects where text.take(any: names(of: effect)) { question.effects.addNew(effect.id) }
        let (good, bad) = (text.take(any: words.positive), text.take(any: words.negative))
        if good != bad { question.polarity = good ? .positive : .negative }
        for word in text.left where !words.small.contains(word.folded) {
            question.words.addNew(word.typed.withoutPlural)
        }
        // Cues are made for stories, and find more than a question says: they help only where nothing else does, and a word
        // that is looked for is told under any effect.
        if !question.hasCodes, question.words.isEmpty {
            for entity in entities where entity.kind == .cue && !understood.overlaps(entity.start..<entity.end) {
                guard case .id(let id) = entity.value, let effect = codebook.effect(String(id.prefix { $0 != "." }))
                else { continue }
                question.effects.addNew(effect.id)
            }
        }
        return question
    }

    /// What the site's words call an effect, and its label.
    private func names(of effect: Codebook.ImpactEffect) -> [String] {
        (words.effects[effect.id] ?? []) + [effect.label]
    }
}

extension ArchiveQuestion {
    /// Several times are one from the first to the last.
    fileprivate mutating func narrow(to time: EDTF) {
        let isFirst = from == nil && to == nil
        from = isFirst ? time.firstDay : min(from ?? time.firstDay, time.firstDay)
        to = isFirst ? time.lastDay : max(to ?? time.lastDay, time.lastDay)
    }

    private func min(_ one: CivilDate?, _ other: CivilDate?) -> CivilDate? {
        one.flatMap { one in other.map { Swift.min(one, $0) } }
    }

    private func max(_ one: CivilDate?, _ other: CivilDate?) -> CivilDate? {
        one.flatMap { one in other.map { Swift.max(one, $0) } }
    }
}

/// A question without case and accents, scalar by scalar, and which of its scalars are understood.
struct FoldedQuestion {
    let source: String
    private let scalars: [Unicode.Scalar]
    private(set) var taken: IndexSet = []

    init(_ text: String) {
        source = text.precomposedStringWithCanonicalMapping
        scalars = source.unicodeScalars.map(FoldedQuestion.folded)
    }

    /// Where `phrase` stands as whole words.
    func ranges(of phrase: String) -> [Range<Int>] {
        let wanted = phrase.precomposedStringWithCanonicalMapping.unicodeScalars.map(FoldedQuestion.folded)
        guard !wanted.isEmpty, wanted.count <= scalars.count else { return [] }
        return (0...scalars.count - wanted.count).compactMap { start in
            let range = start..<start + wanted.count
            guard scalars[range].elementsEqual(wanted), !isLetter(start - 1), !isLetter(range.upperBound) else {
                return nil
            }
            return range
        }
    }

    @discardableResult
    mutating func take(any phrases: [String]) -> Bool {
        var isThere = false
        for phrase in phrases where take(phrase) { isThere = true }
        return isThere
    }

    /// False where the phrase is not there, or was understood otherwise before.
    @discardableResult
    mutating func take(_ phrase: String) -> Bool {
        let free = ranges(of: phrase).filter { !taken.overlaps($0) }
        for range in free { take(range) }
        return !free.isEmpty
    }

    mutating func take(_ range: Range<Int>) { taken.insert(integersIn: range) }

    /// Words of three letters and more that were not understood.
    var left: [(folded: String, typed: String)] {
        let typed = Array(source.unicodeScalars)
        let words = scalars.indices.split { !isLetter($0) || taken.contains($0) }
        return words.filter { $0.count > 2 }.map { word in
            func text(_ scalars: [Unicode.Scalar]) -> String {
                String(String.UnicodeScalarView(scalars[word.startIndex..<word.endIndex]))
            }
            return (text(scalars), text(typed))
        }
    }

    private func isLetter(_ index: Int) -> Bool {
        scalars.indices.contains(index)
            && (scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil)
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar == "’" { return "'" }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        return String(lower).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? lower
    }
}

extension IndexSet {
    fileprivate func overlaps(_ range: Range<Int>) -> Bool { intersects(integersIn: range) }
}

extension Array where Element: Equatable {
    fileprivate mutating func addNew(_ element: Element) { if !contains(element) { append(element) } }
}

extension String {
    /// The search finds beginnings of words: "echelles" and "echelle" are one.
    fileprivate var withoutPlural: String {
        count > 4 && (last == "s" || last == "x") ? String(dropLast()) : self
    }
}

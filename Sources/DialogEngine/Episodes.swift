import Extraction
import TestimonyModel

/// Stories that tell several things: "en mars on a prêté la salle … On voudrait lancer une bourse … Et la ventilation : on
/// crie pour se parler."
///
/// Careful on purpose: what could be one story stays one, also where it goes from one day to another. A new episode
/// begins with a sentence that tells an effect and is wished where the last was not (or the other way round), announces
/// another topic ("sinon", "et la ventilation :"), or stands as an item of a list with another effect.
package struct Episodes {
    /// Testimonies that one story becomes at most; what follows joins the last.
    package static let most = 5

    /// Scalars of the story, from one episode to the next, without gaps; one where nothing is told apart.
    let ranges: [Range<Int>]

    init(of reading: Reading, _ context: Context) {
        // Several sentences must tell something.
        guard reading.extraction.frame.distinctObservations.count > 1 else {
            ranges = [0..<reading.text.unicodeScalars.count]
            return
        }
        let text = context.normaliser.fold(reading.text)
        let items = Episodes.items(of: text)
        let sentences = Episodes.sentences(of: text, cutAt: items).map { range in
            Sentence(range, reading, String(scalars: range, of: reading.text), context)
        }
        var starts: [Int] = []
        var current: [Sentence] = []
        for (index, sentence) in sentences.enumerated() {
            if starts.isEmpty {
                starts = [0]
            } else if starts.count < Episodes.most, current.contains(where: \.tells), sentence.tells,
                sentence.begins(
                    behind: current,
                    isItem: items.contains {
                        sentences[index - 1].range.upperBound <= $0 && $0 <= sentence.range.lowerBound
                    })
            {
                starts.append(sentence.range.lowerBound)
                current = []
            }
            current.append(sentence)
        }
        let end = reading.text.unicodeScalars.count
        ranges = zip(starts, starts.dropFirst() + [end]).map { $0..<$1 }
    }

    /// Scalar ranges of the sentences, without the marks between them; the items of a list are sentences.
    private static func sentences(of text: FoldedText, cutAt items: [Int]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var last: Int?
        for clause in ClauseSplitter.clauses(of: text) {
            let range = text.scalarRange(ofTokens: clause.tokens)
            if clause.sentence == last, let sentence = ranges.popLast() {
                ranges.append(sentence.lowerBound..<range.upperBound)
            } else {
                ranges.append(range)
            }
            last = clause.sentence
        }
        return ranges.flatMap { range in
            let cuts = items.filter { range.lowerBound < $0 && $0 < range.upperBound }
            return zip([range.lowerBound] + cuts, cuts + [range.upperBound]).map { $0..<$1 }
        }
    }

    /// Scalars where an item of a list begins: behind bullets and line breaks, at "2/" and "3)", behind "//", and behind
    /// semicolons where there are several.
    private static func items(of text: FoldedText) -> [Int] {
        let tokens = text.tokens
        func mark(_ index: Int) -> String {
            tokens.indices.contains(index) && tokens[index].kind == .mark ? text.string(ofToken: index) : ""
        }
        let isList = tokens.indices.count { mark($0) == ";" } > 1
        return tokens.indices.filter { index in
            let (before, next) = (mark(index - 1), mark(index + 1))
            return switch tokens[index].kind {
            case .number: ["/", ")"].contains(next) && tokens[index].flags.contains(.spaceBefore)
            case .mark: false
            case .newline: false
            case .word:
                before == ";" && isList || before == "/" && mark(index - 2) == "/"
                    || ["-", "*"].contains(before) && tokens[index - 1].flags.contains(.spaceBefore)
                        && tokens[index].flags.contains(.spaceBefore)
            }
        }
        .map { text.scalarRange(text.sourceRange(tokens[$0].range)).lowerBound }
    }
}

private struct Sentence {
    let range: Range<Int>
    let observations: [Observation]
    let announcesTopic: Bool
    private let isWished: Bool

    init(_ range: Range<Int>, _ reading: Reading, _ text: String, _ context: Context) {
        self.range = range
        observations = reading.extraction.frame.distinctObservations.filter { range.contains($0.start) }
        isWished = observations.allSatisfy { $0.status == .wished } && saysWish(text, context.normaliser)
        announcesTopic =
            context.patterns.matches(plainWords(text, context.normaliser), .topic)
            || heading(of: text, context.normaliser) != nil
    }

    var tells: Bool { !observations.isEmpty }

    func begins(behind others: [Sentence], isItem: Bool) -> Bool {
        let others = others.filter(\.tells)
        let effects = Set(others.flatMap { $0.observations.map(\.effect) })
        let isOther = observations.allSatisfy { !effects.contains($0.effect) }
        return announcesTopic || isItem && isOther || others.allSatisfy { $0.isWished != isWished }
    }
}

/// "Et la ventilation : on crie pour se parler" → "la ventilation".
private func heading(of text: String, _ normaliser: Normaliser) -> String? {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    var words = parts[0].split { $0 == " " || $0.isNewline }.map(String.init)
    if let first = words.first, ["et", "sinon", "puis"].contains(plainWords(first, normaliser)) { words.removeFirst() }
    guard parts.count == 2, (1...3).contains(words.count), let first = words.first,
        definiteArticles.contains(plainWords(String(first.prefix { $0 != "'" && $0 != "’" }), normaliser))
    else { return nil }
    return curly(words.joined(separator: " ").lowercased())
}

private let definiteArticles: Set<String> = ["le", "la", "les", "l", "mon", "ma", "mes", "nos", "notre"]

extension Reduction {
    /// Takes a story, each of its episodes as a draft of its own, and says how many there are.
    mutating func takeStory(_ reading: Reading) {
        let ranges = Episodes(of: reading, context).ranges
        guard ranges.count > 1, session.draft.isEmpty else { return take(reading) }
        var drafts: [Draft] = []
        for range in ranges {
            session.draft = Draft()
            takeEpisode(range, of: reading)
            drafts.append(session.draft)
        }
        for index in drafts.indices.dropFirst() {
            drafts[index].isReported = drafts[0].isReported
            drafts[index].share(with: drafts[0])
            drafts[index].questions = max(0, dialog.limits.questions - 1)
        }
        session.draft = drafts[0]
        session.waiting = Array(drafts.dropFirst())
        say(.several, ["count": episodeCount])
    }

    private mutating func takeEpisode(_ range: Range<Int>, of reading: Reading) {
        let text = String(scalars: range, of: reading.text)
        let words = String(text.reversed().drop { $0.isWhitespace }.reversed())
        let part = Reading(words, context)
        let told = part.extraction.ungated.distinctObservations
        guard told.isEmpty else { return take(part) }
        let whole = reading.extraction.frame.distinctObservations.filter { range.contains($0.start) }
        take(part, observations: whole.map { $0.moved(by: -range.lowerBound, within: words.unicodeScalars.count) })
    }

    /// Goes on to the next episode, this one being settled. Answers whether there is one.
    mutating func goOnWithNextEpisode() -> Bool {
        guard var waiting = session.waiting, !waiting.isEmpty else { return false }
        session.told = (session.told ?? []) + [session.draft]
        session.draft = waiting.removeFirst()
        session.waiting = waiting
        advance()
        return true
    }

    var episodes: [Draft] { session.episodes }

    var isOneOfSeveral: Bool { session.told?.isEmpty == false || session.waiting?.isEmpty == false }

    var currentName: String { name(of: session.toldCount) }

    /// What an episode is called: by its heading, or the one thing that its quotation brings in; else by its place in
    /// the order. A name that is wrong tells less than none.
    func name(of index: Int) -> String { ownName(of: episodes[index]) ?? word(index, of: .ordinals) }

    /// What a question says the episode under way by: its name, else its own words.
    var shortQuote: String {
        let draft = session.draft
        return ownName(of: draft) ?? "« \(shortened(draft.observations.first?.evidence ?? draft.text, to: 60)) »"
    }

    private func ownName(of draft: Draft) -> String? {
        if let heading = heading(of: draft.text, context.normaliser) { return heading }
        guard let quoted = draft.observations.first else { return nil }
        let topics = draft.named.filter { $0.kind == "topic" && (quoted.start..<quoted.end).contains($0.start) }
        return topics.count == 1 ? definite(topics[0].words) : nil
    }

    /// How many episodes there are, in words.
    var episodeCount: String { word(episodes.count - 1, of: .numbers) }

    private func word(_ index: Int, of list: Phrase) -> String {
        let words = wording.phrase(list).split(separator: ",").map { String(trimmed($0)) }
        return words.indices.contains(index) ? words[index] : "\(index + 1)"
    }
}

extension Draft {
    /// Who "nous" are holds for all that is told in one breath.
    fileprivate mutating func share(with first: Draft) {
        guard slots["publics"] == nil, let publics = first.slots["publics"] else { return }
        let own = publics.items.filter { item in
            (item.words ?? "").lowercased().split { !$0.isLetter }.contains {
                ["nos", "notre", "nous", "mon", "ma", "mes"].contains($0)
            }
        }
        if !own.isEmpty { slots["publics"] = SlotValue(state: .proposed, items: own) }
    }
}

extension Observation {
    fileprivate func moved(by shift: Int, within count: Int) -> Observation {
        var moved = self
        moved.start = max(0, start + shift)
        moved.end = min(count, end + shift)
        return moved
    }
}

import Extraction
import TestimonyModel

/// A wording's own words for answers, slot by slot, and the ids and labels of the codebook, as the plain words that
/// answers are compared with: taken apart once, since every answer asks for them.
package struct SaidPhrases: Sendable {
    struct Lists {
        /// By the id that they name.
        var plain: [String: [[Substring]]]
        /// The same where they say that it got worse.
        var worse: [String: [[Substring]]]
        let all: [[Substring]]
        /// Of all of them: most answers hold none.
        let index: PhraseIndex

        init(plain: [String: [[Substring]]], worse: [String: [[Substring]]]) {
            (self.plain, self.worse) = (plain, worse)
            all = [plain, worse].flatMap { $0.values.flatMap(\.self) }
            index = PhraseIndex(all.map { PhraseIndex.Phrase(words: $0.joined(separator: " ")) })
        }
    }

    /// What the codebook calls the answers to a slot.
    private struct Names {
        var ids: [String] = []
        /// Ids and labels; the list of a phrase is the place of its id.
        var index: PhraseIndex

        init(_ labels: [(id: String, label: String)], _ normaliser: Normaliser) {
            ids = labels.map(\.id)
            index = PhraseIndex(
                labels.enumerated().flatMap { list, answer in
                    [answer.id, answer.label].map { plainWords($0, normaliser) }.filter { !$0.isEmpty }
                        .map { PhraseIndex.Phrase(words: $0, list: list) }
                })
        }
    }

    private let slots: [String: Lists]
    private let names: [String: Names]
    /// By the id of a question of the author's own.
    private let answers: [String: AnswerLabels]
    /// Slots by a label that no answer to another question has.
    private let named: [[Substring]: String]
    /// By their first word, the names of questions outside of repeats that no other has.
    let slotNames: [Substring: [(words: [Substring], slot: String)]]

    package init(_ wording: Wording, _ dialog: Dialog, _ codebook: Codebook, normaliser: Normaliser) {
        func taken(_ lists: [String: [String]]) -> [String: [[Substring]]] {
            lists.mapValues { $0.map { plainWords($0, normaliser).split(separator: " ") }.filter { !$0.isEmpty } }
        }
        slots = Dictionary(
            dialog.slots.compactMap { slot in
                let own = wording.slots[slot.id]
                var (said, worse) = (own?.said ?? [:], own?.saidNegative ?? [:])
                if slot.kind == .effects {
                    // What the recap calls them is an answer as well.
                    for (id, effect) in wording.effects {
                        said[id, default: []].append(effect.positive)
                        worse[id, default: []].append(effect.negative)
                    }
                }
                return said.isEmpty && worse.isEmpty
                    ? nil : (slot.id, Lists(plain: taken(said), worse: taken(worse)))
            }
        ) { first, _ in first }
        let labels = dialog.slots.map { ($0.id, Names(codebook.labels(of: $0.kind), normaliser)) }
        names = Dictionary(labels) { first, _ in first }
        answers = Dictionary(
            dialog.allSlots.compactMap { slot in
                guard case .question(let question) = slot.kind, !question.type.ids.isEmpty else { return nil }
                let choices = wording.slots[slot.id]?.choices ?? [:]
                let labels = question.type.ids.map { id in
                    let all = (choices[id] ?? []) + (Int(id) == nil ? [id] : [])
                    return (id: id, labels: all.map { plainWords($0, normaliser).split(separator: " ") })
                }
                return (slot.id, AnswerLabels(answers: labels))
            }
        ) { first, _ in first }
        var named: [[Substring]: String?] = [:]
        for slot in dialog.slots {
            for phrase in answers[slot.id]?.answers.flatMap(\.labels) ?? [] {
                named[phrase] = .some(named[phrase].map { $0 == slot.id ? slot.id : nil } ?? slot.id)
            }
        }
        self.named = named.compactMapValues(\.self)
        var called: [[Substring]: [String]] = [:]
        for slot in dialog.slots {
            guard case .question = slot.kind, let name = wording.slots[slot.id]?.name else { continue }
            let words = plainWords(name, normaliser).split(separator: " ")
            let telling = words.first.map(namingWords.contains) == true ? Array(words.dropFirst()) : words
            guard telling.reduce(0, { $0 + $1.utf8.count }) >= SaidPhrases.tellingName else { continue }
            called[telling, default: []].append(slot.id)
        }
        let unique = called.filter { $0.value.count == 1 }.map { (words: $0.key, slot: $0.value[0]) }
        slotNames = Dictionary(grouping: unique) { $0.words[0] }
    }

    /// Letters from which on the name of a question is called.
    private static let tellingName = 3

    /// Letters and spaces from which on a label is no everyday word.
    private static let tellingLabel = 4
    private static let longestLabel = 6

    /// The slots, outside of repeats, that words name by a label which no other slot's answers have.
    func slotsNamed(by words: [Substring]) -> [String] {
        guard !named.isEmpty else { return [] }
        var found: [String] = []
        for start in words.indices {
            for end in start..<min(start + SaidPhrases.longestLabel, words.count) {
                let phrase = Array(words[start...end])
                guard let slot = named[phrase], !found.contains(slot),
                    phrase.reduce(0, { $0 + $1.utf8.count }) >= SaidPhrases.tellingLabel
                else { continue }
                found.append(slot)
            }
        }
        return found
    }

    /// What the answers to a question of the author's own are called.
    func labels(of slot: String) -> AnswerLabels { answers[slot] ?? .none }

    /// The ids that an utterance names by themselves or by their labels.
    func named(_ slot: String, in words: String) -> [String] {
        guard let names = names[slot] else { return [] }
        var found: Set<Int> = []
        names.index.hits(in: words) { found.insert($0.phrase.list) }
        return found.isEmpty ? [] : names.ids.indices.filter(found.contains).map { names.ids[$0] }
    }

    /// `nil` where a slot has no such words.
    subscript(slot: String) -> Lists? { slots[slot] }
}

/// Words of the wording that name an answer to one question and are read as such there alone: "entraide", "le lieu".
extension Reduction {
    /// Long words, beside those of the slot and of days, places and people, of an answer that only names something; one with more
    /// of them tells.
    private static let mostOthers = 1
    /// Letters from which on a word is long: articles, pronouns and "est" are shorter.
    private static let longWord = 5

    /// The ids that an answer names by the slot's own words, in the order of the dialog: first those that it names as such,
    /// then those that say that it got worse.
    func said(_ slot: Slot, in reading: Reading) -> (plain: [String], worse: [String]) {
        guard let phrases = context.saidPhrases[slot.id], phrases.index.standsSomewhere(in: reading.words) else {
            return ([], [])
        }
        let setting = reading.facts.filter { ["when", "where", "publics"].contains($0.slot) }
        let told = setting.compactMap(\.words).flatMap(plainPieces)
        func others(in answer: [Substring]) -> Int {
            var covered = told
            for phrase in phrases.all where !answer.starts(of: phrase).isEmpty { covered += phrase }
            return answer.count { $0.utf8.count >= Reduction.longWord && $0 != "etait" && !covered.contains($0) }
        }
        var answer = reading.pieces
        if others(in: answer) > Reduction.mostOthers {
            // "du travail. maintenant je vends en règle": what comes behind the answer tells of it.
            guard let opening = answerBeforeMore(reading), others(in: opening) == 0 else { return ([], []) }
            answer = opening
        }
        func named(_ lists: [String: [[Substring]]]) -> [String] {
            choices(of: slot).filter { id in
                (lists[id] ?? []).contains { phrase in
                    answer.starts(of: phrase).contains { !isDenied(answer[..<$0]) }
                }
            }
        }
        return (named(phrases.plain), named(phrases.worse))
    }

    /// The words of the first sentence, where others follow that neither take it back nor are a story of their own.
    private func answerBeforeMore(_ reading: Reading) -> [Substring]? {
        let sentences = reading.text.split(maxSplits: 1) { ".!?;\n…".contains($0) }.map(String.init)
        guard sentences.count == 2, !reading.tellsMore else { return nil }
        let more = context.patterns.meaning(of: plainWords(sentences[1], context.normaliser))
        guard !more.means(.correction), !more.means(.no) else { return nil }
        return plainPieces(sentences[0])
    }

    /// The utterance without facts that its own words for the slot name as well: "le quartier" is an effect here.
    func withoutSaid(_ reading: Reading, _ slot: Slot) -> Reading {
        guard let all = context.saidPhrases[slot.id]?.all else { return reading }
        return reading.leavingOut { fact in
            let pieces = fact.words.map(plainPieces) ?? []
            return all.contains { pieces.suffix($0.count).elementsEqual($0) }
        }
    }

    private func plainPieces(_ phrase: String) -> [Substring] {
        plainWords(phrase, context.normaliser).split(separator: " ")
    }

    /// Whether the whole message is such a word, at its own question: there "aide" is no call for help.
    func isSaidWord(_ reading: Reading) -> Bool {
        let slotID: String
        switch session.phase {
        case .asking(let id, _), .changing(let id, _): slotID = id
        default: return false
        }
        guard !reading.isMarkedCommand, let phrases = context.saidPhrases[slotID] else { return false }
        return phrases.all.contains(reading.pieces)
    }

    /// "pas de l'entraide", within three words before.
    private func isDenied(_ before: ArraySlice<Substring>) -> Bool {
        let breath = before.suffix(3).reversed().prefix { !["c", "mais", "et", "plutot", "ou"].contains($0) }
        return breath.contains { ["pas", "ni", "sans", "aucun", "aucune", "manque", "not", "no"].contains($0) }
    }
}

extension [Substring] {
    /// Where `wanted` stands in these words.
    fileprivate func starts(of wanted: [Substring]) -> [Int] {
        guard !wanted.isEmpty, count >= wanted.count else { return [] }
        return (0...count - wanted.count).filter { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}

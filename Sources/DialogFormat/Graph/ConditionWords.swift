import DialogEngine
import TestimonyModel

/// Conditions in the words of a language: effects, answers and slots by the names that people read, never by ids where
/// there is a name.
///
///     effect in [solidarite, lien_social] and polarity = positive
///     l’effet est « de l’entraide » ou « des rencontres », et c’est en bien
package struct ConditionWords: Sendable {
    private let words: GraphWords.Conditions
    private let dialog: Dialog
    private let wording: Wording
    private let codebook: Codebook

    package init(dialog: Dialog, wording: Wording, codebook: Codebook) {
        words = GraphWords(language: wording.language).conditions
        self.dialog = dialog
        self.wording = wording
        self.codebook = codebook
    }

    /// A clause without a capital and without a full stop. `assuming` is what must hold before the condition is asked at
    /// all: it may say whether an effect is good or bad, and so which of its names is meant.
    package func text(_ condition: Expression, assuming: Expression? = nil) -> String {
        let sign = assuming.flatMap { Polarity(assertedBy: $0.conjuncts) }
        let ways = condition.disjuncts
        guard ways.contains(where: { $0.conjuncts.count > 1 }), ways.count > 1 else {
            return clause(condition, sign, words.outer)
        }
        return words.either + ways.map { clause($0, sign, words.outer) }.joined(separator: words.orElse)
    }

    // MARK: - Clauses

    private func clause(_ condition: Expression, _ sign: Polarity?, _ joints: GraphWords.Joints) -> String {
        let all = condition.conjuncts
        guard all.count == 1 else {
            let sign = Polarity(assertedBy: all) ?? sign
            let rules = all.filter { $0.exception == nil }
            // "Not both" is an exception where there is something that it is one of.
            guard !rules.isEmpty else { return all.map { part($0, sign) }.joined(separator: joints.and) }
            let exceptions = all.compactMap(\.exception).map { words.unless + clause($0, sign, words.excepted) }
            return rules.map { part($0, sign) }.joined(separator: joints.and) + exceptions.joined()
        }
        let ways = all[0].disjuncts
        if ways.count > 1 { return ways.map { part($0, sign) }.joined(separator: joints.or) }
        if case .not(let inner) = ways[0] { return leaf(inner, isNegated: true, sign) }
        return leaf(ways[0], isNegated: false, sign)
    }

    /// What is composed itself stands in brackets.
    private func part(_ condition: Expression, _ sign: Polarity?) -> String {
        let text = clause(condition, sign, words.inner)
        return condition.conjuncts.count > 1 || condition.disjuncts.count > 1 || hasClauses(condition)
            ? "(\(text))" : text
    }

    /// Whether a leaf is told in several clauses.
    private func hasClauses(_ condition: Expression) -> Bool {
        switch condition {
        case .isIn(let slot, let values): words.clauses[slot] != nil && values.count > 1
        case .not(let inner): hasClauses(inner)
        default: false
        }
    }

    private func leaf(_ condition: Expression, isNegated: Bool, _ sign: Polarity?) -> String {
        switch condition {
        case .isIn(let slot, let values):
            if let clauses = words.clauses[slot], !values.isEmpty, values.allSatisfy({ clauses[$0] != nil }) {
                let told = values.compactMap { isNegated ? clauses[$0]?.negated : clauses[$0]?.asserted }
                return told.joined(separator: isNegated ? words.inner.and : words.inner.or)
            }
            let isEffect = slot == "effect" || dialog.slot(slot)?.kind == .effects
            let names = values.flatMap { isEffect ? effectNames($0, sign) : [answerName($0, of: slot)] }
            return filled(isEffect ? words.effect : words.answer, names, isNegated, ["slot": name(of: slot)])
        case .known(let slot):
            return substitute(isNegated ? words.unknown : words.known, ["slot": name(of: slot)])
        case .count(let slot, let comparison, let number):
            let template = words.counts[isNegated ? comparison.negation : comparison] ?? ""
            return substitute(template, ["count": String(number), "slot": name(of: slot)])
        case .mentioned(let classes):
            return filled(words.mentioned, classes.map { words.mentions[$0] ?? $0 }, isNegated)
        case .constant, .compares, .matches, .contains:
            return filled(words.computed, [(isNegated ? Expression.not(condition) : condition).description], false)
        case .not, .and, .or: return part(condition, sign)
        }
    }

    private func filled(
        _ verb: GraphWords.Verb, _ names: [String], _ isNegated: Bool, _ values: [String: String] = [:]
    ) -> String {
        let quoted = names.map(words.quoted)
        guard isNegated else {
            return substitute(verb.asserted, values.merging(["values": listed(quoted, words.alternative)]) { $1 })
        }
        let template = quoted.count < 2 ? verb.negated : verb.negatedAll
        let all = quoted.isEmpty ? words.nothing : quoted.joined(separator: words.nor)
        return substitute(template, values.merging(["values": all]) { $1 })
    }

    private func listed(_ texts: [String], _ last: String) -> String {
        guard texts.count > 1 else { return texts.first ?? words.nothing }
        return texts.dropLast().joined(separator: ", ") + last + texts[texts.count - 1]
    }

    // MARK: - Names

    private func name(of slot: String) -> String {
        words.quoted(wording.slots[slot]?.name ?? words.fields[slot] ?? slot)
    }

    /// What a recap calls the effect. Where it may be good or bad: what coordinators call it, or else both.
    private func effectNames(_ id: String, _ sign: Polarity?) -> [String] {
        guard let names = wording.effects[id] else { return [codebook.effect(id)?.label ?? id] }
        switch sign {
        case .positive: return [names.positive]
        case .negative: return [names.negative]
        case nil:
            if codebook.language == wording.language, let label = codebook.effect(id)?.label { return [label] }
            return [names.positive, names.negative]
        }
    }

    private func answerName(_ id: String, of slot: String) -> String {
        switch dialog.slot(slot)?.kind {
        case .places: return codebook.place(id).map { placeName($0) } ?? id
        case .options(let facet): return optionName(id, of: facet)
        case .question(let question):
            let plain = question.type == .yesNo ? wording.phrases[id == "yes" ? .wordYes : .wordNo] : nil
            return wording.slots[slot]?.choices[id]?.first ?? plain ?? id
        case .story, .effects, .dates, .note, .calculation, .repeats: return id
        case nil: return slot == "where" ? codebook.place(id).map { placeName($0) } ?? id : optionName(id, of: slot)
        }
    }

    private func placeName(_ place: Codebook.Place) -> String {
        codebook.language == wording.language ? place.label : wording.places[place.id] ?? place.label
    }

    private func optionName(_ id: String, of facet: String) -> String {
        wording.details[facet]?[id] ?? codebook.option(id, of: facet)?.label ?? id
    }
}

extension Expression {
    /// What must all hold; "neither … nor" is two things.
    fileprivate var conjuncts: [Expression] {
        switch self {
        case .and(let left, let right): left.conjuncts + right.conjuncts
        case .not(.or(let left, let right)): Expression.not(left).conjuncts + Expression.not(right).conjuncts
        case .not(.not(let inner)): inner.conjuncts
        default: [self]
        }
    }

    /// What need not all hold; "not both" is two things.
    fileprivate var disjuncts: [Expression] {
        switch self {
        case .or(let left, let right): left.disjuncts + right.disjuncts
        case .not(.and(let left, let right)): Expression.not(left).disjuncts + Expression.not(right).disjuncts
        case .not(.not(let inner)): inner.disjuncts
        default: [self]
        }
    }

    /// What must not hold all together.
    fileprivate var exception: Expression? {
        if case .not(let inner) = self, case .and = inner { inner } else { nil }
    }
}

extension Polarity {
    /// The one that a condition asks for, among others.
    fileprivate init?(assertedBy conjuncts: [Expression]) {
        for case .isIn("polarity", let values) in conjuncts where values.count == 1 {
            self.init(rawValue: values[0])
            return
        }
        return nil
    }
}

extension Expression.Comparison {
    fileprivate var negation: Expression.Comparison {
        switch self {
        case .less: .atLeast
        case .atMost: .greater
        case .equal: .different
        case .different: .equal
        case .atLeast: .less
        case .greater: .atMost
        }
    }
}

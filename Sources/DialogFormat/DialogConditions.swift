import DialogEngine
import TestimonyModel

/// What is wrong with conditions although each of them can be read.
struct DialogConditions {
    let dialog: Dialog
    let codebook: Codebook

    /// The values that a name in a condition can have; `nil` where there is no such list.
    func values(of name: String) -> [String]? {
        switch name {
        case "effect": return codebook.effects.map(\.id)
        case "polarity": return Polarity.allCases.map(\.rawValue)
        case "status": return Status.allCases.map(\.rawValue)
        case "where": return codebook.places.map(\.id)
        default: break
        }
        if let facet = codebook.facet(name) { return facet.options.map(\.id) }
        let answers = dialog.slot(name).map { codebook.answers(to: $0.kind) } ?? []
        return answers.isEmpty ? nil : answers
    }

    /// Values that the expression compares with although their slot cannot have them, and classes of people that no story
    /// is ever found to mention.
    func impossibleValues(in expression: Expression) -> [(name: String, value: String, known: [String])] {
        switch expression {
        case .isIn(let name, let wanted):
            guard let known = values(of: name) else { return [] }
            return wanted.filter { !known.contains($0) }.map { (name, $0, known) }
        case .mentioned(let classes):
            return classes.filter { !Mention.kinds.contains($0) }.map { ("mentioned", $0, Mention.kinds) }
        case .known, .count: return []
        case .not(let inner): return impossibleValues(in: inner)
        case .and(let left, let right), .or(let left, let right):
            return impossibleValues(in: left) + impossibleValues(in: right)
        }
    }

    /// Whether some answers make the expression hold: every combination of values that it can tell apart is tried.
    func canHold(_ expression: Expression) -> Bool {
        let names = expression.slots.sorted()
        func search(_ index: Int, _ guess: Guess) -> Bool {
            guard index < names.count else {
                return guess.mentionsOf(expression).contains { mentions in
                    var guess = guess
                    guess.mentions = mentions
                    return expression.evaluate(guess) == true
                }
            }
            return guesses(of: names[index], in: expression).contains { values in
                var guess = guess
                guess.known[names[index]] = values
                return search(index + 1, guess)
            }
        }
        return search(0, Guess())
    }

    /// Lists of values of one name that differ for some part of the expression.
    private func guesses(of name: String, in expression: Expression) -> [[String]] {
        let parts = expression.parts(about: name)
        let most = (parts.compactMap(\.number).max() ?? 0) + 1
        let all = values(of: name) ?? parts.flatMap(\.wanted) + (0...most).map { "another \($0)" }
        // Values that no part tells apart are alike.
        let classes = Dictionary(grouping: all) { value in parts.map { $0.wanted.contains(value) } }.values
        var lists: [[String]] = [[]]
        for alike in classes {
            // Each observation has its own effect, polarity and status: these repeat.
            let repeats = ["effect", "polarity", "status"].contains(name)
            let largest = repeats ? most + 1 : Swift.min(alike.count, most + 1)
            lists = lists.flatMap { list in
                (0...largest).map { count in list + (0..<count).map { alike[$0 % alike.count] } }
            }
        }
        var seen: Set<[Bool?]> = []
        return lists.filter { values in
            seen.insert(parts.map { $0.evaluate(Guess(known: [name: values])) }).inserted
        }
    }

    /// Slots whose `relevant` asks about each other in a circle, each circle once, from its first slot on.
    var cycles: [[Slot]] {
        var found: [[Slot]] = []
        func follow(_ path: [Slot]) {
            let asked = path.last?.relevant?.slots ?? []
            for next in dialog.slots where asked.contains(next.id) {
                if next.id == path[0].id {
                    found.append(path)
                } else if !path.contains(next), follows(next, path[0]) {
                    follow(path + [next])
                }
            }
        }
        for slot in dialog.slots { follow([slot]) }
        return found
    }

    /// Each circle is told from the slot that stands first.
    private func follows(_ slot: Slot, _ first: Slot) -> Bool {
        let ids = dialog.slots.map(\.id)
        return (ids.firstIndex(of: slot.id) ?? 0) > (ids.firstIndex(of: first.id) ?? 0)
    }
}

/// Made-up answers.
private struct Guess: Facts {
    var known: [String: [String]] = [:]
    var mentions: Set<String> = []

    func values(of slot: String) -> [String] { known[slot] ?? [] }

    /// Nobody, and each class alone or with all others.
    func mentionsOf(_ expression: Expression) -> [Set<String>] {
        let classes = expression.mentioned.sorted().prefix(10)
        return (0..<(1 << classes.count)).map { bits in
            Set(classes.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element))
        }
    }
}

extension Expression {
    /// The smallest parts that ask about `name`.
    fileprivate func parts(about name: String) -> [Expression] {
        switch self {
        case .isIn(let slot, _), .known(let slot), .count(let slot, _, _): slot == name ? [self] : []
        case .mentioned: []
        case .not(let inner): inner.parts(about: name)
        case .and(let left, let right), .or(let left, let right): left.parts(about: name) + right.parts(about: name)
        }
    }

    fileprivate var wanted: [String] {
        if case .isIn(_, let values) = self { values } else { [] }
    }

    fileprivate var number: Int? {
        if case .count(_, _, let number) = self { Swift.min(Swift.max(number, 0), 20) } else { nil }
    }

    fileprivate var mentioned: Set<String> {
        switch self {
        case .mentioned(let classes): Set(classes)
        case .isIn, .known, .count: []
        case .not(let inner): inner.mentioned
        case .and(let left, let right), .or(let left, let right): left.mentioned.union(right.mentioned)
        }
    }
}

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
        // What a repeat or a computed value comes to is no list.
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
        case .constant, .known, .count, .compares, .matches, .contains: return []
        case .not(let inner): return impossibleValues(in: inner)
        case .and(let left, let right), .or(let left, let right):
            return impossibleValues(in: left) + impossibleValues(in: right)
        }
    }

    /// Whether some answers make the expression hold: every combination of values that it can tell apart is tried.
    func canHold(_ expression: Expression) -> Bool {
        // What is computed may come to anything.
        guard !expression.computes else { return true }
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
        let slots = dialog.allSlots
        let order = Dictionary(slots.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let asked = slots.map { slot in slot.waitsFor.compactMap { order[$0] } }
        // Most slots stand in no circle: only those that lead back to where one began are followed.
        let reached = slots.indices.map { reachable(from: $0, asked) }
        var found: [[Slot]] = []
        func follow(_ path: [Int]) {
            for next in asked[path[path.count - 1]].sorted() {
                if next == path[0] {
                    found.append(path.map { slots[$0] })
                } else if next > path[0], !path.contains(next), reached[next].contains(path[0]), found.count < 20 {
                    follow(path + [next])
                }
            }
        }
        for slot in slots.indices where reached[slot].contains(slot) { follow([slot]) }
        return found
    }

    private func reachable(from start: Int, _ asked: [[Int]]) -> Set<Int> {
        var reached: Set<Int> = []
        var open = asked[start]
        while let next = open.popLast() {
            if reached.insert(next).inserted { open += asked[next] }
        }
        return reached
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
        case .constant, .mentioned, .compares, .matches, .contains: []
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
        case .constant, .isIn, .known, .count, .compares, .matches, .contains: []
        case .not(let inner): inner.mentioned
        case .and(let left, let right), .or(let left, let right): left.mentioned.union(right.mentioned)
        }
    }

    /// Whether a part of it compares what is computed.
    fileprivate var computes: Bool {
        switch self {
        case .compares, .matches, .contains: true
        case .constant, .isIn, .known, .count, .mentioned: false
        case .not(let inner): inner.computes
        case .and(let left, let right), .or(let left, let right): left.computes || right.computes
        }
    }
}

extension Slot {
    /// What must be known before it is asked or computed.
    fileprivate var waitsFor: Set<String> {
        let slots = relevant?.slots ?? []
        if case .calculation(let term) = kind { return slots.union(term.slots) }
        return slots
    }
}

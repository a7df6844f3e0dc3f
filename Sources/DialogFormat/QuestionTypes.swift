import DialogEngine
import TestimonyModel

/// Whether conditions, constraints and computed values fit the types of the questions that they ask about.
struct QuestionTypes {
    let dialog: Dialog
    let conditions: DialogConditions

    /// Reports what can be read, and never comes to anything.
    func check(_ read: ReadSlot, _ findings: inout Findings) {
        let own = question(read.slot)
        for (text, expression) in read.conditions {
            let isConstraint = own?.constraint == expression
            if !isConstraint, expression.judgesOwn {
                findings.report(
                    text, at: ".", .badCondition, "'.' is the answer that a constraint judges",
                    hint: "name the slot whose answer is meant")
            }
            for name in expression.measured where isWords(name == "." ? read.slot.id : name) {
                report(name == "." ? read.slot.id : name, text, at: name, &findings)
            }
            if isConstraint, let question = own { check(expression, of: question, read.slot, text, &findings) }
            if expression == read.slot.relevant { checkReach(expression, read.slot, text, &findings) }
        }
        for (text, term) in read.terms {
            for name in term.measured where isWords(name) { report(name, text, at: name, &findings) }
            if case .repeats(let repeated) = read.slot.kind, repeated.count == term, case .slot(let name) = term,
                isWords(name)
            {
                report(name, text, at: name, &findings)
            }
        }
    }

    private func report(_ slot: String, _ text: YAMLValue, at name: String, _ findings: inout Findings) {
        findings.report(
            text, at: name, .wrongType, "'\(slot)' is answered in words, and no number",
            hint: "compare it with '=' or 'in', or ask for a number")
    }

    private func question(_ slot: Slot) -> Question? {
        if case .question(let question) = slot.kind { question } else { nil }
    }

    /// Whether the answers to a slot are ids that no number can be made of.
    private func isWords(_ name: String) -> Bool {
        guard let question = dialog.slot(name).flatMap(question) else { return false }
        switch question.type {
        case .yesNo: return true
        case .choice(let ids), .choices(let ids): return ids.contains { Double($0) == nil }
        case .text, .person, .integer, .decimal, .date, .rating: return false
        }
    }

    /// A constraint that names an answer which there is not, or that nothing fulfils.
    private func check(
        _ constraint: Expression, of question: Question, _ slot: Slot, _ text: YAMLValue, _ findings: inout Findings
    ) {
        let ids = question.type.ids
        let unknown = ids.isEmpty ? [] : constraint.ownWords.filter { !ids.contains($0) }
        for value in unknown {
            findings.report(
                text, at: value, .impossibleValue, "'\(slot.id)' can never be '\(value)'",
                hint: Findings.suggestion(for: value, among: ids))
        }
        guard unknown.isEmpty, constraint.slots.isEmpty, !constraint.asksForToday,
            let answers = samples(of: question.type, around: constraint.numbers)
        else { return }
        if answers.allSatisfy({ constraint.evaluate(Sample(own: $0)) == false }) {
            findings.report(
                text, .impossibleConstraint, "no answer to '\(slot.id)' fulfils this",
                hint: "write 'or' where one of several bounds is enough")
        }
    }

    /// A condition on the number that one other question gives, which none of its answers fulfils.
    private func checkReach(_ relevant: Expression, _ slot: Slot, _ text: YAMLValue, _ findings: inout Findings) {
        guard relevant.slots.count == 1, let name = relevant.slots.first, !relevant.asksForToday,
            let other = dialog.slot(name).flatMap(question), case .rating = other.type,
            let answers = samples(of: other.type, around: relevant.numbers), conditions.canHold(relevant)
        else { return }
        if !answers.contains(where: { relevant.evaluate(Sample(slots: [name: $0])) == true }) {
            findings.report(
                text, .unreachableSlot, "'\(slot.id)' is never asked: no answer makes this hold",
                hint: "'\(name)' is one of: \(other.type.ids.joined(separator: ", "))")
        }
    }

    /// Choices of which every subset is tried.
    private static let mostChoices = 10

    /// Answers of which one fulfils a constraint where any does; `nil` where there are too many kinds of them.
    private func samples(of type: AnswerType, around numbers: [Double]) -> [[String]]? {
        switch type {
        case .yesNo, .rating, .choice: return type.ids.map { [$0] }
        case .choices(let ids):
            guard ids.count <= Self.mostChoices else { return nil }
            return (1..<(1 << ids.count)).map { (bits: Int) -> [String] in
                ids.indices.filter { bits & (1 << $0) != 0 }.map { ids[$0] }
            }
        case .integer, .decimal:
            let steps: [Double] = [-1, -0.5, 0, 0.5, 1]
            let near = Set((numbers + [0, 1]).flatMap { number in steps.map { number + $0 } })
            return near.filter { type == .decimal || $0 == $0.rounded() }.map { [plain($0)] }
        case .text, .person, .date: return nil
        }
    }

    private func plain(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}

/// An answer that somebody might give.
private struct Sample: Facts {
    var own: [String] = []
    var slots: [String: [String]] = [:]
    var mentions: Set<String> { [] }

    func values(of slot: String) -> [String] { slots[slot] ?? [] }
}

extension Expression {
    private var terms: [Term] {
        switch self {
        case .compares(let left, _, let right), .contains(let left, let right): [left, right]
        case .matches(let term, _): [term]
        case .constant, .isIn, .known, .count, .mentioned, .not, .and, .or: []
        }
    }

    private var parts: [Expression] {
        switch self {
        case .not(let inner): [inner]
        case .and(let left, let right), .or(let left, let right): [left, right]
        case .constant, .isIn, .known, .count, .mentioned, .compares, .matches, .contains: []
        }
    }

    fileprivate var judgesOwn: Bool { terms.contains(where: \.isOwn) || parts.contains(where: \.judgesOwn) }
    fileprivate var asksForToday: Bool {
        terms.contains { $0.all.contains { if case .call(.today, _) = $0 { true } else { false } } }
            || parts.contains(where: \.asksForToday)
    }
    fileprivate var numbers: [Double] {
        terms.flatMap(\.all).compactMap { if case .number(let number) = $0 { number } else { nil } }
            + parts.flatMap(\.numbers)
    }

    /// Words that the answer itself is compared with.
    fileprivate var ownWords: [String] {
        if case .compares(.own, .equal, .text(let word)) = self { return [word] }
        if case .compares(.own, .different, .text(let word)) = self { return [word] }
        return parts.flatMap(\.ownWords)
    }

    /// Slots, `.` for the answer itself, that are called less or more than something.
    fileprivate var measured: [String] {
        var measured = terms.flatMap(\.measured)
        if case .compares(let left, let comparison, let right) = self, comparison != .equal, comparison != .different {
            measured += [left, right].compactMap(\.name)
        }
        return (measured + parts.flatMap(\.measured))
    }
}

extension Term {
    /// It, and all that it is made of.
    fileprivate var all: [Term] {
        switch self {
        case .number, .text, .slot, .own: [self]
        case .arithmetic(let left, _, let right): [self] + left.all + right.all
        case .call(_, let arguments): [self] + arguments.flatMap(\.all)
        case .either(_, let left, let right): [self] + left.all + right.all
        }
    }

    fileprivate var isOwn: Bool { all.contains(.own) }

    fileprivate var name: String? {
        switch self {
        case .slot(let name): name
        case .own: "."
        case .number, .text, .arithmetic, .call, .either: nil
        }
    }

    /// Slots that are counted with as numbers.
    fileprivate var measured: [String] {
        all.flatMap { term -> [String] in
            switch term {
            case .arithmetic(let left, _, let right): [left, right].compactMap(\.name)
            case .call(.sum, let arguments), .call(.min, let arguments), .call(.max, let arguments),
                .call(.round, let arguments), .call(.int, let arguments):
                arguments.compactMap(\.name)
            case .number, .text, .slot, .own, .call, .either: []
            }
        }
    }
}

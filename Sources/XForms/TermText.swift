/// Writes terms and comparisons by the grammar of dialogs.
struct TermText: Sendable {
    /// Words that mean something of their own there, and so name no slot.
    static let reserved: Set<String> = [
        "and", "or", "not", "in", "known", "matches", "contains", "mentioned", "div", "mod", "count",
        "sum", "min", "max",
        "round", "int", "length", "concat", "coalesce", "if", "today", "position", "true", "false",
        "null",
    ]

    /// A missing answer is written as an empty text where a text is put together: in calculations.
    private let fillsGaps: Bool
    private let known: Knowledge

    /// `concat(coalesce(a, ''), ' ', coalesce(b, ''))`: what a calculation is worth.
    static func calculation(_ term: Term) throws(Untranslatable) -> String {
        let writer = TermText(fillsGaps: true, known: Knowledge())
        return try writer.text(try term.simplified(Knowledge()), rank: 0)
    }

    static func atom(_ condition: Condition, knowing known: Knowledge) throws(Untranslatable)
        -> DialogExpression
    {
        let writer = TermText(fillsGaps: false, known: known)
        switch condition {
        case .chosen(let slot, let choices):
            let values = choices.map(TermText.value)
            if values.count > 1, !slot.isOwn {
                return .atom("\(slot.name) in [\(values.joined(separator: ", "))]")
            }
            return .any(values.map { .atom("\(slot.name) = \($0)") })
        case .compare(let comparison, let left, let right):
            return .atom(
                "\(try writer.text(left, rank: 0)) \(comparison.rawValue) \(try writer.rightSide(right))")
        case .matches(let term, let pattern):
            // Where both kinds of quotation marks stand in it, one is written by its number.
            let plain = pattern.contains("\"") ? pattern.replacing("'", with: "\\x27") : pattern
            return .atom("matches(\(try writer.text(term, rank: 0)), \(TermText.quoted(plain)))")
        case .contains(let whole, let part):
            return .atom(
                "contains(\(try writer.text(whole, rank: 0)), \(try writer.text(part, rank: 0)))")
        case .constant, .not, .and, .or, .answered: return .constant(false)
        }
    }

    /// A choice, in quotes unless it is a plain word.
    static func value(_ id: String) -> String {
        let isWord = id.utf8.allSatisfy(isWordByte) && id.utf8.first.map { !(48...57).contains($0) } ?? false
        return isWord && !reserved.contains(id) ? id : quoted(id)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 95
    }

    /// Between quotation marks of the kind that it does not hold.
    private static func quoted(_ text: String) -> String {
        text.contains("'") ? "\"\(text)\"" : "'\(text)'"
    }

    /// Behind a comparison a bare word is a value, and what begins with one is read as such.
    private func rightSide(_ term: Term) throws(Untranslatable) -> String {
        switch term {
        case .slot(let slot): "${\(slot.id)}"
        case .arithmetic: "(\(try text(term, rank: 0)))"
        default: try text(term, rank: 0)
        }
    }

    /// `rank`: 1 inside a sum, 2 inside a product, 3 where only a factor may stand.
    private func text(_ term: Term, rank: Int) throws(Untranslatable) -> String {
        switch term {
        case .empty: return "''"
        case .nan: return "(0 div 0)"
        case .number(let number): return Numeral.text(number)
        case .text(let text): return try quoted(text)
        case .slot(let slot): return slot.name
        // A dialog reads the id of a choice as a number where it is one.
        case .scored(let slot, let scores, _)
        where scores.allSatisfy { $0.choice == Numeral.text($0.number) }:
            return slot.name
        case .scored(let slot, let scores, let isComplete):
            // The last of all choices needs no question; without an answer, nothing of it is known.
            let last = isComplete && scores.count > 1 ? scores.last : nil
            let rest = last == nil ? scores : scores.dropLast()
            return rest.reversed().reduce(last.map { Numeral.text($0.number) } ?? "(0 div 0)") {
                "if(\(slot.name) = \(TermText.value($1.choice)), \(Numeral.text($1.number)), \($0))"
            }
        case .chosenCount(let slot): return "count(\(slot.name))"
        case .overall(let name, let slot): return "\(name)(\(slot))"
        case .today: return "today()"
        case .position: return "position()"
        case .negative(let inner): return "-\(try text(inner, rank: 3))"
        case .arithmetic(let sign, let left, let right):
            let own = sign.rank == XPath.Operator.plus.rank ? 1 : 2
            let written =
                "\(try text(left, rank: own)) \(sign.rawValue) \(try text(right, rank: own + 1))"
            return rank > own ? "(\(written))" : written
        case .function(let name, let arguments): return try call(name, arguments)
        case .choose(let asked, let first, let second):
            let condition = try Faithful.expression(of: asked, .either, knowing: known)
            return "if(\(condition.text), \(try text(first, rank: 0)), \(try text(second, rank: 0)))"
        }
    }

    private func call(_ name: String, _ arguments: [Term]) throws(Untranslatable) -> String {
        var written: [String] = []
        for argument in arguments {
            let text = try text(argument, rank: 0)
            let isGap =
                fillsGaps && ["concat", "length"].contains(name)
                && !argument.needed.allSatisfy { !known.isOpen($0) }
            written.append(isGap ? "coalesce(\(text), '')" : text)
        }
        return "\(name)(\(written.joined(separator: ", ")))"
    }

    private func quoted(_ text: String) throws(Untranslatable) -> String {
        if text.contains("'"), text.contains("\"") {
            throw Untranslatable("a text in it holds both kinds of quotation marks")
        }
        return TermText.quoted(text)
    }
}

/// What is wrong with the text of an expression, and where.
package struct ExpressionFault: Error, Sendable, Hashable {
    /// Unicode scalars from the start of the text.
    package var offset: Int
    package var message: String
}

extension Expression {
    /// Reads an expression by this grammar, loosest binding first:
    ///
    ///     or         = and { "or" and }
    ///     and        = not { "and" not }
    ///     not        = "not" not | primary
    ///     primary    = "(" or ")" | "true" | "false" | "known" "(" slot ")" | "mentioned" "(" word { "," word } ")"
    ///                | "matches" "(" term "," text ")" | "contains" "(" term "," term ")" | comparison
    ///     comparison = slot "in" "[" value { "," value } "]" | term ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) right
    ///     right      = value | term
    ///     term       = product { ( "+" | "-" ) product }
    ///     product    = factor { ( "*" | "div" | "mod" ) factor }
    ///     factor     = number | text | slot | "${" slot "}" | "." | "-" factor | "(" term ")"
    ///                | "if" "(" or "," term "," term ")" | function "(" [ term { "," term } ] ")"
    ///
    /// Behind a comparison a bare word is a value, as `value` is a word, a number or a text in quotation marks:
    /// `slot = word` is `slot in [word]`, `slot != word` its negation, and another slot is written `${slot}`.
    package init(parsing text: String) throws(ExpressionFault) {
        self = try ExpressionParser.whole(text) { parser throws(ExpressionFault) in try parser.or() }
    }
}

extension Term {
    /// Reads a term by the grammar of `Expression(parsing:)`.
    package init(parsing text: String) throws(ExpressionFault) {
        self = try ExpressionParser.whole(text) { parser throws(ExpressionFault) in try parser.term() }
    }
}

struct ExpressionParser {
    let pieces: [ExpressionPiece]
    let length: Int
    var at = 0
    var depth = 0

    /// Brackets in brackets that are read: more of them would exhaust the stack.
    private static let deepest = 1_000

    private init(_ text: String) throws(ExpressionFault) {
        length = text.unicodeScalars.count
        pieces = try ExpressionPiece.all(in: text)
    }

    static func whole<Result>(
        _ text: String, _ read: (inout ExpressionParser) throws(ExpressionFault) -> Result
    ) throws(ExpressionFault) -> Result {
        var parser = try ExpressionParser(text)
        let result = try read(&parser)
        if let left = parser.peek { throw ExpressionFault(offset: left.offset, message: "'\(left.text)' is too much") }
        return result
    }

    var peek: ExpressionPiece? { at < pieces.count ? pieces[at] : nil }

    // MARK: - Conditions

    mutating func or() throws(ExpressionFault) -> Expression {
        var left = try and()
        while take("or") { left = .or(left, try and()) }
        return left
    }

    private mutating func and() throws(ExpressionFault) -> Expression {
        var left = try not()
        while take("and") { left = .and(left, try not()) }
        return left
    }

    private mutating func not() throws(ExpressionFault) -> Expression {
        try descend()
        defer { depth -= 1 }
        return take("not") ? .not(try not()) : try primary()
    }

    mutating func descend() throws(ExpressionFault) {
        depth += 1
        guard depth <= ExpressionParser.deepest else {
            throw ExpressionFault(offset: peek?.offset ?? length, message: "too many brackets stand in each other")
        }
    }

    private mutating func primary() throws(ExpressionFault) -> Expression {
        guard let first = peek, first.kind != .sign || ["(", ".", "-", "${"].contains(first.text) else {
            throw missing("a condition")
        }
        if first.text == "(", first.kind == .sign {
            let start = at
            // "(a + b) > 3" begins like "(a = b)".
            if let left = try? term(), let sign = comparison() { return try compared(left, sign) }
            at = start + 1
            let inner = try or()
            try expect(")")
            return inner
        }
        if first.kind == .word, follows("(") {
            switch first.text {
            case "known": return try called { parser throws(ExpressionFault) in .known(slot: try parser.slot()) }
            case "mentioned":
                at += 2
                return .mentioned(try values(until: ")"))
            case "matches":
                return try called { parser throws(ExpressionFault) in
                    let term = try parser.term()
                    try parser.expect(",")
                    return .matches(term, try parser.pattern())
                }
            case "contains":
                return try called { parser throws(ExpressionFault) in
                    let term = try parser.term()
                    try parser.expect(",")
                    return .contains(term, try parser.term())
                }
            default: break
            }
        }
        let isConstant = ["true", "false"].contains(first.text) && first.kind == .word
        if isConstant, at + 1 == pieces.count || pieces[at + 1].role == .other {
            at += 1
            return .constant(first.text == "true")
        }
        let left = try term(named: "a condition")
        if case .slot(let slot) = left, take("in") {
            try expect("[")
            return .isIn(slot: slot, values: try values(until: "]"))
        }
        guard let sign = comparison() else {
            switch left {
            case .slot(let slot): throw missing("'=', '!=' or another comparison after '\(slot)'")
            case .call(let function, _): throw missing("a comparison after \(function.rawValue)(…)")
            default: throw missing("a comparison")
            }
        }
        return try compared(left, sign)
    }

    private mutating func called(
        _ read: (inout ExpressionParser) throws(ExpressionFault) -> Expression
    ) throws(ExpressionFault) -> Expression {
        at += 2
        let expression = try read(&self)
        try expect(")")
        return expression
    }

    private mutating func comparison() -> Expression.Comparison? {
        guard let sign = peek, sign.kind == .sign, let comparison = Expression.Comparison(rawValue: sign.text) else {
            return nil
        }
        at += 1
        return comparison
    }

    private mutating func compared(
        _ left: Term, _ sign: Expression.Comparison
    ) throws(ExpressionFault) -> Expression {
        let piece = peek
        let isValue = piece.map { [.word, .quoted].contains($0.kind) } ?? false && !follows("(")
        let goesOn = at + 1 < pieces.count && pieces[at + 1].role == .arithmetic
        if case .slot(let slot) = left, sign == .equal || sign == .different, isValue, !goesOn, let piece {
            at += 1
            let isOne = Expression.isIn(slot: slot, values: [piece.text])
            return sign == .equal ? isOne : .not(isOne)
        }
        if case .call(.count, _) = left, let piece, piece.kind == .word, Int(piece.text) == nil, !follows("(") {
            throw ExpressionFault(offset: piece.offset, message: "'\(piece.text)' is no whole number")
        }
        let right = try right(of: sign)
        if case .call(.count, let arguments) = left, case .slot(let slot) = arguments[0],
            case .number(let number) = right, let whole = Int(exactly: number)
        {
            return .count(slot: slot, sign, whole)
        }
        return .compares(left, sign, right)
    }

    /// Behind "=" and "!=" a word is a value; numbers are compared with whatever stands there.
    private mutating func right(of sign: Expression.Comparison) throws(ExpressionFault) -> Term {
        if sign == .equal || sign == .different, let piece = peek, piece.kind == .word, decimal(piece.text) == nil,
            !follows("(")
        {
            at += 1
            return .text(piece.text)
        }
        return try term(named: "a value")
    }
}

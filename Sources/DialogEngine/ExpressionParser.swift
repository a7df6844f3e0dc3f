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
    ///     primary    = "(" or ")" | "known" "(" slot ")" | "count" "(" slot ")" comparison number
    ///                | "mentioned" "(" word { "," word } ")" | slot "=" word | slot "in" "[" word { "," word } "]"
    ///
    /// `slot = word` is `slot in [word]`, `slot != word` its negation.
    package init(parsing text: String) throws(ExpressionFault) {
        var parser = Parser(text)
        self = try parser.or()
        if let left = parser.peek { throw ExpressionFault(offset: left.offset, message: "'\(left.text)' is too much") }
    }
}

private struct Parser {
    struct Piece {
        var text: String
        var offset: Int
    }

    private var pieces: [Piece]
    private var at = 0
    private let length: Int

    init(_ text: String) {
        length = text.unicodeScalars.count
        pieces = Parser.split(text)
    }

    var peek: Piece? { at < pieces.count ? pieces[at] : nil }

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
        take("not") ? .not(try not()) : try primary()
    }

    private mutating func primary() throws(ExpressionFault) -> Expression {
        if take("(") {
            let inner = try or()
            try expect(")")
            return inner
        }
        let name = try word("a condition")
        guard take("(") else { return try comparison(of: name.text) }
        switch name.text {
        case "known":
            let slot = try word("the name of a slot").text
            try expect(")")
            return .known(slot: slot)
        case "count":
            let slot = try word("the name of a slot").text
            try expect(")")
            return try counted(slot)
        case "mentioned": return .mentioned(try words(until: ")"))
        default:
            throw ExpressionFault(
                offset: name.offset, message: "'\(name.text)' is no function; there are known, count and mentioned")
        }
    }

    private mutating func comparison(of slot: String) throws(ExpressionFault) -> Expression {
        if take("=") { return .isIn(slot: slot, values: [try word("a value").text]) }
        if take("!=") { return .not(.isIn(slot: slot, values: [try word("a value").text])) }
        guard take("in") else { throw missing("'=', '!=' or 'in' after '\(slot)'") }
        try expect("[")
        return .isIn(slot: slot, values: try words(until: "]"))
    }

    private mutating func counted(_ slot: String) throws(ExpressionFault) -> Expression {
        guard let sign = peek, let comparison = Expression.Comparison(rawValue: sign.text) else {
            throw missing("a comparison after count(…)")
        }
        at += 1
        let piece = try word("a number")
        guard let number = Int(piece.text) else {
            throw ExpressionFault(offset: piece.offset, message: "'\(piece.text)' is no whole number")
        }
        return .count(slot: slot, comparison, number)
    }

    private mutating func words(until close: String) throws(ExpressionFault) -> [String] {
        var words = [try word("a value").text]
        while take(",") { words.append(try word("a value").text) }
        try expect(close)
        return words
    }

    private mutating func word(_ what: String) throws(ExpressionFault) -> Piece {
        guard let piece = peek, let first = piece.text.utf8.first, isWord(first) else { throw missing(what) }
        at += 1
        return piece
    }

    private mutating func take(_ text: String) -> Bool {
        guard peek?.text == text else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ text: String) throws(ExpressionFault) {
        if !take(text) { throw missing("'\(text)'") }
    }

    private func missing(_ what: String) -> ExpressionFault {
        ExpressionFault(offset: peek?.offset ?? length, message: "\(what) is expected here")
    }

    private static func split(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        let scalars = Array(text.unicodeScalars)
        var at = 0
        while at < scalars.count {
            let start = at
            if scalars[at].properties.isWhitespace {
                at += 1
                continue
            }
            if scalars[at].isASCII, isWord(UInt8(scalars[at].value)) {
                while at < scalars.count, scalars[at].isASCII, isWord(UInt8(scalars[at].value)) { at += 1 }
            } else {
                at += 1
                if "<>!".unicodeScalars.contains(scalars[start]), at < scalars.count, scalars[at] == "=" { at += 1 }
            }
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[start..<at])
            pieces.append(Piece(text: String(piece), offset: start))
        }
        return pieces
    }
}

private func isWord(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 95
}

/// Taking one piece after another.
extension ExpressionParser {
    mutating func slot() throws(ExpressionFault) -> String {
        let isBraced = take("${")
        guard let piece = peek, piece.kind == .word else { throw missing("the name of a slot") }
        at += 1
        if isBraced { try expect("}") }
        return piece.text
    }

    mutating func pattern() throws(ExpressionFault) -> String {
        guard let piece = peek, piece.kind == .quoted else { throw missing("a pattern in quotation marks") }
        guard (try? Regex(piece.text)) != nil else {
            throw ExpressionFault(offset: piece.offset, message: "'\(piece.text)' is no regular expression")
        }
        at += 1
        return piece.text
    }

    mutating func values(until close: String) throws(ExpressionFault) -> [String] {
        var values = [try value()]
        while take(",") { values.append(try value()) }
        try expect(close)
        return values
    }

    mutating func value() throws(ExpressionFault) -> String {
        guard let piece = peek, piece.kind != .sign else { throw missing("a value") }
        at += 1
        return piece.text
    }

    mutating func take(_ text: String) -> Bool {
        guard let piece = peek, piece.kind != .quoted, piece.text == text else { return false }
        at += 1
        return true
    }

    mutating func take(anyOf signs: [Term.Operator]) -> Term.Operator? { signs.first { take($0.rawValue) } }

    func follows(_ text: String) -> Bool {
        at + 1 < pieces.count && pieces[at + 1].kind == .sign && pieces[at + 1].text == text
    }

    mutating func expect(_ text: String) throws(ExpressionFault) {
        if !take(text) { throw missing("'\(text)'") }
    }

    func missing(_ what: String) -> ExpressionFault {
        ExpressionFault(offset: peek?.offset ?? length, message: "\(what) is expected here")
    }
}

/// A word, a number, a text in quotation marks or a sign of an expression.
struct ExpressionPiece {
    enum Kind { case word, quoted, sign }
    enum Role { case comparison, arithmetic, other }

    /// Without its quotation marks.
    var text: String
    /// Unicode scalars from the start of the expression.
    var offset: Int
    var kind: Kind

    /// Words that name no slot.
    static let reserved: Set<String> = ["and", "or", "not", "in", "div", "mod"]

    var role: Role {
        switch kind {
        case .quoted: .other
        case .word where ["div", "mod"].contains(text): .arithmetic
        case .word where text == "in": .comparison
        case .word: .other
        case .sign where Expression.Comparison(rawValue: text) != nil: .comparison
        case .sign where Term.Operator(rawValue: text) != nil: .arithmetic
        case .sign: .other
        }
    }

    /// Words hold letters without accents, digits and `_`; a number may have a fraction. Texts stand between `'` or `"`.
    static func all(in text: String) throws(ExpressionFault) -> [ExpressionPiece] {
        var pieces: [ExpressionPiece] = []
        let scalars = Array(text.unicodeScalars)
        var at = 0
        func taken(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        while at < scalars.count {
            let start = at
            if scalars[at].properties.isWhitespace {
                at += 1
            } else if isWord(scalars[at]) {
                while at < scalars.count, isWord(scalars[at]) { at += 1 }
                let hasFraction = at + 1 < scalars.count && scalars[at] == "." && isDigit(scalars[at + 1])
                if hasFraction, scalars[start..<at].allSatisfy(isDigit) {
                    at += 1
                    while at < scalars.count, isDigit(scalars[at]) { at += 1 }
                }
                pieces.append(ExpressionPiece(text: taken(start..<at), offset: start, kind: .word))
            } else if scalars[at] == "'" || scalars[at] == "\"" {
                guard let end = scalars[(at + 1)...].firstIndex(of: scalars[at]) else {
                    throw ExpressionFault(offset: at, message: "a quotation mark is never closed")
                }
                at = end + 1
                pieces.append(ExpressionPiece(text: taken(start + 1..<end), offset: start, kind: .quoted))
            } else {
                at += 1
                let isDouble =
                    at < scalars.count
                    && ("<>!".unicodeScalars.contains(scalars[start]) && scalars[at] == "="
                        || scalars[start] == "$" && scalars[at] == "{")
                if isDouble { at += 1 }
                pieces.append(ExpressionPiece(text: taken(start..<at), offset: start, kind: .sign))
            }
        }
        return pieces
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

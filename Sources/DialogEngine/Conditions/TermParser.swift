extension ExpressionParser {
    mutating func term() throws(ExpressionFault) -> Term { try term(named: "a value") }

    mutating func term(named what: String) throws(ExpressionFault) -> Term {
        var left = try product(named: what)
        while let sign = take(anyOf: [.plus, .minus]) { left = .arithmetic(left, sign, try product(named: "a value")) }
        return left
    }

    private mutating func product(named what: String) throws(ExpressionFault) -> Term {
        var left = try factor(named: what)
        while let sign = take(anyOf: [.times, .divided, .remainder]) {
            left = .arithmetic(left, sign, try factor(named: "a value"))
        }
        return left
    }

    private mutating func factor(named what: String) throws(ExpressionFault) -> Term {
        try descend()
        defer { depth -= 1 }
        guard let piece = peek else { throw missing(what) }
        switch piece.kind {
        case .quoted:
            at += 1
            return .text(piece.text)
        case .word:
            if let number = decimal(piece.text) {
                at += 1
                return .number(number)
            }
            if follows("(") { return try function(piece) }
            guard !ExpressionPiece.reserved.contains(piece.text) else { throw missing(what) }
            at += 1
            return .slot(piece.text)
        case .sign:
            if take(".") { return .own }
            if take("-") { return .arithmetic(.number(0), .minus, try factor(named: what)) }
            if take("(") {
                let inner = try term(named: what)
                try expect(")")
                return inner
            }
            guard piece.text == "${" else { throw missing(what) }
            let slot = try slot()
            return .slot(slot)
        }
    }

    private mutating func function(_ name: ExpressionPiece) throws(ExpressionFault) -> Term {
        if name.text == "if" {
            at += 2
            let condition = try or()
            try expect(",")
            let first = try term()
            try expect(",")
            let second = try term()
            try expect(")")
            return .either(condition, first, second)
        }
        guard let function = Term.Function(rawValue: name.text) else {
            let known = ["known", "mentioned", "matches", "contains", "if"] + Term.Function.allCases.map(\.rawValue)
            throw ExpressionFault(
                offset: name.offset,
                message: "'\(name.text)' is no function; there are \(known.joined(separator: ", "))")
        }
        at += 2
        var arguments: [Term] = []
        while peek?.text != ")" || arguments.isEmpty && function.arguments.lowerBound > 0 {
            arguments.append(try term())
            if !take(",") { break }
        }
        try expect(")")
        guard function.arguments.contains(arguments.count) else {
            throw ExpressionFault(
                offset: name.offset, message: "\(name.text)(…) does not take \(arguments.count) values")
        }
        return .call(function, arguments)
    }
}

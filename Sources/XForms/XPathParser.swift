extension XPath {
    /// Reads an expression. Throws `XPathFault`.
    ///
    ///     XPath(parsing: "${age} >= 18 and selected(${jours}, 'lun')")
    init(parsing text: String) throws(XPathFault) {
        var parser = Parser(tokens: try XPathToken.all(in: text))
        self = try parser.operation(above: 0)
        if let left = parser.peek { throw XPathFault(message: "\(left.shown) is too much") }
    }

    /// Recursive descent; operators by their rank.
    private struct Parser {
        let tokens: [XPathToken]
        private var at = 0
        private var depth = 0
        /// Deeper, the stack of a thread would end.
        private static let depthLimit = 200

        init(tokens: [XPathToken]) { self.tokens = tokens }

        var peek: XPathToken? { at < tokens.count ? tokens[at] : nil }

        mutating func operation(above rank: Int) throws(XPathFault) -> XPath {
            depth += 1
            defer { depth -= 1 }
            if depth > Parser.depthLimit { throw XPathFault(message: "it is nested too deeply") }
            var left = try unary()
            while let sign = binary, sign.rank >= rank {
                at += 1
                left = .operation(sign, left, try operation(above: sign.rank + 1))
            }
            return left
        }

        /// The operator that stands here: after an operand, `and`, `div` and `*` are none else.
        private var binary: Operator? {
            switch peek {
            case .name(let name): Operator(rawValue: name)
            case .sign(let sign): Operator(rawValue: sign)
            default: nil
            }
        }

        private mutating func unary() throws(XPathFault) -> XPath {
            guard take("-") else { return try operand() }
            return .negative(try unary())
        }

        private mutating func operand() throws(XPathFault) -> XPath {
            guard let token = peek else { throw XPathFault(message: "it ends too early") }
            at += 1
            switch token {
            case .number(let number): return .number(number)
            case .text(let text): return .text(text)
            case .reference(let name):
                guard !name.isEmpty, !name.contains("#") else {
                    throw XPathFault(message: "'${\(name)}' asks for an earlier interview")
                }
                if name.hasPrefix("/") || name.contains("../") { return try XPath(parsing: name) }
                return take("[") ? try rest(of: Path(isAbsolute: false, steps: [name])) : .reference(name)
            case .sign("("):
                let inner = try operation(above: 0)
                try expect(")")
                return inner
            case .sign("/"):
                guard case .name(let name) = peek else {
                    throw XPathFault(message: "a path ends too early")
                }
                at += 1
                return try steps(Path(isAbsolute: true, steps: [name]))
            case .sign(".."), .sign("."): return try steps(Path(isAbsolute: false, steps: [token.plain]))
            case .name(let name):
                if take("(") { return try call(name) }
                return try steps(Path(isAbsolute: false, steps: [name]))
            default: throw XPathFault(message: "\(token.shown) is too early")
            }
        }

        private mutating func call(_ name: String) throws(XPathFault) -> XPath {
            var arguments: [XPath] = []
            if !take(")") {
                arguments.append(try operation(above: 0))
                while take(",") { arguments.append(try operation(above: 0)) }
                try expect(")")
            }
            if name == "current", take("/") { return try steps(Path(isAbsolute: false, steps: ["."])) }
            // instance('list')/root/item[…]: looked up in a table, whatever follows.
            if peek == .sign("/") || peek == .sign("[") {
                return try rest(of: Path(isAbsolute: false, steps: [name], isSelective: true))
            }
            return .call(name, arguments)
        }

        /// The steps behind the first, and conditions in brackets.
        private mutating func steps(_ path: Path) throws(XPathFault) -> XPath {
            var path = path
            if path.steps == ["."], case .sign("..") = peek {
                at += 1
                path.steps = [".."]
            } else if path.steps == ["."], case .name(let name) = peek, Operator(rawValue: name) == nil {
                at += 1
                path.steps = [name]
            }
            return try rest(of: path)
        }

        private mutating func rest(of path: Path) throws(XPathFault) -> XPath {
            var path = path
            // The bracket of `${x}[…]` was taken already.
            if at > 0, tokens[at - 1] == .sign("[") { at -= 1 }
            while let token = peek {
                if take("[") {
                    _ = try operation(above: 0)
                    try expect("]")
                    path.isSelective = true
                } else if token == .sign("/") || token == .sign("//") {
                    at += 1
                    path.isSelective = path.isSelective || token == .sign("//")
                    guard let step = peek else { throw XPathFault(message: "a path ends too early") }
                    at += 1
                    path.isSelective = path.isSelective || step == .sign("*")
                    path.steps.append(step.plain)
                } else {
                    break
                }
            }
            return .path(path)
        }

        private mutating func take(_ sign: String) -> Bool {
            guard peek == .sign(sign) else { return false }
            at += 1
            return true
        }

        private mutating func expect(_ sign: String) throws(XPathFault) {
            if !take(sign) {
                throw XPathFault(
                    message: "'\(sign)' is missing" + (peek.map { " before \($0.shown)" } ?? " at the end"))
            }
        }
    }
}

extension XPathToken {
    var plain: String {
        switch self {
        case .number(let number): Numeral.text(number)
        case .text(let text), .name(let text), .sign(let text): text
        case .reference(let name): "${\(name)}"
        }
    }

    fileprivate var shown: String { "'\(plain)'" }
}

/// Numbers as conditions write them.
enum Numeral {
    /// `18`, `0.5`; never `18.0` or an exponent for what is near.
    static func text(_ number: Double) -> String {
        if let whole = Int(exactly: number) { return String(whole) }
        return number.description
    }
}

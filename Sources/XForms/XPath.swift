/// An expression of XPath 1.0, as far as forms use it, before anybody asks what its paths mean.
indirect enum XPath: Sendable, Hashable {
    enum Operator: String, Sendable {
        case or, and
        case equal = "="
        case different = "!="
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
        case plus = "+"
        case minus = "-"
        case times = "*"
        case div, mod

        /// Two operators of one rank are read from the left.
        var rank: Int {
            switch self {
            case .or: 0
            case .and: 1
            case .equal, .different: 2
            case .less, .atMost, .greater, .atLeast: 3
            case .plus, .minus: 4
            case .times, .div, .mod: 5
            }
        }
    }

    case number(Double)
    case text(String)
    /// `${name}`.
    case reference(String)
    case path(Path)
    case call(String, [XPath])
    case operation(Operator, XPath, XPath)
    case negative(XPath)

    /// `/data/group/x`, `../x`, `.`.
    struct Path: Sendable, Hashable {
        var isAbsolute: Bool
        /// Names, `.` and `..`.
        var steps: [String]
        /// A condition in brackets, or a path that begins with a function: nothing that a condition of ours can say.
        var isSelective = false
    }
}

/// What is wrong with a text of XPath, for people.
struct XPathFault: Error, Sendable, Hashable {
    var message: String
}

/// A piece of the text of an expression.
enum XPathToken: Sendable, Hashable {
    case number(Double)
    case text(String)
    case name(String)
    case reference(String)
    /// `(`, `<=`, `..`.
    case sign(String)
}

extension XPathToken {
    private static let twoLetters: Set<String> = ["!=", "<=", ">=", "//", "..", "::"]

    /// Throws `XPathFault` at what no expression holds.
    static func all(in text: String) throws(XPathFault) -> [XPathToken] {
        let scalars = Array(text.unicodeScalars)
        var tokens: [XPathToken] = []
        var at = 0
        func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        while at < scalars.count {
            let scalar = scalars[at]
            let start = at
            if scalar.properties.isWhitespace {
                at += 1
            } else if scalar == "'" || scalar == "\"" {
                guard let end = scalars[(at + 1)...].firstIndex(of: scalar) else {
                    throw XPathFault(message: "a text that begins with \(scalar) does not end")
                }
                tokens.append(.text(string(at + 1..<end)))
                at = end + 1
            } else if isDigit(scalar)
                || scalar == "." && at + 1 < scalars.count && isDigit(scalars[at + 1])
            {
                while at < scalars.count, isDigit(scalars[at]) || scalars[at] == "." { at += 1 }
                guard let number = Double(string(start..<at)) else {
                    throw XPathFault(message: "'\(string(start..<at))' is no number")
                }
                tokens.append(.number(number))
            } else if scalar == "$" {
                guard at + 1 < scalars.count, scalars[at + 1] == "{",
                    let end = scalars[at...].firstIndex(of: "}")
                else {
                    throw XPathFault(message: "'$' is no reference; they are written ${name}")
                }
                tokens.append(.reference(string(at + 2..<end).trimmed))
                at = end + 1
            } else if isNameStart(scalar) {
                while at < scalars.count, isNameStart(scalars[at]) || isNamePart(scalars, at) { at += 1 }
                tokens.append(.name(string(start..<at)))
            } else {
                at += at + 1 < scalars.count && twoLetters.contains(string(at..<at + 2)) ? 2 : 1
                let sign = string(start..<at)
                guard twoLetters.contains(sign) || "()[]/,+-*=<>.|@".contains(sign) else {
                    throw XPathFault(message: "'\(sign)' cannot be read")
                }
                tokens.append(.sign(sign))
            }
        }
        return tokens
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic
    }

    /// A colon belongs to a name where it has a prefix (`jr:choice-name`), not where it ends an axis.
    private static func isNamePart(_ scalars: [Unicode.Scalar], _ at: Int) -> Bool {
        let scalar = scalars[at]
        if scalar == ":" {
            return at + 1 < scalars.count && isNameStart(scalars[at + 1]) && scalars[at - 1] != ":"
        }
        return isDigit(scalar) || scalar == "-" || scalar == "."
    }
}

/// A condition of a form with its paths resolved. It holds or it does not: an answer that is missing is an empty text.
indirect enum Condition: Sendable, Hashable {
    case constant(Bool)
    case not(Condition)
    case and(Condition, Condition)
    case or(Condition, Condition)
    /// The answer is no empty text.
    case answered(Reference)
    /// One of these choices is among those that were made.
    case chosen(Reference, [String])
    case compare(Comparison, Term, Term)
    case matches(Term, pattern: String)
    case contains(Term, Term)

    enum Comparison: String, Sendable {
        case equal = "="
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="

        func holds(_ left: Double, _ right: Double) -> Bool {
            switch self {
            case .equal: left == right
            case .less: left < right
            case .atMost: left <= right
            case .greater: left > right
            case .atLeast: left >= right
            }
        }

        /// What holds of `b` and `a` where this holds of `a` and `b`.
        var mirrored: Comparison {
            switch self {
            case .equal: .equal
            case .less: .greater
            case .atMost: .atLeast
            case .greater: .less
            case .atLeast: .atMost
            }
        }
    }

    static func any(_ conditions: [Condition]) -> Condition {
        conditions.dropFirst().reduce(conditions.first ?? .constant(false)) { .or($0, $1) }
    }

    static func all(_ conditions: [Condition]) -> Condition {
        conditions.dropFirst().reduce(conditions.first ?? .constant(true)) { .and($0, $1) }
    }
}

/// A slot that a condition asks about.
struct Reference: Sendable, Hashable {
    var id: String
    /// It is the slot that a constraint tries a value for: `.`.
    var isOwn = false
    /// A calculation may give a text that is empty, which is no answer.
    var mayBeEmpty = false
    /// Only this choice counts as an answer: a box that is ticked or not.
    var ticked: String?
}

/// A value of a form with its paths resolved.
indirect enum Term: Sendable, Hashable {
    /// The empty text, which every missing answer is.
    case empty
    /// What becomes of arithmetic with it: compares with nothing.
    case nan
    case number(Double)
    case text(String)
    case slot(Reference)
    case arithmetic(XPath.Operator, Term, Term)
    case negative(Term)
    /// `length`, `concat`, `coalesce`, `round`, `int`, `min`, `max` of their arguments.
    case function(String, [Term])
    /// The number by which a choice is named; complete where every choice has one.
    case scored(Reference, [Score], isComplete: Bool)
    /// How many choices were made.
    case chosenCount(Reference)
    /// `count`, `sum`, `min`, `max` over all instances of what is repeated.
    case overall(String, slot: String)
    case today, position
    case choose(Condition, Term, Term)

    struct Score: Sendable, Hashable {
        var choice: String
        var number: Double
    }

    /// A truth used as a number.
    static func truth(_ condition: Condition) -> Term { .choose(condition, .number(1), .number(0)) }
}

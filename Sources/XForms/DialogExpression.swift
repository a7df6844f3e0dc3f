/// A condition of a dialog, ready to be written: with three values, unlike that of a form.
indirect enum DialogExpression: Sendable, Hashable {
    case constant(Bool)
    /// `age >= 18`, as it is written.
    case atom(String)
    case not(DialogExpression)
    case and([DialogExpression])
    case or([DialogExpression])

    static func all(_ parts: [DialogExpression]) -> DialogExpression {
        var flat: [DialogExpression] = []
        for part in parts {
            switch part {
            case .constant(true): continue
            case .constant(false): return part
            case .and(let inner): flat += inner
            default: flat.append(part)
            }
        }
        flat = flat.withoutRepetition
        return flat.isEmpty ? .constant(true) : flat.count == 1 ? flat[0] : .and(flat)
    }

    static func any(_ parts: [DialogExpression]) -> DialogExpression {
        var flat: [DialogExpression] = []
        for part in parts {
            switch part {
            case .constant(false): continue
            case .constant(true): return part
            case .or(let inner): flat += inner
            default: flat.append(part)
            }
        }
        flat = flat.withoutRepetition
        return flat.isEmpty ? .constant(false) : flat.count == 1 ? flat[0] : .or(flat)
    }

    var negated: DialogExpression {
        switch self {
        case .constant(let value): .constant(!value)
        case .not(let inner): inner
        default: .not(self)
        }
    }

    /// How many comparisons it has.
    var size: Int {
        switch self {
        case .constant: 0
        case .atom: 1
        case .not(let inner): inner.size
        case .and(let parts), .or(let parts): parts.reduce(0) { $0 + $1.size }
        }
    }

    /// By the grammar of dialogs.
    var text: String {
        switch self {
        case .constant(let value): value ? "true" : "false"
        case .atom(let text): text
        case .not(let inner): "not \(inner.bracketed(isAtom: false))"
        case .and(let parts): parts.map { $0.bracketed(isAtom: true) }.joined(separator: " and ")
        case .or(let parts): parts.map(\.text).joined(separator: " or ")
        }
    }

    /// `not a = b` is read as `not (a = b)`; people read it better with the brackets.
    private func bracketed(isAtom: Bool) -> String {
        switch self {
        case .atom(let text): isAtom || text.hasPrefix("known(") ? text : "(\(text))"
        case .or: "(\(text))"
        case .and: isAtom ? text : "(\(text))"
        case .not, .constant: text
        }
    }
}

extension [DialogExpression] {
    fileprivate var withoutRepetition: [DialogExpression] {
        var seen: Set<DialogExpression> = []
        return filter { seen.insert($0).inserted }
    }
}

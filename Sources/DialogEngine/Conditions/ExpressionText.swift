/// Conditions and terms as an author writes them.
extension Expression: CustomStringConvertible {
    package var description: String {
        switch self {
        case .constant(let value): String(value)
        case .isIn(let slot, let values) where values.count == 1: "\(slot) = \(written(values[0]))"
        case .isIn(let slot, let values): "\(slot) in [\(values.map(written).joined(separator: ", "))]"
        case .known(let slot): "known(\(slot))"
        case .count(let slot, let comparison, let number): "count(\(slot)) \(comparison.rawValue) \(number)"
        case .mentioned(let classes): "mentioned(\(classes.joined(separator: ", ")))"
        case .compares(let left, let comparison, let right): "\(left) \(comparison.rawValue) \(right.behindComparison)"
        case .matches(let term, let pattern): "matches(\(term), \(quoted(pattern)))"
        case .contains(let term, let part): "contains(\(term), \(part))"
        case .not(let inner): "not \(inner.bracketed)"
        case .and(let left, let right): "\(left.bracketed) and \(right.bracketed)"
        case .or(let left, let right): "\(left.bracketed) or \(right.bracketed)"
        }
    }

    private var bracketed: String {
        switch self {
        case .and, .or: "(\(description))"
        default: description
        }
    }
}

extension Term: CustomStringConvertible {
    package var description: String {
        switch self {
        case .number(let number): plainNumber(number)
        case .text(let text): quoted(text)
        case .slot(let slot): slot
        case .own: "."
        case .arithmetic(.number(0), .minus, let term): "-\(term.bracketed)"
        case .arithmetic(let left, let sign, let right): "\(left.bracketed) \(sign.rawValue) \(right.bracketed)"
        case .call(let function, let arguments):
            "\(function.rawValue)(\(arguments.map(\.description).joined(separator: ", ")))"
        case .either(let condition, let first, let second): "if(\(condition), \(first), \(second))"
        }
    }

    /// There a bare word would be a value.
    fileprivate var behindComparison: String {
        if case .slot(let slot) = self { "${\(slot)}" } else { description }
    }

    private var bracketed: String {
        if case .arithmetic = self { "(\(description))" } else { description }
    }
}

private func quoted(_ text: String) -> String { text.contains("'") ? "\"\(text)\"" : "'\(text)'" }

/// A word stands as it is, what is none between quotation marks.
private func written(_ value: String) -> String {
    let isWord = value.utf8.allSatisfy {
        (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 95
    }
    return isWord && !value.isEmpty ? value : quoted(value)
}

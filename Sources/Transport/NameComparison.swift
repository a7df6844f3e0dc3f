/// How a network tells whether two names are one.
package enum NameComparison: Sendable, Hashable {
    case exact
    /// Case does not count, in any script.
    case lowercase

    /// What is equal for names that are the same.
    package func folded(_ name: String) -> String {
        switch self {
        case .exact: name
        case .lowercase: name.lowercased()
        }
    }
}

import TestimonyModel

/// The faults of data files, gathered while everything else of the file is still read.
package struct Findings: Sendable {
    package private(set) var all: [Diagnostic] = []

    package init() {}

    package var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// Sorted by file and place, each fault once.
    package var sorted: [Diagnostic] { Set(all).sorted() }

    package mutating func report(_ diagnostic: Diagnostic) { all.append(diagnostic) }

    /// Reports a fault of `value`; `offset` counts Unicode scalars of its text, which is taken to stand on one line.
    package mutating func report(
        _ value: YAMLValue, offset: Int = 0, _ kind: FaultKind, _ message: String, hint: String? = nil,
        severity: Diagnostic.Severity = .error
    ) {
        report(
            Diagnostic(
                file: value.file, line: value.line, column: value.column(of: offset), kind: kind, message: message,
                hint: hint,
                severity: severity))
    }

    /// Reports a fault of a word that stands in the text of `value`.
    mutating func report(
        _ value: YAMLValue, at word: String, _ kind: FaultKind, _ message: String, hint: String? = nil
    ) {
        report(value, offset: value.offset(of: word) ?? 0, kind, message, hint: hint)
    }

    /// Known words that a hint lists: more are not read.
    private static let mostShown = 16

    /// "vouliez-vous dire « x » ?" where a known word is near, else the list of known words.
    package static func suggestion(for word: String, among known: some Collection<String>) -> String {
        if let near = known.nearest(to: word) { return "did you mean '\(near)'?" }
        let shown = known.sorted().prefix(mostShown)
        return "known here: " + shown.joined(separator: ", ") + (shown.count < known.count ? ", …" : "")
    }
}

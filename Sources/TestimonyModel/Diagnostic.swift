/// One fault of a data file, said so that the person who edits the file can mend it.
package struct Diagnostic: Sendable, Hashable, Error {
    package enum Severity: String, Sendable { case error, warning }

    package var file: String
    /// 1-based; columns count Unicode scalars. Line 0 is the file as a whole.
    package var line: Int
    package var column: Int
    package var kind: FaultKind
    package var message: String
    /// What to do, a whole sentence or nothing.
    package var hint: String?
    package var severity: Severity

    /// Stable, for filters and documentation: `unknown-key`.
    package var code: String { kind.rawValue }

    package init(
        file: String, line: Int, column: Int, kind: FaultKind, message: String, hint: String? = nil,
        severity: Severity = .error
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.kind = kind
        self.message = message
        self.hint = hint
        self.severity = severity
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `codebook.yaml:12:5: unknown-key message`, the hint on a line of its own.
    package var description: String {
        sentence + (hint.map { "\n    \($0)" } ?? "")
    }

    /// The same without its hint: one line.
    package var sentence: String {
        (line > 0 ? "\(file):\(line):\(column)" : file) + ": \(code) \(message)"
    }
}

extension Diagnostic: Comparable {
    package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        (left.file, left.line, left.column, left.code) < (right.file, right.line, right.column, right.code)
    }
}

extension Sequence<String> {
    /// The element nearest to `word` by edit distance, if it is near enough to be meant.
    package func nearest(to word: String) -> String? {
        let limit = Swift.max(1, word.count / 3)
        return self.map { ($0, editDistance($0, word)) }.filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
    }
}

/// Levenshtein distance over characters.
private func editDistance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in right.enumerated() {
            let next = Swift.min(row[j + 1] + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
            diagonal = row[j + 1]
            row[j + 1] = next
        }
    }
    return row[right.count]
}

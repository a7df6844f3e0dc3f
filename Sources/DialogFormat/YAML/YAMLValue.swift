import TestimonyModel
import Yams

/// A value of a strict YAML file together with its place.
///
/// Strict means: one document, no aliases, no tags, no key twice. Readers ask for what they expect; what does not
/// fit is reported and answered with `nil`, so that one reading finds every fault.
package struct YAMLValue: Sendable {
    package let file: String
    /// 1-based, columns in Unicode scalars.
    package let line: Int
    package let column: Int
    private let content: Content

    private indirect enum Content: Sendable {
        case scalar(String, plain: Bool)
        case sequence([YAMLValue])
        case mapping([(key: YAMLValue, value: YAMLValue)])
    }

    /// Parses a file. `nil` after a fault of syntax, which is reported.
    package static func parse(_ file: DataFile, _ findings: inout Findings) -> YAMLValue? {
        if let (line, column) = file.brokenText {
            findings.report(
                Diagnostic(
                    file: file.name, line: line, column: column, kind: .brokenText, message: "a letter here is broken",
                    hint: "save the file as UTF-8"))
            return nil
        }
        do {
            guard let root = try Yams.compose(yaml: file.text) else {
                findings.report(
                    Diagnostic(file: file.name, line: 1, column: 1, kind: .emptyFile, message: "the file is empty"))
                return nil
            }
            return YAMLValue(root, file: file.name, after: Position(line: 0, column: 0), &findings)
        } catch let error as YamlError {
            findings.report(Diagnostic(error, file: file.name))
        } catch {
            findings.report(
                Diagnostic(
                    file: file.name, line: 1, column: 1, kind: .yaml, message: "the file cannot be read as YAML"))
        }
        return nil
    }

    /// `key` is where the value's own key stands: an alias shows by lying before it.
    private init(_ node: Node, file: String, after key: Position, _ findings: inout Findings) {
        let mark = node.mark.map { Position(line: $0.line, column: $0.column) } ?? key
        self.file = file
        let isAlias = (mark.line, mark.column) < (key.line, key.column)
        line = isAlias ? key.line : mark.line
        column = isAlias ? key.column : mark.column
        switch node {
        case .scalar(let scalar): content = .scalar(scalar.string, plain: scalar.style == .plain)
        case .sequence(let sequence):
            content = .sequence(sequence.map { YAMLValue($0, file: file, after: mark, &findings) })
        case .mapping(let mapping):
            var pairs: [(key: YAMLValue, value: YAMLValue)] = []
            for (name, value) in mapping {
                let name = YAMLValue(name, file: file, after: mark, &findings)
                let nameMark = Position(line: name.line, column: name.column)
                pairs.append((name, YAMLValue(value, file: file, after: nameMark, &findings)))
            }
            content = .mapping(pairs)
        case .alias: content = .scalar("", plain: true)
        }
        if isAlias {
            findings.report(self, .yamlAlias, "aliases (*name) are not read here", hint: "write the value out")
        }
        if hasTag(node) {
            findings.report(self, .yamlTag, "tags (!name) are not read here", hint: "leave the tag out")
        }
    }

    package var isMapping: Bool {
        if case .mapping = content { true } else { false }
    }

    package var isSequence: Bool {
        if case .sequence = content { true } else { false }
    }

    /// A word for what stands here, for messages.
    package var kind: String {
        switch content {
        case .scalar: "text"
        case .sequence: "list"
        case .mapping: "mapping"
        }
    }

    /// The text of a scalar as it stands, without a report.
    package var rawText: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// Where a place in the text of a scalar stands on its line.
    func column(of offset: Int) -> Int {
        guard offset > 0, case .scalar(_, let isPlain) = content else { return column }
        return column + offset + (isPlain ? 0 : 1)
    }

    /// Unicode scalars before the first `word` of the text, which is no part of a longer one.
    func offset(of word: String) -> Int? {
        guard let text = rawText.map({ Array($0.unicodeScalars) }), !word.isEmpty else { return nil }
        let wanted = Array(word.unicodeScalars)
        func isWord(_ index: Int) -> Bool {
            text.indices.contains(index)
                && (text[index].properties.isAlphabetic || "_0123456789".unicodeScalars.contains(text[index]))
        }
        return text.indices.first { start in
            text[start...].starts(with: wanted) && !isWord(start - 1) && !isWord(start + wanted.count)
        }
    }

    /// An unquoted `null`, `~` or nothing at all.
    package var isNull: Bool {
        if case .scalar(let text, plain: true) = content { ["", "~", "null"].contains(text) } else { false }
    }
}

// MARK: - Asking for what is expected

extension YAMLValue {
    package func string(_ findings: inout Findings) -> String? {
        if case .scalar(let text, _) = content, !isNull { return text }
        findings.report(self, .expectedText, "a text belongs here, not a \(isNull ? "missing value" : kind)")
        return nil
    }

    package func integer(_ findings: inout Findings, in range: ClosedRange<Int>? = nil) -> Int? {
        guard case .scalar(let text, plain: true) = content, let number = Int(text) else {
            findings.report(self, .expectedNumber, "a whole number belongs here")
            return nil
        }
        if let range, !range.contains(number) {
            findings.report(
                self, .outOfRange, "\(number) is out of range", hint: "\(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    package func number(_ findings: inout Findings) -> Double? {
        guard case .scalar(let text, plain: true) = content, let number = Double(text), number.isFinite else {
            findings.report(self, .expectedNumber, "a number belongs here")
            return nil
        }
        return number
    }

    package func bool(_ findings: inout Findings) -> Bool? {
        if case .scalar(let text, plain: true) = content {
            if ["true", "yes", "oui"].contains(text) { return true }
            if ["false", "no", "non"].contains(text) { return false }
        }
        findings.report(self, .expectedBoolean, "true or false belongs here")
        return nil
    }

    /// One of the raw values of an enumeration.
    package func choice<Value: RawRepresentable & CaseIterable>(
        of type: Value.Type = Value.self, _ findings: inout Findings
    ) -> Value? where Value.RawValue == String {
        guard let text = string(&findings) else { return nil }
        if let value = Value(rawValue: text) { return value }
        findings.report(
            self, .unknownValue, "'\(text)' is none of the values known here",
            hint: Findings.suggestion(for: text, among: Value.allCases.map(\.rawValue)))
        return nil
    }

    package func sequence(_ findings: inout Findings) -> [YAMLValue]? {
        if case .sequence(let items) = content { return items }
        findings.report(self, .expectedList, "a list belongs here, not a \(kind)", hint: "start each item with '- '")
        return nil
    }

    /// A list of texts; a single text counts as a list of one.
    package func strings(_ findings: inout Findings) -> [String]? {
        if case .scalar = content { return string(&findings).map { [$0] } }
        return sequence(&findings)?.compactMap { $0.string(&findings) }
    }

    /// The entries of a mapping in the order of the file, whatever their keys.
    package func entries(_ findings: inout Findings) -> [(key: YAMLValue, value: YAMLValue)]? {
        if case .mapping(let pairs) = content { return pairs }
        findings.report(self, .expectedMapping, "'key: value' lines belong here, not a \(kind)")
        return nil
    }

    /// The entries of a mapping whose keys are known beforehand; unknown and missing ones are reported.
    package func fields(
        _ known: [String], required: [String] = [], _ findings: inout Findings
    ) -> [String: YAMLValue]? {
        guard let pairs = entries(&findings) else { return nil }
        var fields: [String: YAMLValue] = [:]
        for (key, value) in pairs {
            guard let name = key.string(&findings) else { continue }
            if known.contains(name) {
                fields[name] = value
            } else {
                findings.report(
                    key, .unknownKey, "'\(name)' is not a key that is read here",
                    hint: Findings.suggestion(for: name, among: known))
            }
        }
        for name in required where fields[name] == nil {
            findings.report(self, .missingKey, "the key '\(name)' is missing here")
        }
        return fields
    }
}

/// Where a value starts; 0:0 lies before every value.
private struct Position {
    let line: Int
    let column: Int
}

private func hasTag(_ node: Node) -> Bool {
    let tag: Tag
    switch node {
    case .scalar(let scalar): tag = scalar.tag
    case .sequence(let sequence): tag = sequence.tag
    case .mapping(let mapping): tag = mapping.tag
    case .alias: return false
    }
    let name = tag.description
    return name.hasPrefix("!") && name != "!"
}

extension Diagnostic {
    fileprivate init(_ error: YamlError, file: String) {
        func fault(_ problem: String, _ line: Int, _ column: Int) -> Diagnostic {
            Diagnostic(
                file: file, line: max(1, line), column: max(1, column), kind: .yaml, message: problem,
                hint: "check the indentation, and quote texts that hold ': ' or start with a sign")
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self = fault(problem, mark.line, mark.column)
        case .reader(let problem, let offset, _, let yaml):
            let before = yaml.prefix(offset ?? 0)
            let line = before.filter(\.isNewline).count + 1
            let column = before.reversed().prefix { !$0.isNewline }.count + 1
            self = fault(problem, line, column)
        case .duplicatedKeysInMapping(let duplicates, let context):
            self = Diagnostic(
                file: file, line: context.mark.line, column: context.mark.column, kind: .duplicateKey,
                message: "the key '\(duplicates.first ?? "")' stands twice", hint: "keep one of the two")
        default: self = fault("the file cannot be read as YAML", 1, 1)
        }
    }
}

extension YAMLValue {
    /// The value behind a key; `nil` for what is no mapping.
    subscript(key: String) -> YAMLValue? {
        var unread = Findings()
        return isMapping ? entries(&unread)?.first { $0.key.rawText == key }?.value : nil
    }

    /// The file of the language that `also: fr` names; its own faults are told where that language is checked.
    func otherLanguage(_ other: (_ language: String) -> DataFile?, _ findings: inout Findings) -> YAMLValue? {
        guard let language = string(&findings) else { return nil }
        var unread = Findings()
        if let root = other(language).flatMap({ YAMLValue.parse($0, &unread) }) { return root }
        findings.report(self, .unknownLanguage, "there are no phrases in '\(language)'")
        return nil
    }
}

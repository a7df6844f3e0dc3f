import DialogEngine
import Extraction
import TestimonyModel

/// Reads lexicons: a domain, and for each id the words that people use.
///
/// ```yaml
/// domain: places
/// entries:
///   jardin:
///     - jardin/s
///     - {any: [potager/s, (au|le|du) vert], weight: 0.6, not_before: [public], after: [dans]}
///   bar: {replace: true, any: [comptoir]}
/// not: [atelier couture, autour d'un café]
/// ```
///
/// `before` and `after` name words one of which must stand there for the entry to hold ("before" them, "after"
/// them); `not_before` and `not_after` those that must not. `not` lists what names nothing although shorter entries
/// are inside it. Patterns: see `LexiconPattern`.
extension Lexicon {
    /// Later files of a domain add to earlier ones, or replace an id's entries with `replace: true`.
    package init(_ files: [DataFile], codebook: Codebook, _ findings: inout Findings) {
        var reader = LexiconReader(codebook: codebook)
        for file in files { reader.read(file, &findings) }
        self.init(reader.groups)
    }
}

private struct LexiconReader {
    let codebook: Codebook
    private(set) var groups: [LexiconGroup] = []
    /// Every form that was read: to tell of entries that say nothing new.
    private var seen = SeenForms()

    init(codebook: Codebook) { self.codebook = codebook }

    mutating func read(_ file: DataFile, _ findings: inout Findings) {
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(["domain", "entries", "not"], required: ["domain", "entries"], &findings),
            let domainValue = fields["domain"], let domain = domainValue.string(&findings)
        else { return }
        let domains = codebook.facets.map(\.id) + codebook.effects.map(\.id) + Array(fixedIDs.keys) + freeDomains
        if !domains.contains(domain) {
            findings.report(
                domainValue, .unknownValue, "'\(domain)' is no domain of word lists",
                hint: Findings.suggestion(for: domain, among: domains))
        }
        for (key, value) in fields["entries"]?.entries(&findings) ?? [] {
            guard let id = key.string(&findings) else { continue }
            check(id, key, domain, &findings)
            readID(LexiconEntry(domain: domain, id: id), value, &findings)
        }
        if let nothing = fields["not"] {
            readItems(LexiconEntry(domain: domain, id: Lexicon.nothing), nothing, &findings)
        }
    }

    private func check(_ id: String, _ key: YAMLValue, _ domain: String, _ findings: inout Findings) {
        let known: [String]
        if domain == "places" {
            known = codebook.places.map(\.id)
        } else if let facet = codebook.facet(domain) {
            known = facet.options.map(\.id)
        } else if let fixed = fixedIDs[domain] {
            known = fixed
        } else {
            return
        }
        guard !known.contains(id) else { return }
        findings.report(
            key, .unknownOption,
            "'\(id)' is no id of '\(domain)'" + (fixedIDs[domain] == nil ? " in the codebook" : ""),
            hint: Findings.suggestion(for: id, among: known))
    }

    private mutating func readID(_ entry: LexiconEntry, _ value: YAMLValue, _ findings: inout Findings) {
        guard value.isMapping else { return readItems(entry, value, &findings) }
        guard let fields = value.fields(itemKeys + ["replace"], required: ["any"], &findings) else { return }
        if fields["replace"]?.bool(&findings) == true {
            groups.removeAll { $0.entry.domain == entry.domain && $0.entry.id == entry.id }
            seen.forget(entry)
        }
        readGroup(entry, fields, &findings)
    }

    private mutating func readItems(_ entry: LexiconEntry, _ value: YAMLValue, _ findings: inout Findings) {
        for item in value.sequence(&findings) ?? [] {
            if item.isMapping {
                guard let fields = item.fields(itemKeys, required: ["any"], &findings) else { continue }
                readGroup(entry, fields, &findings)
            } else if item.isSequence {
                for word in item.sequence(&findings) ?? [] { readPattern(entry, word, &findings) }
            } else {
                readPattern(entry, item, &findings)
            }
        }
    }

    /// Patterns that share a weight and guards.
    private mutating func readGroup(
        _ entry: LexiconEntry, _ fields: [String: YAMLValue], _ findings: inout Findings
    ) {
        var entry = entry
        if let value = fields["weight"], let weight = value.number(&findings) {
            if !(0...1).contains(weight) {
                findings.report(value, .outOfRange, "a weight lies between 0 and 1")
            }
            entry.weight = Float(weight)
        }
        for (key, side, isRequired) in guardKeys {
            guard let value = fields[key] else { continue }
            let patterns = patterns(value, &findings).map(\.pattern)
            entry.guards.append(WordGuard(side: side, isRequired: isRequired, patterns: patterns))
        }
        guard let any = fields["any"] else { return }
        let guardsAt = entry.guards.isEmpty ? "" : "\(any.file):\(any.line):\(any.column)"
        let words = any.isSequence ? any.sequence(&findings) ?? [] : [any]
        for word in words { readPattern(entry, word, guardsAt: guardsAt, &findings) }
    }

    private func patterns(
        _ value: YAMLValue, _ findings: inout Findings
    ) -> [(pattern: LexiconPattern, text: String)] {
        let items = value.isSequence ? value.sequence(&findings) ?? [] : [value]
        return items.compactMap { pattern($0, &findings) }
    }

    private mutating func readPattern(
        _ entry: LexiconEntry, _ value: YAMLValue, guardsAt: String = "", _ findings: inout Findings
    ) {
        guard let (pattern, text) = pattern(value, &findings) else { return }
        var entry = entry
        entry.rule = "\(entry.domain).\(entry.id): \(text)"
        (entry.file, entry.line) = (value.file, value.line)
        // Under other guards the same words are another entry.
        let place = (pattern.isOpen ? "*" : "") + guardsAt
        guard seen.insert(pattern.forms, entry, place: place) else {
            findings.report(
                value, .duplicateEntry, "'\(text)' already stands for '\(entry.id)'", hint: "leave one of them out",
                severity: .warning)
            return
        }
        groups.append(LexiconGroup(entry, pattern))
    }

    private func pattern(
        _ value: YAMLValue, _ findings: inout Findings
    ) -> (pattern: LexiconPattern, text: String)? {
        guard let text = value.string(&findings) else { return nil }
        do throws(LexiconPattern.Fault) {
            return (try LexiconPattern(text), text)
        } catch {
            let (message, hint) = explanation(of: error)
            findings.report(value, .badPattern, "'\(text)' \(message)", hint: hint)
            return nil
        }
    }
}

/// The forms of each entry by their hashes: the lexicons have some hundred thousand.
private struct SeenForms {
    private var hashes: [String: Set<UInt64>] = [:]

    /// Whether one of the forms is new to the entry's id at this `place`.
    mutating func insert(_ forms: [[UInt8]], _ entry: LexiconEntry, place: String) -> Bool {
        let start = hash(place.utf8, 0xcbf2_9ce4_8422_2325)
        var isNew = false
        var known = hashes.removeValue(forKey: key(entry)) ?? []
        for form in forms where known.insert(hash(form, start)).inserted { isNew = true }
        hashes[key(entry)] = known
        return isNew
    }

    mutating func forget(_ entry: LexiconEntry) { hashes[key(entry)] = nil }

    private func key(_ entry: LexiconEntry) -> String { "\(entry.domain).\(entry.id)" }

    /// FNV-1a: a pair of forms that share a hash costs a needless warning.
    private func hash(_ bytes: some Sequence<UInt8>, _ start: UInt64) -> UInt64 {
        bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

/// Domains whose ids the program knows by name.
private let fixedIDs = [
    "mentions": Mention.people, "modality": ["wished", "supposed", "before", "ended", "now", "contrast"],
    SensitiveWords.domain: SensitiveCategory.allCases.map(\.rawValue),
    "negation": ["particle", "closing", "absent", "without", "harm", "excluding", "harmless"],
]

/// Domains whose ids are names for groups of words, as those of effects are.
private let freeDomains = ["places", "chatter", "sense"]

private let itemKeys = ["any", "weight"] + guardKeys.map(\.0)

private let guardKeys: [(String, WordGuard.Side, Bool)] = [
    ("after", .before, true), ("not_after", .before, false), ("before", .after, true), ("not_before", .after, false),
]

private func explanation(of fault: LexiconPattern.Fault) -> (String, String) {
    switch fault {
    case .empty: ("has no words", "write at least one letter or digit")
    case .parentheses: ("has parentheses that do not pair", "write alternatives as (a|b)")
    case .unknownMark(let mark): ("ends in the unknown mark '/\(mark)'", "known marks: /n, /s, /v")
    case .star: ("has a star before its end", "a star may only end the pattern")
    case .verb(let word): ("cannot be conjugated: '\(word)'", "write the infinitive before /v")
    case .tooManyForms: ("stands for too many forms", "split it into several patterns")
    }
}

import TestimonyModel

/// A wording beside that of the codebook's own language: what one says the other has to say too, in its words.
///
/// Compared are texts that people read, by the keys that lead to them. Lists may differ in length: a language may need
/// fewer ways to ask.
package struct Translation {
    private let original: YAMLValue

    /// `nil` where the original cannot be read: its faults are told where its own language is checked.
    package init?(of original: DataFile) {
        var unread = Findings()
        guard let root = YAMLValue.parse(original, &unread) else { return nil }
        self.original = root
    }

    package func check(_ file: DataFile, _ findings: inout Findings) {
        var unread = Findings()
        guard let root = YAMLValue.parse(file, &unread) else { return }
        for section in ["phrases", "slots", "effects", "details", "places"] {
            guard let source = original[section] else { continue }
            guard let target = root[section] else {
                // The other sections are missed by whoever reads the wording.
                if section == "details" { report(root, section, &findings) }
                continue
            }
            compare(target, source, isDetail: section == "details", &findings)
        }
    }

    private func report(_ value: YAMLValue, _ key: String, _ findings: inout Findings) {
        findings.report(
            value, .missingTranslation, "the text of '\(key)' is missing here, which the other language has",
            hint: "translate it from \(original.file)")
    }

    private func compare(_ target: YAMLValue, _ source: YAMLValue, isDetail: Bool, _ findings: inout Findings) {
        var unread = Findings()
        guard source.isMapping, target.isMapping else { return compareTexts(target, source, &findings) }
        for (key, value) in source.entries(&unread) ?? [] {
            guard let name = key.rawText, !Self.unspoken.contains(name) else { continue }
            if let translated = target[name] {
                compare(translated, value, isDetail: isDetail, &findings)
            } else if isDetail {
                report(target, name, &findings)
            }
        }
    }

    /// Keys whose values are words of witnesses or names of classes.
    private static let unspoken = ["said", "said_negative", "about", "effects", "yes"]

    private func compareTexts(_ target: YAMLValue, _ source: YAMLValue, _ findings: inout Findings) {
        let sources = Set(source.texts)
        for item in target.isSequence ? target.items : [target] {
            if item.isMapping, let say = item["say"] {
                compareTexts(say, source, &findings)
            } else if let text = item.rawText, sources.contains(text), isSentence(text) {
                findings.report(
                    item, .missingTranslation, "'\(text)' stands here in the other language's words",
                    hint: "translate it from \(original.file)")
            }
        }
    }

    /// Names and international words may stay as they are.
    private func isSentence(_ text: String) -> Bool { text.split(separator: " ").count > 2 }
}

extension YAMLValue {
    fileprivate var items: [YAMLValue] {
        var unread = Findings()
        return isSequence ? sequence(&unread) ?? [] : []
    }

    /// Its text, or those of a list, said as they stand or under `say`.
    fileprivate var texts: [String] {
        if let rawText { return [rawText] }
        return items.compactMap { $0.rawText ?? $0["say"]?.rawText }
    }
}

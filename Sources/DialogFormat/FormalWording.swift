import DialogEngine
import TestimonyModel

extension Wording {
    /// Lays `<lang>/<dialog>.vous.yaml` over the wording: the sentences and questions that say « vous » to people.
    ///
    /// A sentence that still says « tu » is a fault: half of a conversation in each is worse than either.
    package mutating func address(_ file: DataFile, dialog: Dialog, codebook: Codebook, _ findings: inout Findings) {
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(["language", "phrases", "slots"], required: ["language"], &findings)
        else { return }
        fields["language"]?.checkLanguage(&findings)
        if let value = fields["phrases"] {
            phrases.merge(readPhrases(value, isWhole: false, &findings)) { $1 }
        }
        for (id, value) in fields["slots"]?.fields(dialog.slots.map(\.id), &findings) ?? [:] {
            guard let slot = dialog.slot(id), let parts = value.fields(["ask", "again", "why"], &findings) else {
                continue
            }
            if let ask = parts["ask"] {
                slots[id]?.ask = readAsk(ask, slot, dialog, codebook, &findings)
            }
            if let again = parts["again"] {
                let asked = slots[id]?.ask ?? []
                slots[id]?.again = readAgain(again, asked: asked, &findings)
            }
            if let why = parts["why"]?.botText(filling: ["site"], &findings) { slots[id]?.why = why }
        }
        for (name, text) in sentences where isFamiliar(text) {
            let place = root["phrases"]?[name] ?? root["slots"]?[name] ?? root
            findings.report(place, .saysTu, "'\(name)' still says tu: \(text)", hint: "write it here with vous")
        }
    }

    /// The sentences of the wording that this one is like, said with « vous »; their faults are told where that is read.
    package mutating func address(likeOther file: DataFile) {
        var unread = Findings()
        guard let shared = YAMLValue.parse(file, &unread)?["phrases"] else { return }
        phrases.merge(readPhrases(shared, isWhole: false, &unread)) { $1 }
    }

    /// Every sentence with the name by which an author finds it.
    private var sentences: [(name: String, text: String)] {
        let phrases = phrases.map { ($0.key.rawValue, $0.value) }.sorted { $0.0 < $1.0 }
        let questions = slots.sorted { $0.key < $1.key }.flatMap { id, words in
            (words.ask.map(\.say) + words.again + [words.why].compactMap { $0 }).map { (id, $0) }
        }
        return phrases + questions
    }
}

/// Whether a French sentence speaks to somebody as "tu".
private func isFamiliar(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter }.contains { ["tu", "te", "ton", "ta", "tes", "toi", "t"].contains($0) }
}

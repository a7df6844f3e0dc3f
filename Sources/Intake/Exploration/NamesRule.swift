import DialogEngine
import TestimonyModel

/// A name or number that a witness typed comes back in no message, no record and no draft, but for the name that the
/// witness wants to be cited by. With a testimony that is over, what it told is forgotten, and a word of it that is typed
/// again is a new one.
struct NamesOut: Rule {
    let meanings: Meanings
    private var secrets: Set<String> = []
    /// Those of testimonies that are over.
    private var former: Set<String> = []

    init(_ meanings: Meanings) { self.meanings = meanings }

    mutating func check(_ step: Step) -> Violation? {
        learn(step)
        defer { if step.endsTestimony { (former, secrets) = (former.union(secrets), []) } }
        let kept = secrets.union(former)
        guard !kept.isEmpty else { return nil }
        let given = step.saved.compactMap(\.attribution)
        let secrets = kept.filter { secret in !given.contains { $0.contains(secret) } }
        for (place, text) in texts(of: step) {
            if let secret = secrets.first(where: { stands($0, in: text) }) {
                return Violation(.namesStayOut, "'\(secret)' comes back in \(place)")
            }
        }
        return nil
    }

    /// Of a text of the repertoire it is known who is named; of any other, what extraction found.
    private mutating func learn(_ step: Step) {
        guard let text = step.typed else { return }
        if !former.isEmpty { former = former.filter { !stands($0, in: text) } }
        if let named = meanings.secrets[text] { secrets.formUnion(named) }
        if case .attribution = step.waited { return }
        let read = step.context.dialog.isQuestionnaire ? step.context.readAnswer : step.context.understand
        let found = read(text, step.context.now).frame.personal
        secrets.formUnion(found.filter { $0.utf8.count > 2 && !meanings.ownWords.contains($0) })
    }

    private func texts(of step: Step) -> [(place: String, text: String)] {
        let records = step.saved.flatMap { record -> [String] in
            let answers = record.answers.isEmpty ? [] : [record.answers.json]
            return [record.text] + answers + record.frame.observations.map(\.evidence)
                + record.frame.counts.compactMap(\.unit)
        }
        let drafted = step.after.episodes.flatMap { draft -> [String] in
            let given = draft.slots.values.flatMap { $0.items.compactMap(\.words) + $0.values }
            return [draft.text] + draft.observations.map(\.evidence) + draft.named.map(\.words) + given
        }
        return step.said.map { ("a message", $0.text) } + records.map { ("the record", $0) }
            + drafted.map { ("the draft", $0) }
    }

    /// Whether a secret stands in a text as words of their own.
    private func stands(_ secret: String, in text: String) -> Bool {
        guard firstRange(of: secret, in: text) != nil else { return false }
        func isPart(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber } ?? false }
        return text.ranges(of: secret).contains { range in
            !isPart(text[..<range.lowerBound].last) && !isPart(text[range.upperBound...].first)
        }
    }
}

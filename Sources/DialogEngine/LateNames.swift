import Extraction
import TestimonyModel

/// "Diallo, couturière" names nobody for certain; once "Fatou Diallo" is told, it does, and goes out of what was told
/// before as well.
extension Reduction {
    mutating func takeOutNames(told reading: Reading) {
        guard session.holdsWords else { return }
        if case .attribution = session.phase { return }
        let names = Set(reading.extraction.frame.personal.flatMap(nameWords))
        guard !names.isEmpty else { return }
        let normaliser = context.normaliser
        session.rewriteDrafts { $0.takeOut(names, normaliser) }
        session.fragments = session.fragments?.map { $0.without(names, normaliser) }
        if case .returning(let story, let before, let attempt) = session.phase {
            session.phase = .returning(story: story.without(names, normaliser), before: before, attempt: attempt)
        }
    }
}

/// Letters from which on a word is told apart from others by being a name.
private let leastLetters = 3

/// The parts of a name as they are written with a capital; nothing of numbers and addresses.
private func nameWords(_ personal: String) -> [String] {
    guard personal.allSatisfy({ $0.isLetter || " '’-.".contains($0) }) else { return [] }
    return personal.split { !$0.isLetter }.map(String.init).filter { $0.count >= leastLetters && $0.first!.isUppercase }
}

extension Session {
    /// Changes every draft that is remembered: the one under way, other episodes, and what `retour` goes back to.
    fileprivate mutating func rewriteDrafts(_ change: (inout Draft) -> Void) {
        func changed(_ drafts: [Draft]?) -> [Draft]? {
            drafts.map { drafts in
                drafts.map { draft in
                    var draft = draft
                    change(&draft)
                    return draft
                }
            }
        }
        change(&draft)
        (told, waiting) = (changed(told), changed(waiting))
        for index in past.indices {
            change(&past[index].draft)
            (past[index].told, past[index].waiting) = (changed(past[index].told), changed(past[index].waiting))
        }
    }
}

extension Draft {
    fileprivate mutating func takeOut(_ names: Set<String>, _ normaliser: Normaliser) {
        for id in slots.keys {
            for index in slots[id]?.items.indices ?? 0..<0 {
                slots[id]?.items[index].value.takeOut(names, normaliser)
                slots[id]?.items[index].words?.takeOut(names, normaliser)
            }
        }
        guard let redaction = Redaction(normaliser.fold(text), names: names) else { return }
        let scalars = Array(redaction.text.unicodeScalars)
        let frame = Frame(observations: observations, counts: counts).moved(by: redaction, in: scalars)
        (text, observations, counts) = (redaction.text, frame.observations, frame.counts)
        for index in named.indices {
            let start = named[index].start
            let range = redaction.range(start..<start + named[index].words.unicodeScalars.count)
            named[index].start = range.lowerBound
            named[index].words = String(scalars: range, of: text)
        }
    }
}

extension String {
    fileprivate func without(_ names: Set<String>, _ normaliser: Normaliser) -> String {
        Redaction(normaliser.fold(self), names: names)?.text ?? self
    }

    fileprivate mutating func takeOut(_ names: Set<String>, _ normaliser: Normaliser) {
        self = without(names, normaliser)
    }
}

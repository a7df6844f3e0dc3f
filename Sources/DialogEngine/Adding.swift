import Extraction
import TestimonyModel

/// "non, ajoute qu'on a monté notre boîte", "et ça me fait du bien à moi aussi": more of the story, at the recap.
extension Reduction {
    /// Takes what an utterance adds to the story, and reads the recap again. Answers whether it added anything.
    mutating func add(_ reading: Reading) -> Bool {
        guard let (words, isExplicit) = addition(reading) else { return false }
        let more = Reading(words, context)
        let (frame, ungated) = (more.extraction.frame, more.extraction.ungated)
        // What is no testimony by itself must be sure of its effect.
        let observations =
            frame.isTestimony
            ? frame.distinctObservations : ungated.distinctObservations.filter { $0.confidence >= Reduction.sure }
        // "et c'était mardi", "ajoute les voisins" correct a line; "ajoute que je raconte pour ma voisine" does not.
        let isReported = context.patterns.stands(.reports, in: more.words)
        guard !observations.isEmpty || isExplicit && (more.facts.isEmpty || isReported), more.wordCount > 2 else {
            return false
        }
        take(more, observations: Array(observations.prefix(Reduction.mostAdded)))
        recap()
        return true
    }

    /// "et puis elle m'a montré comment faire", said after the recap was confirmed: it is read again. Whatever may be an
    /// answer to what waits stays one. Answers whether anything was added.
    mutating func addToConfirmed(_ reading: Reading) -> Bool {
        let speaksOfConsent = Intent.consents.contains { context.patterns.stands($0, in: reading.words) }
        guard reading.tellsMore, !reading.denies, reading.numbers.isEmpty, !speaksOfConsent else { return false }
        return reopened { $0.add(reading) }
    }

    /// Lets `change` go back before the consent that is asked for; where it changes nothing, all is as it was.
    mutating func reopened(_ change: (inout Reduction) -> Bool) -> Bool {
        let before = session
        remember()
        session.agreed = nil
        if change(&self) { return true }
        session = before
        return false
    }

    private static let sure = 0.7
    /// Observations that one addition may join to a recap.
    private static let mostAdded = 3

    /// The witness's words behind "ajoute que"; whether the words before them ask for it outright.
    private func addition(_ reading: Reading) -> (String, isExplicit: Bool)? {
        let openings = [reading.words] + [Intent.no, .yes].compactMap { reading.rest(after: $0).map(String.init) }
        for (intent, isExplicit) in [(Intent.completes, true), (.continues, false)] {
            for opening in openings {
                guard let rest = context.patterns.rest(of: opening, after: intent), !rest.isEmpty,
                    let words = reading.source(of: rest, context.normaliser)
                else { continue }
                return (words, isExplicit)
            }
        }
        return nil
    }
}

extension Reading {
    /// The end of the message as it was typed whose plain words these are.
    fileprivate func source(of words: Substring, _ normaliser: Normaliser) -> String? {
        let text = typed
        let starts = text.indices.filter { index in
            index == text.startIndex
                || !text[text.index(before: index)].isLetter && (text[index].isLetter || text[index].isNumber)
        }
        return starts.prefix(12).lazy.map { String(text[$0...]) }.first { plainWords($0, normaliser) == words }
    }
}

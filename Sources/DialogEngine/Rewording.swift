import Extraction
import TestimonyModel

/// "corrige mes fautes": nobody writes in a witness's name, so they send the sentence as they want it quoted.
extension Reduction {
    mutating func startRewording() {
        session.phase = .rewording(attempt: 0)
        askRewording()
    }

    mutating func askRewording() {
        ask(fresh([text(.reword), text(.rewordAgain)]), expects: "quote")
    }

    mutating func hearRewording(_ reading: Reading, _ attempt: Int) {
        remember()
        if let word = (Intent.unanswering + [.no]).first(where: { reading.rest(after: $0) == "" }) {
            trace.obeyed = word
            acknowledge(.leftAsIs)
            return goOn(saying: nil)
        }
        guard reading.wordCount > 2 else {
            if attempt > 0 { return goOn(saying: nil) }
            session.phase = .rewording(attempt: attempt + 1)
            return askRewording()
        }
        if holdsPlaceholder(reading.text) { acknowledge(.personalRemoved) }
        let (episode, observation) = nearest(to: reading)
        if session.agreed == nil { goBack(to: episode) }
        change(episode) {
            $0.requote(reading.text, counting: reading.extraction.ungated.counts, observation: observation)
        }
        goOn(saying: .consentReworded)
    }

    /// To the consent that was given with the wish, or the recap.
    private mutating func goOn(saying said: Phrase?) {
        guard let consents = session.agreed else { return recap() }
        settle(consents, saying: said)
    }

    /// Makes an earlier episode the one under way: what was confirmed and is worded otherwise now is read back again.
    private mutating func goBack(to episode: Int) {
        guard episode < session.toldCount else { return }
        let all = episodes
        session.told = Array(all[..<episode])
        session.draft = all[episode]
        session.waiting = Array(all[(episode + 1)...])
    }

    /// The episode and the observation whose quotation shares the most words with the sentence; where none shares any, the
    /// first of the episode under way.
    private func nearest(to reading: Reading) -> (episode: Int, observation: Int?) {
        let words = Set(reading.pieces)
        let first = session.draft.observations.isEmpty ? nil : 0
        var best = (episode: session.toldCount, observation: first, shared: 0)
        for (episode, draft) in episodes.enumerated() {
            for (index, observation) in draft.observations.enumerated() {
                let quoted = plainWords(observation.evidence, context.normaliser).split(separator: " ")
                let shared = quoted.count { words.contains($0) }
                if shared > best.shared { best = (episode, index, shared) }
            }
        }
        return (best.episode, best.observation)
    }

    private mutating func change(_ episode: Int, _ change: (inout Draft) -> Void) {
        let count = session.toldCount
        switch episode {
        case ..<count: change(&session.told![episode])
        case count: change(&session.draft)
        default: change(&session.waiting![episode - count - 1])
        }
    }
}

extension Draft {
    /// Puts `sentence` in the place of an observation's quotation, in the story too; the whole story where nothing was
    /// coded. Whatever quotes some of the same words quotes the sentence now.
    mutating func requote(_ sentence: String, counting counted: [Count], observation index: Int?) {
        let scalars = Array(text.unicodeScalars)
        let old = index.map { observations[$0].start..<observations[$0].end } ?? 0..<scalars.count
        guard old.upperBound <= scalars.count else { return }
        var view = String.UnicodeScalarView(scalars[..<old.lowerBound])
        view.append(contentsOf: sentence.unicodeScalars)
        view.append(contentsOf: scalars[old.upperBound...])
        text = String(view)
        let new = old.lowerBound..<old.lowerBound + sentence.unicodeScalars.count
        let shift = new.count - old.count
        for other in observations.indices {
            let range = observations[other].start..<observations[other].end
            if range.overlaps(old) {
                observations[other].evidence = sentence
                (observations[other].start, observations[other].end) = (new.lowerBound, new.upperBound)
            } else if range.lowerBound >= old.upperBound {
                observations[other].start += shift
                observations[other].end += shift
            }
        }
        counts.removeAll { ($0.start..<$0.end).overlaps(old) }
        for other in counts.indices where counts[other].start >= old.upperBound {
            counts[other].start += shift
            counts[other].end += shift
        }
        counts += counted.map { count in
            var count = count
            count.start += new.lowerBound
            count.end += new.lowerBound
            return count
        }
        for other in named.indices where named[other].start >= old.upperBound { named[other].start += shift }
    }
}

import Extraction
import TestimonyModel

/// What the text of one message says by its words alone, whatever conversation it belongs to and whatever waits there:
/// found once, since a turn asks for it many times.
package final class Utterance: Sendable {
    /// As it came, names and numbers in it.
    let typed: String
    /// Lower-case words between single spaces.
    let words: String
    /// The same one by one.
    let pieces: [Substring]
    /// Its sentences and what stands between commas, each as plain words and what these mean.
    let parts: [Meaning]
    /// What all of it means beside its content.
    let meaning: Meaning
    let patterns: Patterns
    private let languages: (spoken: String, heard: String)
    /// The language that it seems to be in, where that is another than the one spoken.
    let guess: LanguageGuess?
    /// The language that it is in for certain, where the word lists are of another.
    let otherLanguage: String?
    /// Whether its writer is younger than the age from which words are kept.
    let tellsYouth: Bool
    /// The first danger that it tells of in the language that is spoken, else in any other of the site, with that one.
    let alert: (heard: Alert, in: Localisation?)?
    /// What it calls for, language by language of the site.
    let calls: [Call]

    /// Whether a message calls for a language.
    enum Call: Sendable {
        case none
        case whole
        /// A sentence of it does; this is left.
        case beside(rest: String, tells: Bool)
    }

    /// What it depends on: the text, the language that is spoken, and whose words are listened to.
    package struct Key: Sendable, Hashable {
        var text: String
        var spoken: String
        var heard: String
    }

    /// An answer has fewer; a story is not taken apart.
    private static let mostParts = 8

    init(_ text: String, _ context: Context) {
        let localisation = context.localisation
        typed = text
        let words = plainWords(text, context.normaliser)
        self.words = words
        pieces = words.split(separator: " ")
        patterns = localisation.patterns
        languages = (localisation.language, localisation.heardLanguage)
        let meaning = localisation.patterns.meaning(of: words)
        self.meaning = meaning
        let sentences = text.unicodeScalars.split(maxSplits: Utterance.mostParts, whereSeparator: isPartEnd)
        // Most answers are of one piece.
        parts =
            sentences.count == 1
            ? [meaning].filter { !$0.words.isEmpty }
            : sentences.prefix(Utterance.mostParts).map { plainWords(String($0), context.normaliser) }
                .filter { !$0.isEmpty }.map(localisation.patterns.meaning)
        guess = Utterance.guess(text, context)
        let own = context.codebook.language
        let certain = own == localisation.language ? guess : LanguageDetector.guess(text, expecting: own)
        // Letters of other languages are no plain words.
        let isLong = words.isEmpty || pieces.count >= Utterance.leastTold
        otherLanguage = isLong && certain?.isSure == true ? certain?.language : nil
        tellsYouth = tellsOwnAge(below: Dialog.leastAge, text, context.normaliser, pieces: pieces)
        alert = Utterance.alert(in: words, context)
        calls = Utterance.calls(in: text, words, context)
    }

    /// A language that the site does not speak stands out from each one that it speaks: "ah non, c'était lundi" is no
    /// Italian where English is spoken just now.
    private static func guess(_ text: String, _ context: Context) -> LanguageGuess? {
        let spoken = context.localisation.language
        let guess = LanguageDetector.guess(text, expecting: spoken)
        let known = context.localisations.all.map(\.language)
        guard let guess, !known.contains(guess.language) else { return guess }
        let others = known.filter { $0 != spoken && LanguageDetector.languages.contains($0) }
        let standsOut = others.allSatisfy { LanguageDetector.guess(text, expecting: $0)?.language == guess.language }
        return standsOut ? guess : nil
    }

    /// Whether it was read with the words of this localisation.
    func isOf(_ localisation: Localisation) -> Bool {
        languages == (localisation.language, localisation.heardLanguage)
    }

    /// Words from which on it is worth looking for another language: answers are shorter.
    private static let leastTold = 6

    private static func alert(in words: String, _ context: Context) -> (heard: Alert, in: Localisation?)? {
        if let alert = context.alerts.first(where: { $0.isHeard(in: words) }) { return (alert, nil) }
        for localisation in context.localisations.all where localisation.language != context.localisation.language {
            if let alert = localisation.alerts.first(where: { $0.isHeard(in: words) }) { return (alert, localisation) }
        }
        return nil
    }
}

/// Whether a sentence, or what stands between commas, ends here.
private func isPartEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", ",", ";", "\n", "…": true
    default: false
    }
}

/// What a text tells, understood at a moment.
package final class Understood: Sendable {
    let extraction: Extraction
    let facts: [Fact]

    package struct Key: Sendable, Hashable {
        var text: String
        var moment: Moment
    }

    init(_ utterance: Utterance, at moment: Moment, _ context: Context) {
        let isQuestionnaire = context.dialog.isQuestionnaire
        let read = isQuestionnaire ? context.readAnswer : context.understand
        let extraction = read(utterance.typed, moment).redacted()
        // Word lists of one language find only chance in another: "on the third floor" names nobody.
        let isForeign = utterance.otherLanguage != nil && !isQuestionnaire
        self.extraction = isForeign ? Extraction(text: extraction.text) : extraction
        facts = Fact.all(in: self.extraction, context)
    }
}

/// What texts were understood as, for whoever hears the same ones over and over: both are pure functions of their keys as
/// long as the site's data stay.
package protocol UtteranceMemory: Sendable {
    func utterance(_ key: Utterance.Key, _ make: () -> Utterance) -> Utterance
    func understood(_ key: Understood.Key, _ make: () -> Understood) -> Understood
}

extension Context {
    func utterance(_ text: String) -> Utterance {
        guard let memory = self.memory else { return Utterance(text, self) }
        let key = Utterance.Key(text: text, spoken: localisation.language, heard: localisation.heardLanguage)
        return memory.utterance(key) { Utterance(text, self) }
    }

    func understood(_ utterance: Utterance, at moment: Moment) -> Understood {
        guard let memory = self.memory else { return Understood(utterance, at: moment, self) }
        return memory.understood(Understood.Key(text: utterance.typed, moment: moment)) {
            Understood(utterance, at: moment, self)
        }
    }
}

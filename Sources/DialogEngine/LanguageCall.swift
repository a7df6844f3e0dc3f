import Extraction

/// A message that calls for a language: "English?", "on peut parler anglais ?", "/en".
struct LanguageCall {
    var localisation: Localisation
    /// What it tells beside; `nil` where that is nothing but courtesy.
    var rest: String?
}

extension Reduction {
    func call(in utterance: Utterance) -> LanguageCall? {
        guard !utterance.calls.isEmpty else { return nil }
        let isSentence = utterance.pieces.count > 1 || utterance.typed.hasPrefix("/")
        for (localisation, call) in zip(context.localisations.all, utterance.calls) {
            // "français" may be an answer: what the course was about.
            guard isSentence || localisation.language != wording.language && !asksOwn else { continue }
            switch call {
            case .none: continue
            case .whole: return isStory(utterance) ? nil : LanguageCall(localisation: localisation)
            case .beside(let rest, let tells):
                return LanguageCall(localisation: localisation, rest: tells ? rest : nil)
            }
        }
        return nil
    }

    /// "on m'a demandé si tu parles anglais" tells of a language.
    private func isStory(_ utterance: Utterance) -> Bool {
        session.phase.takesStory && context.understand(utterance.typed, context.now).frame.isTestimony
    }
}

extension Utterance {
    /// Words of a message beside the call that are courtesy: "hello", "sorry, my French is bad".
    private static let mostBeside = 4
    /// Bytes of a message that is looked through for a sentence that calls.
    private static let longestCall = 400

    /// Whether a text calls for a language, language by language of the site; empty where it calls for none.
    static func calls(in text: String, _ words: String, _ context: Context) -> [Call] {
        guard text.utf8.count <= longestCall else { return [] }
        let all = context.localisations.all
        // Wherever a sentence calls, all of the message holds the words that do.
        guard all.contains(where: { $0.patterns.standsSomewhere(.thisLanguage, in: words) }) else { return [] }
        return all.map { localisation in
            if isCall(words, localisation) { return .whole }
            guard let rest = rest(of: text, besideCallFor: localisation, context) else { return .none }
            return .beside(rest: rest, tells: count(plainWords(rest, context.normaliser)) > mostBeside)
        }
    }

    /// Whether words call for a language and say little more.
    private static func isCall(_ words: String, _ localisation: Localisation) -> Bool {
        guard let rest = localisation.patterns.rest(of: words, after: .thisLanguage) else { return false }
        return count(String(rest)) < mostBeside
    }

    private static func count(_ words: String) -> Int { words.split(separator: " ").count }

    /// A message without the sentence in it that calls for a language; `nil` where none does.
    private static func rest(
        of text: String, besideCallFor localisation: Localisation, _ context: Context
    ) -> String? {
        let pieces = text.split { ".!?;,\n…".contains($0) }
        guard pieces.count > 1 else { return nil }
        let call = pieces.first { piece in
            let words = plainWords(String(piece), context.normaliser)
            // A single word between commas belongs to a list.
            return words.utf8.contains(UInt8(ascii: " ")) && isCall(words, localisation)
        }
        guard let call else { return nil }
        let before = String(text[..<call.startIndex])
        // "Sorry, I don't speak French." leaves no "Sorry" in the story.
        let tells = count(plainWords(before, context.normaliser)) > mostBeside
        return (tells ? before : "") + text[call.endIndex...].dropFirst().drop(while: \.isWhitespace)
    }
}

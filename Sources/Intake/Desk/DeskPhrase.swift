import TestimonyModel

/// What a coordinator's message asks of the desk, read as plain words: capitals, accents and punctuation do not count.
enum DeskPhrase: Sendable, Hashable {
    case review
    case accept
    case reject(reason: String?)
    case note(String?)
    /// How to correct.
    case correct
    /// By the number of an effect on the card.
    case remove(Int)
    case polarity(Int, Polarity)
    case status(Int, Status)
    /// An effect by its name or the beginning of it; the words of the text that tell of it, where they are given.
    case add(String, Polarity, words: String?)
    case undo
    case again
    case next
    case done
    /// A question to the archive.
    case ask(String)
    case blindSpots
    /// What stands on the page, or is to; `nil` asks how.
    case page(PagePhrase?)
    case help
    case other(String)

    /// Whether it concerns the desk also where no testimony is open.
    var opens: Bool {
        switch self {
        case .review, .ask, .blindSpots, .page, .help: true
        default: false
        }
    }

    init(_ text: String) {
        let trimmed = text.trimmedWords
        let words = PlainWords.words(of: text)
        let (head, tail) = trimmed.splitAtColon
        let behindColon = PlainWords.words(of: head).count == 1 ? tail : nil
        let first = words.first ?? ""
        // What stands behind the first word, with or without a colon.
        let rest = trimmed.afterFirstWord
        self =
            switch words.joined(separator: " ") {
            case "a relire", "relire": .review
            case "accepter", "accepte", "j accepte", "ok": .accept
            case "annuler", "annule": .undo
            case "repeter", "repete": .again
            case "suivant", "suivante", "passer", "passe": .next
            case "fini", "finir", "termine", "fin": .done
            case "aide", "aide moi", "help": .help
            case "corriger", "corrige": .correct
            case "angles morts", "angle mort": .blindSpots
            case "page": .page(nil)
            default:
                switch first {
                // With a colon: people also tell that they asked for something, and of pages.
                case "demander", "demande", "question":
                    behindColon.map { .ask($0) } ?? .other(trimmed)
                case "page":
                    behindColon.map { .page(PagePhrase($0)) } ?? .other(trimmed)
                case "rejeter", "rejette", "ecarter", "ecarte": .reject(reason: rest)
                case "note", "noter": .note(rest)
                case "corriger", "corrige": rest.map { DeskPhrase($0) } ?? .correct
                case "enleve", "enlever", "retire", "retirer", "supprime", "supprimer":
                    DeskPhrase.removal(words) ?? .other(trimmed)
                case "ajoute", "ajouter": DeskPhrase.addition(head, tail) ?? .correct
                default: DeskPhrase.change(words) ?? .other(trimmed)
                }
            }
        if trimmed == "?" { self = .help }
    }

    private static func removal(_ words: [String]) -> DeskPhrase? {
        let numbers = words.dropFirst().compactMap { Int($0) }
        return numbers.count == 1 && words.count <= 4 ? .remove(numbers[0]) : nil
    }

    /// "2 : négatif", "le 2 en mal", "2 souhaité".
    private static func change(_ words: [String]) -> DeskPhrase? {
        let words = words.first == "le" ? words.dropFirst() : words[...]
        guard let number = words.first.flatMap({ Int($0) }) else { return nil }
        return switch words.dropFirst().joined(separator: " ") {
        case "negatif", "negative", "en mal", "mal": .polarity(number, .negative)
        case "positif", "positive", "en bien", "bien": .polarity(number, .positive)
        case "arrive", "observe", "c est arrive": .status(number, .observed)
        case "souhait", "souhaite", "un souhait", "c est un souhait": .status(number, .wished)
        case "manque", "ce qui manque", "c est ce qui manque": .status(number, .absent)
        default: nil
        }
    }

    /// "ajoute solidarité en mal : les mots".
    private static func addition(_ head: String, _ tail: String?) -> DeskPhrase? {
        var words = PlainWords.words(of: head).dropFirst()
        var polarity = Polarity.positive
        if ["negatif", "negative"].contains(words.last) || words.suffix(2) == ["en", "mal"] {
            polarity = .negative
            words = words.dropLast(words.last == "mal" ? 2 : 1)
        } else if ["positif", "positive"].contains(words.last) || words.suffix(2) == ["en", "bien"] {
            words = words.dropLast(words.last == "bien" ? 2 : 1)
        }
        return words.isEmpty ? nil : .add(words.joined(separator: " "), polarity, words: tail)
    }
}

extension StringProtocol {
    /// Without what stands at both ends and `isAround`.
    func trimming(_ isAround: (Character) -> Bool) -> String {
        String(drop(while: isAround).reversed().drop(while: isAround).reversed())
    }
}

extension String {
    /// Without what surrounds its words: spaces and the marks of a quotation.
    var trimmedWords: String {
        trimming { $0.isWhitespace || "«»\"".contains($0) }
    }

    /// Around the first colon; `nil` where there is none, or nothing behind it.
    var splitAtColon: (head: String, tail: String?) {
        guard let colon = firstIndex(of: ":") else { return (self, nil) }
        let tail = String(self[index(after: colon)...]).trimmedWords
        return (String(self[..<colon]).trimmedWords, tail.isEmpty ? nil : tail)
    }

    /// `nil` where nothing stands behind the first word but punctuation.
    var afterFirstWord: String? {
        let rest = drop { $0.isLetter || $0.isNumber }.drop { $0.isWhitespace || ":,;.-–—".contains($0) }
        return rest.isEmpty ? nil : String(rest).trimmedWords
    }
}

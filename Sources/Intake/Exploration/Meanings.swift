import DialogEngine
import Extraction
import TestimonyModel

/// What texts of the repertoire mean for certain: what a rule can hold a turn against.
struct Meanings: Sendable {
    var stops: Set<String> = []
    var cancels: Set<String> = []
    var erasures: Set<String> = []
    var yeses: Set<String> = []
    var noes: Set<String> = []
    /// Words that give no name.
    var refusals: Set<String> = []
    var consents: [String: Consent] = [:]
    /// Names to be cited by.
    var names: Set<String> = []
    /// Names and numbers that stand in a text, whatever extraction makes of it.
    var secrets: [String: Set<String>] = [:]
    /// Words of the bot itself: whoever types one tells no secret.
    var ownWords: Set<String> = []

    init() {}

    /// Read off a site's patterns and wording. A text that could mean two things is left out.
    init(_ site: SiteData) {
        let patterns = site.patterns
        func texts(_ intent: Intent, unless others: [Intent] = []) -> Set<String> {
            Set(patterns.examples(of: intent).filter { text in !site.takes(text, for: others) })
        }
        stops = texts(.stop)
        erasures = texts(.erase, unless: [.stop])
        cancels = texts(.cancel, unless: [.stop, .erase])
        yeses = texts(.yes, unless: [.stop, .no])
        noes = texts(.no, unless: [.stop, .yes, .erase])
        refusals = Set(Intent.unanswering.flatMap { texts($0, unless: Array(Intent.besideName)) })
        names = ["Rahel", "Zoé", "Dédé", "la couturière", "Nour"]
        consents = site.dialog.isQuestionnaire ? Meanings.agreements(site) : Meanings.consents(site)
        ownWords = Meanings.ownWords(site)
    }

    /// Every phrase that means one answer about consent and no other, and no command.
    private static func consents(_ site: SiteData) -> [String: Consent] {
        let answers: [(Intent, Consent)] = [
            (.consentNone, .none), (.consentCount, .count), (.consentQuote, .quote), (.consentAttributed, .attributed),
        ]
        var consents: [String: Consent] = [:]
        for (index, consent) in Consent.allCases.enumerated() {
            consents[consent.rawValue] = consent
            consents["\(index + 1)"] = consent
        }
        for (intent, consent) in answers {
            for text in site.patterns.examples(of: intent) {
                let others = answers.map(\.0).filter { $0 != intent } + [.consentMeaning] + Intent.commands
                if !site.takes(text, for: others) { consents[text] = consent }
            }
        }
        return consents
    }

    /// Whether the answers of a questionnaire may be kept.
    private static func agreements(_ site: SiteData) -> [String: Consent] {
        let answers: [(Intent, Consent)] = [
            (.yes, .count), (.consentCount, .count), (.no, .none), (.consentNone, .none),
        ]
        let all: [Intent] = [.yes, .no, .consentCount, .consentNone, .consentMeaning] + Intent.commands
        var consents: [String: Consent] = [:]
        for (intent, consent) in answers {
            for text in site.patterns.examples(of: intent) where !site.takes(text, for: all.filter { $0 != intent }) {
                consents[text] = consent
            }
        }
        return consents
    }

    private static func ownWords(_ site: SiteData) -> Set<String> {
        // In whatever language it may speak.
        let said = ([site.localisations.own] + site.localisations.others).map(\.wording).flatMap { wording in
            let slots = wording.slots.values.flatMap { $0.ask.map(\.say) + $0.again + [$0.why ?? "", $0.name] }
            return Array(wording.phrases.values) + slots + wording.places.values + wording.dates.weekdays
                + wording.dates.months
        }
        let own = site.configuration.site
        let texts = said + [own.name, own.contact, own.readers]
        return Set(texts.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) })
    }
}

extension SiteData {
    /// Whether the bot takes a text for one of these.
    func takes(_ text: String, for intents: [Intent]) -> Bool {
        let words = plainWords(text, normaliser)
        return intents.contains { patterns.matches(words, $0) }
    }
}

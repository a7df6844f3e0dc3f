import Extraction
import TestimonyModel

/// Everything outside the session that a turn depends on.
@dynamicMemberLookup
package struct Context: Sendable {
    /// What is said and heard in the language of the conversation.
    package var localisation: Localisation
    package var now: Moment
    /// The id of the testimony that this turn may save.
    package var newID: String
    package var conversation: String
    /// The witness's pseudonym.
    package var speaker: String
    package var held: Held
    private var surroundings: Shared<Surroundings>

    package struct Site: Sendable, Hashable {
        package var id: String
        package var name: String
        /// How to reach a person of the site.
        package var contact: String
        /// Who reads what a witness lets be kept.
        package var readers: String
        /// Days after which words go, and testimonies with their codes; `nil` where they stay.
        package var wordDays: Int?
        package var testimonyDays: Int?

        package init(
            id: String, name: String, contact: String, readers: String, wordDays: Int? = nil, testimonyDays: Int? = nil
        ) {
            self.id = id
            self.name = name
            self.contact = contact
            self.readers = readers
            self.wordDays = wordDays
            self.testimonyDays = testimonyDays
        }
    }

    package init(
        dialog: Dialog, localisations: Localisations, warnsCoordinators: Bool, codebook: Codebook,
        normaliser: Normaliser,
        understand: @escaping @Sendable (String, Moment) -> Extraction, site: Site, now: Moment, newID: String,
        conversation: String, speaker: String, held: Held = Held()
    ) {
        localisation = localisations.own
        self.now = now
        self.newID = newID
        self.conversation = conversation
        self.speaker = speaker
        self.held = held
        surroundings = Shared(
            Surroundings(
                dialog: dialog, localisations: localisations, warnsCoordinators: warnsCoordinators, codebook: codebook,
                normaliser: normaliser, understand: understand, readAnswer: understand, site: site))
    }

    package subscript<Value>(dynamicMember member: WritableKeyPath<Surroundings, Value>) -> Value {
        get { surroundings.value[keyPath: member] }
        set { surroundings.change { $0[keyPath: member] = newValue } }
    }
}

/// What stays as it is from turn to turn, whoever speaks.
package struct Surroundings: Sendable {
    package var dialog: Dialog
    package var localisations: Localisations
    /// How people are told, in their language, that it is not understood; by language.
    package var foreignSentences: [String: String] = [:]
    /// Whether somebody gets what is flagged.
    package var warnsCoordinators: Bool
    package var codebook: Codebook
    package var normaliser: Normaliser
    package var understand: @Sendable (_ text: String, _ sentAt: Moment) -> Extraction {
        // What is remembered was understood otherwise.
        didSet { memory = nil }
    }
    /// The same for a questionnaire, whose answers are coded as nothing.
    package var readAnswer: @Sendable (_ text: String, _ sentAt: Moment) -> Extraction {
        didSet { memory = nil }
    }
    /// What texts were understood as before; without one, everything is understood as it comes.
    package var memory: (any UtteranceMemory)?
    /// Kinds of the details in a text that are masked wherever it leaves the house.
    package var details: @Sendable (_ text: String) -> [SensitiveCategory] = { _ in [] }
    /// The text as it would be printed, with placeholders for them.
    package var masked: @Sendable (_ text: String) -> String = { $0 }
    /// `{site}`, `{contact}`, `{readers}` of the texts.
    package var site: Context.Site
    /// Seconds that a story is waited for to go on; 0 where a message is final.
    package var patience = 0
    /// Whether something that is said unasked reaches the witness.
    package var isReachable = false
    /// One person after another speaks here, none of whom is known again, and nothing unfinished waits for them.
    package var isKiosk = false
}

extension Context {
    package var wording: Wording { localisation.wording }
    package var saidPhrases: SaidPhrases { localisation.saidPhrases }
    package var patterns: Patterns { localisation.patterns }
    package var alerts: [Alert] { localisation.alerts }

    /// The same in the language that a session is held in.
    package func speaking(as session: Session) -> Context {
        var context = self
        context.localisation = self.localisations[session.spoken?.language]
        return context
    }
}

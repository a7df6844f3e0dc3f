import Extraction
import TestimonyModel

/// Everything outside the session that a turn depends on.
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
}

/// What stays as it is from turn to turn, whoever speaks.
private struct Surroundings: Sendable {
    var dialog: Dialog
    var localisations: Localisations
    var foreignSentences: [String: String] = [:]
    var warnsCoordinators: Bool
    var codebook: Codebook
    var normaliser: Normaliser
    var understand: @Sendable (String, Moment) -> Extraction
    var readAnswer: @Sendable (String, Moment) -> Extraction
    var memory: (any UtteranceMemory)?
    var details: @Sendable (String) -> [SensitiveCategory] = { _ in [] }
    var masked: @Sendable (String) -> String = { $0 }
    var site: Context.Site
    var patience = 0
    var isReachable = false
    var isKiosk = false
}

extension Context {
    package var dialog: Dialog {
        get { surroundings.value.dialog }
        set { change { $0.dialog = newValue } }
    }
    package var localisations: Localisations {
        get { surroundings.value.localisations }
        set { change { $0.localisations = newValue } }
    }
    /// How people are told, in their language, that it is not understood; by language.
    package var foreignSentences: [String: String] {
        get { surroundings.value.foreignSentences }
        set { change { $0.foreignSentences = newValue } }
    }
    /// Whether somebody gets what is flagged.
    package var warnsCoordinators: Bool {
        get { surroundings.value.warnsCoordinators }
        set { change { $0.warnsCoordinators = newValue } }
    }
    package var codebook: Codebook {
        get { surroundings.value.codebook }
        set { change { $0.codebook = newValue } }
    }
    package var normaliser: Normaliser {
        get { surroundings.value.normaliser }
        set { change { $0.normaliser = newValue } }
    }
    package var understand: @Sendable (_ text: String, _ sentAt: Moment) -> Extraction {
        get { surroundings.value.understand }
        set {
            change {
                $0.understand = newValue
                // What is remembered was understood otherwise.
                $0.memory = nil
            }
        }
    }
    /// The same for a questionnaire, whose answers are coded as nothing.
    package var readAnswer: @Sendable (_ text: String, _ sentAt: Moment) -> Extraction {
        get { surroundings.value.readAnswer }
        set {
            change {
                $0.readAnswer = newValue
                $0.memory = nil
            }
        }
    }
    /// What texts were understood as before; without one, everything is understood as it comes.
    package var memory: (any UtteranceMemory)? {
        get { surroundings.value.memory }
        set { change { $0.memory = newValue } }
    }
    /// Kinds of the details in a text that are masked wherever it leaves the house.
    package var details: @Sendable (_ text: String) -> [SensitiveCategory] {
        get { surroundings.value.details }
        set { change { $0.details = newValue } }
    }
    /// The text as it would be printed, with placeholders for them.
    package var masked: @Sendable (_ text: String) -> String {
        get { surroundings.value.masked }
        set { change { $0.masked = newValue } }
    }
    /// `{site}`, `{contact}`, `{readers}` of the texts.
    package var site: Site {
        get { surroundings.value.site }
        set { change { $0.site = newValue } }
    }
    /// Seconds that a story is waited for to go on; 0 where a message is final.
    package var patience: Int {
        get { surroundings.value.patience }
        set { change { $0.patience = newValue } }
    }
    /// Whether something that is said unasked reaches the witness.
    package var isReachable: Bool {
        get { surroundings.value.isReachable }
        set { change { $0.isReachable = newValue } }
    }
    /// One person after another speaks here, none of whom is known again, and nothing unfinished waits for them.
    package var isKiosk: Bool {
        get { surroundings.value.isKiosk }
        set { change { $0.isKiosk = newValue } }
    }

    private mutating func change(_ change: (inout Surroundings) -> Void) {
        var surroundings = surroundings.value
        change(&surroundings)
        self.surroundings = Shared(surroundings)
    }
}

extension Context {
    package var wording: Wording { localisation.wording }
    package var saidPhrases: SaidPhrases { localisation.saidPhrases }
    package var patterns: Patterns { localisation.patterns }
    package var alerts: [Alert] { localisation.alerts }

    /// The same in the language that a session is held in.
    package func speaking(as session: Session) -> Context {
        var context = self
        context.localisation = localisations[session.spoken?.language]
        return context
    }
}

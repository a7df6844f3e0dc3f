import Extraction
import TestimonyModel

/// What happened.
package enum Event: Sendable, Hashable {
    /// Somebody opened a terminal: the bot speaks first.
    case opened
    case utterance(String)
    /// The deadline of the session has come.
    case deadline
}

/// What the shell must do, in this order, once the turn is committed.
package enum Effect: Sendable, Hashable {
    case say(Say)
    case save(TestimonyRecord)
    /// Erase everything that is held of this speaker.
    case eraseSpeaker
    /// Erase these testimonies: their consent is taken back.
    case withdraw([String])
    /// Tell coordinators that an alert of this id was heard: no name, no words.
    case flag(String)
    case close(CloseReason)
}

/// One message of the bot.
package struct Say: Sendable, Hashable {
    package var text: String
    /// What an answer would fill: `story`, a facet, `when`, `where`, `confirm`, `consent`, `attribution` …;
    /// `nil` where another message follows or nothing is asked.
    package var expects: String?
    /// The ids that an answer may name, where they are few and known.
    package var choices: [String]

    package init(text: String, expects: String? = nil, choices: [String] = []) {
        self.text = text
        self.expects = expects
        self.choices = choices
    }
}

package enum CloseReason: String, Sendable, Hashable, Codable {
    /// The testimony is kept.
    case saved
    /// The witness lets nothing be kept.
    case declined
    case cancelled
    case stopped
    case erased
    /// Whoever tells is under the age from which words are kept.
    case tooYoung = "too-young"
    /// Somebody is in distress: the form stepped aside, what was told is dropped.
    case distress
    case paused
    case expired
}

/// The unit of commit: the session after the event, and what follows from it.
package struct Turn: Sendable, Hashable {
    package var session: Session
    package var effects: [Effect]
    /// When silence becomes an event, in epoch seconds; `nil` when nothing waits.
    package var deadline: Int?
    package var trace = Trace()
}

/// What is held of a witness, as far as the bot tells it.
package struct Held: Sendable, Hashable {
    package struct Testimony: Sendable, Hashable {
        package var day: CivilDate
        package var consent: Consent
        package var review: Review
        /// Monday of the week whose digest counted it, where one was sent.
        package var digest: CivilDate?

        package init(day: CivilDate, consent: Consent, review: Review, digest: CivilDate? = nil) {
            self.day = day
            self.consent = consent
            self.review = review
            self.digest = digest
        }
    }

    /// Oldest first.
    package var testimonies: [Testimony]

    /// How many testimonies of other people they said something of.
    package var stances: Int

    package init(testimonies: [Testimony] = [], stances: Int = 0) {
        self.testimonies = testimonies
        self.stances = stances
    }

    /// Days of the testimonies, oldest first.
    package var days: [CivilDate] { testimonies.map(\.day) }
}

/// Everything outside the session that a turn depends on.
package struct Context: Sendable {
    package var dialog: Dialog
    package var localisations: Localisations
    /// What is said and heard in the language of the conversation.
    package var localisation: Localisation
    /// How people are told, in their language, that it is not understood; by language.
    package var foreignSentences: [String: String] = [:]
    /// Whether somebody gets what is flagged.
    package var warnsCoordinators: Bool
    package var codebook: Codebook
    package var normaliser: Normaliser
    package var understand: @Sendable (_ text: String, _ sentAt: Moment) -> Extraction
    /// The same for a questionnaire, whose answers are coded as nothing.
    package var readAnswer: @Sendable (_ text: String, _ sentAt: Moment) -> Extraction
    /// Kinds of the details in a text that are masked wherever it leaves the house.
    package var details: @Sendable (_ text: String) -> [SensitiveCategory] = { _ in [] }
    /// The text as it would be printed, with placeholders for them.
    package var masked: @Sendable (_ text: String) -> String = { $0 }
    /// `{site}`, `{contact}`, `{readers}` of the texts.
    package var site: Site
    package var now: Moment
    /// The id of the testimony that this turn may save.
    package var newID: String
    package var conversation: String
    /// The witness's pseudonym.
    package var speaker: String
    package var held: Held
    /// Seconds that a story is waited for to go on; 0 where a message is final.
    package var patience = 0
    /// Whether something that is said unasked reaches the witness.
    package var isReachable = false
    /// One person after another speaks here, none of whom is known again, and nothing unfinished waits for them.
    package var isKiosk = false

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
        self.dialog = dialog
        self.localisations = localisations
        localisation = localisations.own
        self.warnsCoordinators = warnsCoordinators
        self.codebook = codebook
        self.normaliser = normaliser
        self.understand = understand
        readAnswer = understand
        self.site = site
        self.now = now
        self.newID = newID
        self.conversation = conversation
        self.speaker = speaker
        self.held = held
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

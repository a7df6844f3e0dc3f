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

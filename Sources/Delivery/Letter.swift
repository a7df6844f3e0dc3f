import TestimonyModel

/// One thing that one destination is to be told. What it says is rendered when it is sent, from what the store
/// holds then: a consent withdrawn meanwhile leaves nothing to send.
package struct Letter: Sendable, Hashable, Codable {
    package enum Subject: Sendable, Hashable, Codable {
        /// The summary of one testimony, by its id.
        case testimony(String)
        /// The digest of a week (`2026-W47`).
        case digest(week: String)
        /// A danger that somebody told of, by the id of its alert: nothing else is known here.
        case alert(String)
        /// A line that shows that the destination answers.
        case test
    }

    /// Unique, and the same on every attempt: the receiver's idempotency key.
    package var id: String
    /// The name of the destination's file in `Webhooks/`.
    package var destination: String
    package var subject: Subject

    package init(id: String, destination: String, subject: Subject) {
        self.id = id
        self.destination = destination
        self.subject = subject
    }
}

/// A letter and how far it has come: one row of the outbox.
package struct DeliveryRecord: Sendable, Hashable {
    package enum State: String, Sendable, Codable, CaseIterable {
        /// Waits for `dueAt`.
        case pending
        /// A worker holds it until its lease ends; a crash gives it back.
        case leased
        case sent
        /// Given up: kept, shown, and sent again by `glane webhook retry`.
        case dead
        /// Nothing to send any more: its testimony was erased or its consent withdrawn.
        case dropped
    }

    package var letter: Letter
    package var state: State
    /// Attempts made so far.
    package var attempts: Int
    /// Epoch seconds of the next attempt.
    package var dueAt: Int
    package var createdAt: Int
    /// The last failure in words that name host and cause, never the secret part of a URL.
    package var lastError: String?

    package init(
        letter: Letter, state: State = .pending, attempts: Int = 0, dueAt: Int, createdAt: Int, lastError: String? = nil
    ) {
        self.letter = letter
        self.state = state
        self.attempts = attempts
        self.dueAt = dueAt
        self.createdAt = createdAt
        self.lastError = lastError
    }
}

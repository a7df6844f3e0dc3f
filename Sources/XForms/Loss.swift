/// Something of a form that a dialog cannot hold, and what was made of it instead.
package struct Loss: Sendable, Hashable {
    /// Stable, for filters.
    package enum Kind: String, Sendable, CaseIterable {
        /// A question of a kind that nobody can answer in a conversation.
        case questionType = "question-type"
        /// What the machine of an interviewer notes by itself.
        case metadata
        /// `relevant`: the question is asked always.
        case relevance
        /// `constraint`: every answer is taken.
        case constraint
        /// `required`: the question may be passed over.
        case required
        /// `calculation`, with everything that needs it.
        case calculation
        /// `repeat_count`: one is offered after the other.
        case count
        case choiceFilter = "choice-filter"
        case choices
        case defaultValue = "default"
        /// A column, attribute or action that only concerns screens and files.
        case layout
        case media
        /// A text that holds what cannot be filled in, or that stands in one language only.
        case text
        case language
        /// A name that had to change.
        case name
        /// Carried, but not to the letter.
        case approximation
        /// Never asked in the form itself.
        case never
    }

    package var place: Place
    package var kind: Kind
    /// What stands there.
    package var what: String
    /// What was done about it.
    package var done: String

    init(_ place: Place, _ kind: Kind, _ what: String, _ done: String) {
        self.place = place
        self.kind = kind
        self.what = what
        self.done = done
    }
}

/// Why a file gives no dialog: every fault that was found, each with its place and its remedy.
package struct FormFaults: Error, Sendable {
    package struct Fault: Sendable, Hashable {
        package var place: Place
        package var message: String
        /// What to do, a whole sentence.
        package var remedy: String
    }

    package var faults: [Fault] = []

    init() {}

    init(_ place: Place, _ message: String, _ remedy: String) { add(place, message, remedy) }

    mutating func add(_ place: Place, _ message: String, _ remedy: String) {
        faults.append(Fault(place: place, message: message, remedy: remedy))
    }
}

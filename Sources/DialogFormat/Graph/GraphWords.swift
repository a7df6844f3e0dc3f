import DialogEngine

/// What drawings say beside the dialog's own words, in one language. `{names}` are filled in.
package struct GraphWords: Sendable {
    package struct Conditions: Sendable {
        var outer: Joints
        /// Within brackets.
        var inner: Joints
        var excepted: Joints
        /// Before the first and between two of several conditions that are composed themselves.
        var either: String
        var orElse: String
        var unless: String

        /// Between the last two names, and between those that are all denied.
        var alternative: String
        var nor: String
        /// What no list of names holds.
        var nothing: String
        var quotes: (open: String, close: String)

        var effect: Verb
        var answer: Verb
        /// A comparison of computed values, as its author wrote it.
        var computed: Verb
        var mentioned: Verb
        var known: String
        var unknown: String
        var counts: [Expression.Comparison: String]

        /// Clauses of the values of `status` and `polarity`.
        var clauses: [String: [String: Clause]]
        /// Names of what is known beside the slots.
        var fields: [String: String]
        /// How people are named who are not told: by the classes of `mentions.yaml`.
        var mentions: [String: String]

        func quoted(_ text: String) -> String { quotes.open + text + quotes.close }
    }

    struct Joints: Sendable {
        var and: String
        var or: String
    }

    /// What is said of names: of any of them, not of this one, of none of several.
    struct Verb: Sendable {
        var asserted: String
        var negated: String
        var negatedAll: String
    }

    struct Clause: Sendable {
        var asserted: String
        var negated: String
    }

    /// A heading and what stands below it.
    struct Heading: Sendable {
        var title: String
        var note: String
    }

    var conditions: Conditions
    var title: String
    var summary: String

    var story: Heading
    var questions: Heading
    /// Instead of the note, where the dialog asks nothing.
    var noQuestions: String
    var choices: Heading
    var dangers: Heading
    var commands: Heading

    var opening: String
    /// How many sentences there are to ask for something, the first time and again.
    var variants: String
    var repeats: String
    var askedIf: String
    /// When a question of the author's own is asked that has no condition.
    var always: String
    var alwaysAsked: Heading
    var enoughIf: String

    var recap: Heading
    var recapAgain: String
    var recapEdge: String
    var consent: Heading
    /// In the order of the four answers.
    var outcomes: [Heading]
    var nameless: String

    var young: Heading
    var heard: String
    var form: String
    var forms: [Alert.Form: String]

    var obeyed: Heading
    var meanings: [Intent: String]
    /// What the words mean that answer nothing.
    var unanswering: String
    var silence: Heading
}

extension GraphWords {
    /// French where a language has no words of its own here.
    init(language: String) { self = language == "en" ? .english : .french }
}

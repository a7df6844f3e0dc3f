import DialogEngine
import DialogFormat
import Extraction
import TestimonyModel

/// All that witnesses of the exploration can type, by what it is good for.
///
/// Made out of the dialog's own transcripts, wording and patterns and of the codebook's labels: another dialog, another
/// language or another site has another one.
struct Repertoire: Sendable {
    /// A text that says one value of one slot and nothing else.
    struct Fact: Sendable, Hashable {
        var slot: String
        var value: String
        var text: String
    }

    /// A text that is understood as a testimony.
    struct Story: Sendable, Hashable {
        var text: String
        /// Slots that it leaves open.
        var open: Set<String>
    }

    var stories: [Story] = []
    /// Those that leave something open.
    var openStories: [Story] = []
    var facts: [Fact] = []
    /// What answers a slot, ids and labels among it.
    var answers: [String: [String]] = [:]
    var allAnswers: [String] = []
    /// What is obeyed whatever waits, by what it means.
    var commands: [[String]] = []
    /// All that means something beside its content, likewise.
    var words: [[String]] = []
    /// Words that give no answer.
    var silences: [String] = []
    var yesAndNo: [String] = []
    /// What goes before a fact that takes the place of another.
    var corrections: [String] = []
    /// What goes before something that is added, taken out or wrong.
    var openings: [String] = []
    var consents: [String] = []
    /// To be cited by.
    var names: [String] = []
    /// Whatever a witness of a transcript typed.
    var lines: [String] = []
    var named: [String] = []
    var hostile: [String] = HostileTexts.short
    /// As long as a message may be, and longer: each takes as long as a hundred others.
    var long: [String] = HostileTexts.long
    var meanings = Meanings()

    /// What somebody says who answers plainly.
    var plain = Plain()

    struct Plain: Sendable {
        var story = ""
        var yes = "oui"
        var doesNotKnow = "je ne sais pas"
        var consent = Consent.count.rawValue
        var name = ""
    }
}

/// A danger that is heard in what somebody writes, and what the bot says at once: data, read from
/// `Dialogs/<lang>/alerts.yaml`. The numbers to call are the site's to check.
package struct Alert: Sendable, Hashable {
    /// What becomes of the form.
    package enum Form: String, Sendable, CaseIterable {
        /// No more questions that day, and nothing is kept.
        case stops
        /// The message is a call and no answer: what waits still waits.
        case interrupts
        /// The message is heard as ever behind the numbers.
        case goesOn = "goes_on"
    }

    /// `distress`, `violence`, `fire` …
    package var id: String
    /// Heard in a message of any length.
    package var heard: PhraseList
    /// What only sounds so: "ce qui me frappe".
    package var unless: PhraseList
    package var say: [String]
    /// Said last where coordinators are told, and where nobody is.
    package var told: String
    package var untold: String
    package var form: Form
    /// Said to whatever comes on the same day, once the form has stopped.
    package var stays: String?
    /// Said then to who asks for a person or takes back what was told.
    package var program: String?
    package var forgotten: String?
    /// What coordinators read: what kind of danger, never who or what words.
    package var notice: String

    package init(
        id: String, heard: PhraseList, unless: PhraseList, say: [String], told: String, untold: String, form: Form,
        stays: String? = nil, program: String? = nil, forgotten: String? = nil, notice: String
    ) {
        self.id = id
        (self.heard, self.unless) = (heard, unless)
        self.say = say
        self.told = told
        self.untold = untold
        self.form = form
        self.stays = stays
        self.program = program
        self.forgotten = forgotten
        self.notice = notice
    }

    /// Whether a message tells of it, apart from all that only sounds so.
    func isHeard(in words: String) -> Bool {
        guard heard.standsSomewhere(in: words) else { return false }
        var words = words
        while let (before, behind) = unless.split(words) { words = "\(before) | \(behind)" }
        return heard.stands(in: words)
    }
}

import DialogEngine
import DialogFormat
import Extraction
import TestimonyModel

/// A site whose dialog is explored: its data, what its witnesses can type, and what that was understood as.
package struct ExploredSite: Sendable {
    var repertoire: Repertoire
    /// Of a turn at no instant in particular.
    var context: Context
    /// Of somebody who has read the opening on another day, and told nothing.
    let knownSession: Session
    /// Called with every message before it is heard.
    var onMessage: @Sendable (String) -> Void = { _ in }

    /// `stories` are further texts that somebody told.
    package init(_ site: SiteData, _ transcripts: [Transcript], stories: [String] = []) {
        let now = Script.Setting().now
        var context = site.context(now: now, newID: "", conversation: "c", speaker: "s", held: Held())
        let remembered = RememberedUnderstanding(context.understand)
        context.understand = { remembered.recall($0, $1) }
        let answers = RememberedUnderstanding(context.readAnswer)
        context.readAnswer = { answers.recall($0, $1) }
        context.memory = RememberedUtterances()
        self.context = context
        repertoire = Repertoire(site, context, transcripts, stories: stories)
        let opened = reduce(Session(dialog: site.dialog), .opened, context).session
        let word = site.patterns.example(of: .cancel)
        knownSession = word.map { reduce(opened, .utterance($0), context).session } ?? opened
    }
}

import DialogEngine
import TestimonyModel

extension DialogGraph {
    /// Draws a dialog: the story, the questions in their author's order, the recap, the consent with its four outcomes, and
    /// what may come from everywhere. `site` fills `{site}`, `{contact}` and `{readers}` in what the bot says.
    package init(
        of dialog: Dialog, wording: Wording, codebook: Codebook, alerts: [Alert], patterns: Patterns,
        site: [String: String]
    ) {
        let draft = GraphDraft(dialog: dialog, wording: wording, codebook: codebook, patterns: patterns, site: site)
        let words = draft.words
        let story = dialog.isQuestionnaire ? [] : [draft.story]
        let questions = draft.questions
        let outcomes = dialog.isQuestionnaire ? draft.agreement : draft.outcomes
        let choices = [draft.recap, draft.consent] + outcomes
        let limits = dialog.limits
        let asked = substitute(
            limits.questions > 0 ? words.questions.note : words.noQuestions,
            ["questions": String(limits.questions), "attempts": String(limits.attempts)])
        let lanes = [
            Lane(title: words.story.title, story),
            Lane(title: words.questions.title, note: dialog.isQuestionnaire ? nil : asked, questions),
            Lane(title: words.choices.title, note: words.choices.note, choices),
            Lane(title: words.dangers.title, note: words.dangers.note, [draft.young] + draft.dangers(alerts)),
            Lane(title: words.commands.title, note: words.commands.note, [draft.obeyed, draft.silence]),
        ]
        let road = story + questions + choices.prefix(1)
        var edges = zip(road, road.dropFirst()).map { Edge($0.id, $1.id) }
        edges.append(Edge("recap", "recap", words.recapEdge))
        edges.append(Edge("recap", "consent", patterns.written(for: .yes).map(words.conditions.quoted)))
        let answers = [Intent.yes, .no].map { patterns.written(for: $0).map(words.conditions.quoted) }
        edges += outcomes.enumerated().map { number, outcome in
            Edge("consent", outcome.id, dialog.isQuestionnaire ? answers[number] : String(number + 1))
        }
        self.init(
            language: wording.language, title: words.title,
            summary: substitute(
                words.summary,
                ["dialog": dialog.id, "version": String(dialog.version), "site": site["site"] ?? ""]),
            lanes: lanes.filter { !$0.nodes.isEmpty }, edges: edges)
        typeset()
    }

    /// No line breaks where French wants none, in everything that is read.
    private mutating func typeset() {
        (title, summary) = (DialogEngine.typeset(title), DialogEngine.typeset(summary))
        for lane in lanes.indices {
            lanes[lane].title = DialogEngine.typeset(lanes[lane].title)
            lanes[lane].note = lanes[lane].note.map(DialogEngine.typeset)
            for node in lanes[lane].nodes.indices { lanes[lane].nodes[node].typeset() }
        }
        for edge in edges.indices { edges[edge].label = edges[edge].label.map(DialogEngine.typeset) }
    }
}

extension DialogGraph.Node {
    fileprivate mutating func typeset() {
        title = DialogEngine.typeset(title)
        for index in paragraphs.indices {
            paragraphs[index].text = DialogEngine.typeset(paragraphs[index].text)
            paragraphs[index].label = paragraphs[index].label.map(DialogEngine.typeset)
        }
    }
}

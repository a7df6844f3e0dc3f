import DialogEngine
import DialogFormat
import TestimonyModel

/// A conversation as it went.
struct Played: Sendable {
    /// What was done, with the plain answers that brought it to its end.
    var script: Script
    /// What followed the beginning, then each act.
    var effects: [[Effect]] = []
    var violation: Violation?
    var turns = 0
    /// How the last testimony ended.
    var ending: CloseReason?
    var records: [TestimonyRecord] = []
}

extension ExploredSite {
    /// Turns in which a plain witness is through, whatever waits: the story and which one, the questions, what a line asks
    /// back, the recap, the consent of others and one's own, the name; a question and a recap for each further episode.
    var bound: Int {
        let dialog = context.dialog
        guard dialog.isQuestionnaire else { return dialog.limits.questions + 8 + 2 * Episodes.most }
        return 8 + dialog.slots.count + (dialog.allSlots.count - dialog.slots.count) * Repeat.most
    }

    func play(_ script: Script, looksTwice: Bool = true) -> Played {
        var acts = script.acts[...]
        return play(script.setting, looksTwice: looksTwice) { _ in acts.popFirst() }
    }

    /// Lets a witness act who sees what is said, until there is nothing more; then somebody answers plainly. Without
    /// `tellsStory` that somebody has no story, and whatever asks for one may wait.
    func play(
        _ setting: Script.Setting, looksTwice: Bool, tellsStory: Bool = true, _ next: (Stage) -> Script.Act?
    ) -> Played {
        var stage = Stage(self, setting, looksTwice: looksTwice)
        var played = Played(script: Script([], setting))
        played.effects.append(setting.botSpeaksFirst && !setting.isKnown ? stage.open() : [])
        func perform(_ act: Script.Act) {
            played.script.acts.append(act)
            played.effects.append(stage.perform(act))
            played.records += stage.saved
        }
        while stage.violation == nil, let act = next(stage) { perform(act) }
        var left = bound
        while stage.violation == nil, !stage.isOver, left > 0,
            let answer = plainAnswer(stage.expects, tellsStory: tellsStory)
        {
            perform(.types(answer))
            left -= 1
        }
        played.violation = stage.violation
        if stage.violation == nil, !stage.isOver, tellsStory || stage.expects != "story" {
            played.violation = Violation(
                .ends, "it waits for '\(stage.session.phase.wait)' after \(bound) plain answers")
        }
        (played.turns, played.ending) = (stage.turns, stage.ending)
        return played
    }

    private func plainAnswer(_ question: String?, tellsStory: Bool) -> String? {
        let plain = repertoire.plain
        switch question {
        case "story": return tellsStory ? plain.story : nil
        case "confirm", "others_consent": return plain.yes
        case "consent": return plain.consent
        case "attribution": return plain.name
        default: return plain.doesNotKnow
        }
    }
}

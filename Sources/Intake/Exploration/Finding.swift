import DialogEngine
import DialogFormat
import TestimonyModel

/// A fault that an exploration found: how to see it again, and the shortest way to it that was found.
package struct Finding: Sendable {
    package var violation: Violation
    /// Of the one conversation.
    package var seed: UInt64
    /// In the format of a dialog's transcripts.
    package var transcript: String
}

/// What one seed makes.
enum Take: Sendable {
    case script(Script)
    case telling(Telling)
}

extension ExploredSite {
    /// The shortest way found to a violation of the same invariant.
    func finding(_ take: Take, _ violation: Violation, seed: UInt64) -> Finding {
        switch take {
        case .script(let script):
            let shortest = script.shortest { play($0).violation?.invariant == violation.invariant }
            let played = play(shortest)
            let shown = played.violation ?? violation
            return Finding(violation: shown, seed: seed, transcript: transcript(played, shown, seed))
        case .telling(let telling):
            guard telling.isOwn(violation) else {
                let played = play(telling)
                let script = (played.direct.violation == nil ? played.indirect : played.direct).script
                return finding(.script(script), violation, seed: seed)
            }
            let shortest = telling.shortest { shorter in
                let told = context.understand(shorter.story, context.now).ungated
                let played = play(shorter)
                let isOpen =
                    context.dialog.isQuestionnaire || context.dialog.openSlots(told).isSuperset(of: shorter.open)
                return isOpen && played.isTold
                    && played.violation?.invariant == violation.invariant
            }
            let played = play(shortest)
            let shown = played.violation ?? violation
            let text: String
            if case .corrected = shortest.detour {
                // What it records is what it should: the straight way's.
                text = transcript(played.indirect, shown, seed, recorded: played.direct.lines)
            } else {
                text = transcript(shortest, played, shown, seed)
            }
            return Finding(violation: shown, seed: seed, transcript: text)
        }
    }

    /// The conversation as it went; with `recorded`, with other lines of its record.
    func transcript(
        _ played: Played, _ violation: Violation, _ seed: UInt64, recorded: [Transcript.Answer]? = nil
    ) -> String {
        let setting = played.script.setting
        var lines =
            head(violation, seed) + [
                "now: \(setting.now)", "transport: \(setting.botSpeaksFirst ? "terminal" : "irc")",
                "known: \(setting.isKnown ? "yes" : "no")", "reminders: yes", "",
            ]
        var now = setting.now
        let acts: [Script.Act?] = [nil] + played.script.acts
        for (act, effects) in zip(acts, played.effects) {
            switch act {
            case .types(let text): lines.append(typed(text))
            case .waits(let seconds):
                now = now.adding(seconds: seconds)
                lines.append("@ \(now)")
            case nil: break
            }
            for effect in effects {
                switch effect {
                case .say(let say): lines.append(Transcript.Answer(saying: say.text).line)
                case .save(let record):
                    lines += (recorded ?? Transcript.Answer.lines(of: record)).map(\.line)
                default: break
                }
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A telling in any order, and the record of the order that is written.
    private func transcript(
        _ telling: Telling, _ played: PlayedTelling, _ violation: Violation, _ seed: UInt64
    ) -> String {
        let lines =
            head(violation, seed) + ["now: \(Script.Setting().now)", "known: yes", "order: any", ""]
            + telling.direct.map(typed) + played.direct.lines.map(\.line)
        return lines.map { $0 + "\n" }.joined()
    }

    private func head(_ violation: Violation, _ seed: UInt64) -> [String] {
        [
            "# \(violation.invariant.rawValue): \(violation.invariant.promise)", "# \(Script.line(violation.detail))",
            "# seed \(seed)",
        ]
    }

    private func typed(_ text: String) -> String { "> " + Script.line(text) }
}

extension Script {
    /// A text as one line of a transcript: line breaks become the sign for one, which means nothing to the bot.
    static func line(_ text: String) -> String { String(text.map { $0.isNewline ? "⏎" : $0 }) }
}

import DialogEngine
import DialogFormat

/// A transcript as it went.
package struct PlayedTranscript: Sendable {
    package let transcript: Transcript
    /// By exchange.
    package let answers: [[Transcript.Answer]]
    /// Those of the conversation, each with the session before it.
    package let turns: [HeardTurns.Heard]
    /// Orders of facts that ended otherwise than the order they are written in.
    var strays: [(order: [String], answers: [[Transcript.Answer]])] = []

    init(transcript: Transcript, answers: [[Transcript.Answer]], turns: [HeardTurns.Heard]) {
        self.transcript = transcript
        self.answers = answers
        self.turns = turns
    }

    package var differences: [Transcript.Difference] { transcript.differences(from: answers) + lasting }

    /// Orders that differ from the written one, which writing the file anew does not mend: no record is right for all.
    package var lasting: [Transcript.Difference] {
        guard !strays.isEmpty else { return [] }
        var findings = Findings()
        let renewed = Transcript(DataFile(name: transcript.file, text: text), &findings) ?? transcript
        return strays.flatMap { order, answers in
            renewed.differences(from: answers).map { difference in
                var difference = difference
                difference.order = order
                return difference
            }
        }
    }

    /// The file as it would be right.
    package var text: String { transcript.text(answering: answers) }
}

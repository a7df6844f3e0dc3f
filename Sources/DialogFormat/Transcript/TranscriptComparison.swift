extension Transcript {
    /// A stretch of answers that came out otherwise than they are written.
    package struct Difference: Sendable, Hashable {
        /// Of the first line that was expected; of the line before, where none was.
        package var line: Int
        /// The line that the answers follow, as it stands; `nil` at the opening.
        package var after: String?
        /// The order in which facts were told, where it is another than they are written in.
        package var order: [String] = []
        /// As lines of the file.
        package var expected: [String] = []
        package var said: [String] = []
    }

    /// What differs from what is written; `answers` has a list for each exchange.
    package func differences(from answers: [[Answer]]) -> [Difference] {
        zip(exchanges, answers).flatMap { $0.differences(from: $1) }
    }

    /// The file with these answers. Lines that stay right, and those that are no answers, stand as they stood.
    package func text(answering answers: [[Answer]]) -> String {
        zip(exchanges, answers).flatMap { exchange, answers in
            (exchange.event == .opening ? [] : [exchange.text]) + exchange.lines(answering: answers)
        }.map { $0 + lineEnd }.joined()
    }
}

extension Transcript.Exchange {
    /// What becomes of the lines of an exchange.
    private enum Step {
        case stays(Transcript.Row)
        /// An answer that did not come.
        case goes(Transcript.Row)
        /// An answer that is not written.
        case comes(Transcript.Answer)

        var goes: Bool { if case .goes = self { true } else { false } }
    }

    private func steps(to answers: [Transcript.Answer]) -> [Step] {
        let change = answers.difference(from: self.answers)
        let removed = Set(change.removals.map(\.offset))
        var coming = change.insertions.map { (offset: $0.offset, answer: $0.element) }[...]
        var (steps, gap): ([Step], [Step]) = ([], [])
        var (written, next) = (0, 0)
        // Between two answers that stay, what comes takes the place of what goes. Where nothing goes it follows the
        // answer before it, or the settings of an opening.
        func closeGap() {
            var new: [Step] = []
            while coming.first?.offset == next {
                new.append(.comes(coming.removeFirst().answer))
                next += 1
            }
            let otherwise = steps.isEmpty && event == .opening ? gap.endIndex : gap.startIndex
            gap.insert(contentsOf: new, at: gap.firstIndex(where: \.goes) ?? otherwise)
            steps += gap
            gap = []
        }
        for row in rows {
            guard row.answer != nil else {
                gap.append(.stays(row))
                continue
            }
            if removed.contains(written) {
                gap.append(.goes(row))
            } else {
                closeGap()
                steps.append(.stays(row))
                next += 1
            }
            written += 1
        }
        closeGap()
        return steps
    }

    fileprivate func lines(answering answers: [Transcript.Answer]) -> [String] {
        steps(to: answers).compactMap { step in
            switch step {
            case .stays(let row): row.text
            case .goes: nil
            case .comes(let answer): answer.line
            }
        }
    }

    fileprivate func differences(from answers: [Transcript.Answer]) -> [Transcript.Difference] {
        var found: [Transcript.Difference] = []
        var open: Transcript.Difference?
        var line = number
        func begun(at line: Int) -> Transcript.Difference {
            open ?? Transcript.Difference(line: line, after: event == .opening ? nil : text)
        }
        for step in steps(to: answers) {
            switch step {
            case .stays(let row):
                // Comments between two answers keep them together.
                if row.answer != nil, let difference = open {
                    found.append(difference)
                    open = nil
                }
                line = row.number
            case .goes(let row):
                var difference = begun(at: row.number)
                if difference.expected.isEmpty { difference.line = row.number }
                difference.expected.append(row.text)
                open = difference
                line = row.number
            case .comes(let answer):
                var difference = begun(at: line)
                difference.said.append(answer.line)
                open = difference
            }
        }
        return found + (open.map { [$0] } ?? [])
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    fileprivate var element: ChangeElement {
        switch self {
        case .insert(_, let element, _), .remove(_, let element, _): element
        }
    }
}

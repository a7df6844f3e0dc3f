import Arguments
import Intake
import Reporting
import Store
import TestimonyModel

/// A coordinator at the screen: keys in, decisions written, the screen shown again.
final class ReviewSession {
    private let desk: ReviewDesk
    private let actor: String
    private var screen: ReviewScreen
    private var surroundings: Surroundings

    init(_ desk: ReviewDesk, actor: String, filter: ReviewFilter) async throws {
        self.desk = desk
        self.actor = actor
        screen = ReviewScreen(desk.words, actor: actor, filter: filter)
        surroundings = Surroundings(try await desk.records(), desk.codebook)
        list(filter)
    }

    func run() async throws {
        let terminal = try RawTerminal()
        defer { terminal.leave() }
        var keys = KeyReader()
        while true {
            let (columns, rows) = terminal.size
            screen.pageRows = max(1, rows - 6)
            let picture = screen.picture(columns: columns, rows: rows)
            try terminal.draw(
                picture.rows.map { $0.styled(width: columns, isStyled: terminal.isStyled) }, cursor: picture.cursor)
            switch terminal.wait(seconds: nil) {
            case .leave: return
            case .nothing: continue
            case .bytes(let bytes):
                for key in keys.read(bytes) + keys.flush() {
                    guard let action = screen.take(key) else { continue }
                    if action == .quit { return }
                    try await perform(action)
                }
            }
        }
    }

    private func list(_ filter: ReviewFilter) {
        screen.load(surroundings.records.filter(filter.admits), names: surroundings.names)
    }

    private func perform(_ action: ReviewScreen.Action) async throws {
        switch action {
        case .quit: return
        case .list(let filter):
            // What others told and decided meanwhile is seen too.
            surroundings = Surroundings(try await desk.records(), desk.codebook)
            screen.show(filter)
            list(filter)
        case .open(let id): try await open(id)
        default:
            do {
                try await decide(action)
            } catch let failure as Failure {
                let isAboutID = surroundings[failure.message.prefix { $0 != " " }.description] != nil
                screen.tell((isAboutID ? failure.message : failure.message.capitalisedSentence) + ".")
            }
        }
    }

    private func open(_ id: String) async throws {
        guard let seen = try await desk.seen(id: id) else { return screen.tell("Ce témoignage vient d’être effacé.") }
        surroundings.replace(seen.record)
        screen.open(OpenCard(try await TestimonyCard(seen, desk, among: surroundings)))
    }

    /// What is decided is what the screen shows: where another coordinator was first, it is shown anew and nothing written.
    private func decide(_ action: ReviewScreen.Action) async throws {
        let (id, decision) = action.decision
        let wasOpen = screen.openCard != nil
        guard let seen = try await desk.seen(id: id) else { return screen.tell("Ce témoignage vient d’être effacé.") }
        if let shown = screen.seen(id), isOutdated(shown, seen) {
            let later = seen.entries.filter { $0.id > shown.revision ?? 0 && $0.decision != .note }
            let refusal = desk.refusal(of: later.isEmpty ? .changed : .overtaken(later), id) ?? ""
            try await open(id)
            return screen.tell("\(refusal).")
        }
        if let refusal = desk.refusal(of: decision, on: seen) { return screen.tell("\(refusal).") }
        let outcome = try await write(action, on: seen)
        if let refusal = desk.refusal(of: outcome, id) { return screen.tell("\(refusal).") }
        guard let after = try await desk.seen(id: id) else { return }
        let changes = desk.words.changes(from: seen.record, to: after.record)
        screen.decided(decision == .undo ? nil : id)
        surroundings.replace(after.record)
        if case .done(let part?) = outcome { await replacePart(part) }
        list(screen.filter)
        if wasOpen {
            let goesOn = [.accept, .reject, .merge].contains(decision)
            if let next = goesOn ? screen.nextWaiting : id { try await open(next) } else { screen.close() }
        }
        screen.tell(told(decision, after.record, outcome, changes))
    }

    private func isOutdated(_ shown: (record: TestimonyRecord, revision: Int?), _ seen: SeenTestimony) -> Bool {
        shown.record != seen.record || shown.revision.map { $0 != seen.entries.revision } ?? false
    }

    private func replacePart(_ part: String) async {
        if let record = try? await desk.seen(id: part)?.record {
            surroundings.replace(record)
        } else {
            surroundings.remove(part)
        }
    }

    private func write(_ action: ReviewScreen.Action, on seen: SeenTestimony) async throws -> ReviewOutcome {
        switch action {
        case .accept: return try await desk.decide(.accept, on: seen, by: actor)
        case .reject(_, let reason): return try await desk.decide(.reject, on: seen, by: actor, note: reason)
        case .note(_, let text): return try await desk.decide(.note, on: seen, by: actor, note: text)
        case .undo: return try await desk.undo(seen, by: actor)
        case .correct(_, let changes):
            if changes.isEmpty { throw Failure(.usage, "ce n’est pas une date ; par exemple 2026-11-18") }
            do {
                let after = try Correction(changes).applied(to: seen.record, desk.codebook)
                return try await desk.decide(.correct, on: seen, after: after, by: actor)
            } catch let fault as CorrectionFault {
                throw Failure(.usage, desk.words.sentence(fault))
            }
        case .merge(_, let into): return try await desk.merge(seen, into: into, by: actor)
        case .split(_, let words): return try await desk.split(seen, at: words, by: actor)
        case .list, .open, .quit: return .nothingToUndo
        }
    }

    private func told(
        _ decision: ReviewDecision, _ record: TestimonyRecord, _ outcome: ReviewOutcome, _ changes: [String]
    ) -> String {
        let name = surroundings.names[record.id]
        let state = ReviewWords.state(record.review)
        switch decision {
        case .note: return "\(name)\u{A0}: c’est noté."
        case .undo: return "\(name)\u{A0}: annulé, de nouveau \(state)."
        case .split:
            if case .done(let part?) = outcome { return "\(name)\u{A0}: partagé, la suite est \(part)." }
            return "\(name)\u{A0}: partagé."
        default:
            let what = changes.isEmpty ? "" : " " + changes.joined(separator: "\u{A0}; ")
            return "\(name)\u{A0}: \(state).\(what) « u » annule."
        }
    }
}

extension ReviewScreen.Action {
    /// The testimony, and what is decided about it.
    fileprivate var decision: (String, ReviewDecision) {
        switch self {
        case .accept(let id): (id, .accept)
        case .reject(let id, _): (id, .reject)
        case .correct(let id, _): (id, .correct)
        case .note(let id, _): (id, .note)
        case .merge(let id, _): (id, .merge)
        case .split(let id, _): (id, .split)
        case .undo(let id): (id, .undo)
        case .open(let id): (id, .note)
        case .list, .quit: ("", .note)
        }
    }
}

extension String {
    var capitalisedSentence: String { prefix(1).uppercased() + dropFirst() }
}

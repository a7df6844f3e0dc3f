import ArgumentParser
import Arguments
import Intake
import Reporting
import Store
import TestimonyModel

/// What every decision takes on the command line.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var global: GlobalOptions
    @OptionGroup var actor: ActorOptions
    @Option(help: "Only if this is still the last decision, as show --json tells it; else nothing is written.")
    var revision: Int?
    @Flag(help: "One JSON object a testimony.") var json = false
    @Option(help: "Pin the clock to an instant.") var now: Instant?

    func deciding(_ work: (Deciding) async throws -> Void) async throws {
        try await reportingFailures {
            let desk = try ReviewDesk(global, now: now)
            try await work(Deciding(desk: desk, actor: actor.name, revision: revision, isJSON: json))
            try desk.store.close()
        }
    }
}

/// Takes decisions for somebody, and tells each.
struct Deciding {
    let desk: ReviewDesk
    let actor: String
    let revision: Int?
    let isJSON: Bool

    /// Throws where the decision cannot be taken from the state that the testimony is in.
    func seen(_ prefix: String, for decision: ReviewDecision) async throws -> SeenTestimony {
        let seen = try await desk.seen(prefix)
        if let revision, revision != seen.entries.revision {
            let later = seen.entries.filter { $0.id > revision && $0.decision != .note }
            throw Failure(
                .badData, desk.refusal(of: later.isEmpty ? .changed : .overtaken(later), seen.record.id) ?? "")
        }
        if let refusal = desk.refusal(of: decision, on: seen) { throw Failure(.badData, refusal) }
        return seen
    }

    /// Tells what became of a testimony; throws where the decision was refused.
    func tell(_ outcome: ReviewOutcome, _ decision: ReviewDecision, _ before: SeenTestimony) async throws {
        let id = before.record.id
        if let refusal = desk.refusal(of: outcome, id) { throw Failure(.badData, refusal) }
        guard let after = try await desk.seen(id: id) else { throw Failure(.badData, "\(id) vient d’être effacé") }
        var part: String?
        if case .done(let other) = outcome { part = other }
        if isJSON { return try StandardOutput.line(json(after, decision, part: part)) }
        switch decision {
        case .note: try StandardOutput.line("\(id)\u{A0}: c’est noté")
        case .merge:
            try StandardOutput.line("\(id)\u{A0}: réuni avec \(after.entries.standing.last?.other ?? "")")
        case .split: try StandardOutput.line("\(id)\u{A0}: partagé, la suite est \(part ?? "")")
        case .undo:
            try StandardOutput.line("\(id)\u{A0}: annulé, de nouveau \(ReviewWords.state(after.record.review))")
        default: try StandardOutput.line("\(id)\u{A0}: \(ReviewWords.state(after.record.review))")
        }
        for line in desk.words.changes(from: before.record, to: after.record) {
            try StandardOutput.line("    " + line)
        }
    }

    private func json(_ after: SeenTestimony, _ decision: ReviewDecision, part: String?) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("id", after.record.id)
            json.field("decision", decision.rawValue)
            json.field("review", after.record.review.rawValue)
            json.field("revision", after.entries.revision)
            if let part { json.field("part", part) }
        }
        return json.text
    }
}

extension ReviewCommand {
    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Take testimonies as they are coded.",
            discussion: "Where one cannot be accepted none is, unless somebody else decides at the same moment.")

        @OptionGroup var options: DecisionOptions
        @Argument(help: "Ids, or their beginnings.") var ids: [String]

        func validate() throws {
            if options.revision != nil, ids.count > 1 { throw ValidationError("--revision is about one testimony") }
        }

        func run() async throws {
            try await options.deciding { deciding in
                var all: [SeenTestimony] = []
                for id in ids {
                    let seen = try await deciding.seen(id, for: .accept)
                    if !all.contains(where: { $0.record.id == seen.record.id }) { all.append(seen) }
                }
                for seen in all {
                    let outcome = try await deciding.desk.decide(.accept, on: seen, by: deciding.actor)
                    try await deciding.tell(outcome, .accept, seen)
                }
            }
        }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reject", abstract: "Leave a testimony out of all that is counted and quoted.")

        @OptionGroup var options: DecisionOptions
        @Argument(help: "The testimony's id, or its beginning.") var id: String
        @Option(help: "Why; it is kept.") var reason: String

        func validate() throws {
            if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason is not empty") }
        }

        func run() async throws {
            try await options.deciding { deciding in
                let seen = try await deciding.seen(id, for: .reject)
                let outcome = try await deciding.desk.decide(.reject, on: seen, by: deciding.actor, note: reason)
                try await deciding.tell(outcome, .reject, seen)
            }
        }
    }

    struct Note: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "note", abstract: "Write a remark beside a testimony; it changes nothing.")

        @OptionGroup var options: DecisionOptions
        @Argument(help: "The testimony's id, or its beginning.") var id: String
        @Argument(help: "The remark.") var text: String

        func validate() throws {
            if text.allSatisfy(\.isWhitespace) { throw ValidationError("a remark has words") }
        }

        func run() async throws {
            try await options.deciding { deciding in
                let seen = try await deciding.seen(id, for: .note)
                let outcome = try await deciding.desk.decide(.note, on: seen, by: deciding.actor, note: text)
                try await deciding.tell(outcome, .note, seen)
            }
        }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo", abstract: "Take the last decision about a testimony back.",
            discussion: "Called again it takes the one before back. Both stay in its history.")

        @OptionGroup var options: DecisionOptions
        @Argument(help: "The testimony's id, or its beginning.") var id: String

        func run() async throws {
            try await options.deciding { deciding in
                let seen = try await deciding.seen(id, for: .undo)
                try await deciding.tell(try await deciding.desk.undo(seen, by: deciding.actor), .undo, seen)
            }
        }
    }
}

import DialogEngine
import DialogFormat
import Foundation
import Intake
import Store
import TestimonyModel
import Transport

/// Turns a second: those of the engine alone, and those that are on the disk before anything is said.
struct Turns {
    private let site: SiteData
    private let form: SiteData
    private let now = Moment("2026-11-25T12:00:00+01:00")!
    private let runs: Int
    private let only: String

    init(_ installation: Installation, runs: Int, only: String) throws {
        site = try installation.completeSiteData(dialog: "temoignage")
        form = try GeneratedForm(questions: 485, rules: 420).site(installation, beside: site)
        self.runs = runs
        self.only = only
    }

    /// The fastest of several runs of each, the first of which the others are compared with.
    func measured() async throws -> [Measurement] {
        let answered = answers()
        let baseline = measure("session to JSON and back (baseline)", [answered.last!]) { session in
            let data = try? JSONEncoder().encode(session)
            return data.flatMap { try? JSONDecoder().decode(Session.self, from: $0) } == nil ? 0 : 1
        }
        var rows = [baseline]
        func add(_ name: String, _ row: () -> Measurement) {
            if only.isEmpty || name.contains(only) { rows.append(row()) }
        }
        func add(_ name: String, _ sessions: [Session], saying text: String, _ site: SiteData) {
            add(name) { measure(name, sessions) { reduce($0, .utterance(text), context(site)).effects.count } }
        }
        add("a story told, corrected, confirmed") { story("a story told, corrected, confirmed") }
        add("questionnaire, answers 1 to 50", Array(answered.prefix(50)), saying: "3", form)
        add("questionnaire, the last 50 answers", Array(answered.suffix(50)), saying: "3", form)
        add("the first message of a long talk", talk(messages: 1), saying: "aide", site)
        add("its thousandth message", talk(messages: 999), saying: "aide", site)
        if only.isEmpty || "durable turns".contains(only) { rows.append(try await durable()) }
        return rows
    }

    private func context(_ site: SiteData) -> Context {
        site.context(now: now, newID: "id", conversation: "c", speaker: "s", held: Held())
    }

    /// A whole conversation: told, one question, corrected, confirmed.
    private static let messages = [
        "Quelqu'un m'a prêté une perceuse mardi, sans même me connaître.", "une voisine, à l'atelier",
        "non, c'était lundi",
        "oui", "3",
    ]

    private func story(_ name: String) -> Measurement {
        let context = context(site)
        return measure(name, bytes: Self.messages.count) {
            var session = Session(dialog: site.dialog)
            return Self.messages.reduce(0) { count, text in
                let turn = reduce(session, .utterance(text), context)
                session = turn.session
                return count + turn.effects.count
            }
        }
    }

    /// The session before each answer of a whole interview.
    private func answers() -> [Session] {
        let context = context(form)
        var sessions = [reduce(Session(dialog: form.dialog), .opened, context).session]
        while sessions.count < 485 {
            sessions.append(reduce(sessions[sessions.count - 1], .utterance("3"), context).session)
        }
        return sessions
    }

    private func talk(messages: Int) -> [Session] {
        let context = context(site)
        var session = reduce(Session(dialog: site.dialog), .opened, context).session
        for number in 0..<messages {
            session = reduce(session, .utterance(number % 2 == 0 ? "aide" : "pourquoi"), context).session
        }
        return [session]
    }

    /// One commit a message, on the disk before it is answered.
    private func durable() async throws -> Measurement {
        let folder = FileManager.default.temporaryDirectory.appending(path: "glane-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try TestimonyStore(path: .file(folder.appending(path: "glane.sqlite").path))
        let conversations = Conversations(
            store: store, site: site, clock: SiteClock(zone: "Europe/Paris", pinnedTo: now), key: .ephemeral())
        let clock = ContinuousClock()
        var turns = 0
        let start = clock.now
        for number in 0..<200 {
            for text in Self.messages {
                _ = try await conversations.receive(
                    InboundMessage(
                        transport: "bench", conversation: "c\(number)", speaker: "s", text: text, sentAt: now))
                turns += 1
            }
        }
        let seconds = (clock.now - start) / .seconds(1)
        try store.close()
        return Measurement(name: "durable turns on SQLite", bytes: turns, seconds: seconds)
    }

    private func measure(_ name: String, _ sessions: [Session], _ turn: (Session) -> Int) -> Measurement {
        measure(name, bytes: sessions.count) { sessions.reduce(0) { $0 + turn($1) } }
    }

    /// `bytes` counts turns here.
    private func measure(_ name: String, bytes turns: Int, _ work: () -> Int) -> Measurement {
        let clock = ContinuousClock()
        var best = Double.infinity
        // Some turns take microseconds: a run is as many of them as take a while.
        let rounds = max(1, 2_000 / turns)
        for _ in 0..<runs {
            let start = clock.now
            for _ in 0..<rounds { keep(work()) }
            best = min(best, (clock.now - start) / .seconds(1) / Double(rounds))
        }
        return Measurement(name: name, bytes: turns, seconds: best)
    }
}

import ArgumentParser
import Arguments
import Foundation
import Intake
import Reporting
import Store
import TestimonyModel

extension DigestCommand {
    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "publish", abstract: "Let the wider destinations have a week's digest.",
            discussion: "Each of them gets it once. With 'digest: {draft: yes}' in glane.yaml they wait for this.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var decider: ActorOptions
        @Argument(help: "The week: last, or for example 2026-W47.") var week: WeekArgument
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func run() async throws {
            try await reportingFailures {
                let desk = try DigestDesk(global, now)
                let week = try desk.past(week)
                guard !desk.release.destinations(for: [.wider]).isEmpty else {
                    throw Failure(
                        .configuration, "no destination of a wider audience listens to digests: see glane webhook list")
                }
                if case .published(let entry) = try await desk.release.state(of: week) {
                    try StandardOutput.line(
                        "\(week)\u{A0}: déjà publié par \(entry.actor) le \(desk.moment(entry.madeAt).frenchWords).")
                } else {
                    let posted = try await desk.release.publish(week, by: decider.name, at: desk.now)
                    let names = posted.isEmpty ? "chacun l’a déjà reçu" : posted.joined(separator: ", ")
                    try StandardOutput.line("\(week)\u{A0}: publié (\(names)).")
                }
                try StandardOutput.flush()
                try await Courier(store: desk.store, site: desk.site, clock: desk.clock).finish()
                try desk.store.close()
            }
        }
    }

    struct Hold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "hold", abstract: "Keep a week's digest from the wider destinations until it is published.",
            discussion: "What was published before cannot be called back.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var decider: ActorOptions
        @Argument(help: "The week: this, last, or for example 2026-W47.") var week: WeekArgument
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func run() async throws {
            try await reportingFailures {
                let desk = try DigestDesk(global, now)
                let week = week.week(at: desk.clock.now)
                let wider = Set(desk.release.destinations(for: [.wider]).map(\.name))
                if try await desk.release.letters(of: week).contains(where: { wider.contains($0.letter.destination) }) {
                    throw Failure(.usage, "the digest of \(week) was handed over already: see glane digest status")
                }
                try await desk.release.hold(week, by: decider.name, at: desk.now)
                try StandardOutput.line("\(week)\u{A0}: retenu. Pour publier\u{A0}: glane digest publish \(week)")
                try desk.store.close()
            }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "Tell how far the digests of the last weeks have come.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "How many weeks, the last one first.") var weeks = 4
        @Flag(help: "One JSON object a week and a line: week, state, by, at, letters.") var json = false
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func validate() throws {
            guard (1...520).contains(weeks) else { throw ValidationError("--weeks takes 1 to 520") }
        }

        func run() async throws {
            try await reportingFailures {
                let desk = try DigestDesk(global, now)
                var week = ISOWeek(of: desk.clock.now.date).previous
                var report = ReleaseReport(weeks: [])
                for _ in 0..<weeks {
                    report.weeks.append(try await desk.status(of: week))
                    week = week.previous
                }
                try StandardOutput.write(Array((json ? report.json : report.text).utf8))
                try desk.store.close()
            }
        }
    }
}

/// What the decisions about digests have in common.
private struct DigestDesk {
    let site: SiteData
    let clock: SiteClock
    let store: TestimonyStore
    let release: DigestRelease

    init(_ global: GlobalOptions, _ now: Instant?) throws {
        let installation = try Installation(global)
        site = try installation.siteData(.whenNeeded)
        clock = installation.clock(pinnedTo: now)
        store = try installation.openStore()
        release = DigestRelease(store: store, site: site) { UUID().uuidString.lowercased() }
    }

    var now: Int { clock.now.epochSeconds }

    func moment(_ epochSeconds: Int) -> Moment { clock.moment(epochSeconds) }

    func past(_ argument: WeekArgument) throws -> ISOWeek {
        let week = argument.week(at: clock.now)
        guard week < ISOWeek(of: clock.now.date) else {
            throw Failure(
                .usage, "the week \(week) is not over before \(week.next.monday), and its digest goes out once")
        }
        return week
    }

    func status(of week: ISOWeek) async throws -> ReleaseReport.Week {
        let letters = try await release.letters(of: week)
        let wider = Set(release.destinations(for: [.wider]).map(\.name))
        let isOpen = release.hasDrafts && !letters.contains { wider.contains($0.letter.destination) }
        let state: ReleaseReport.State =
            switch try await release.state(of: week) {
            case .published(let entry): .published(by: entry.actor, at: moment(entry.madeAt))
            case .held(let entry): .held(by: entry.actor, at: moment(entry.madeAt))
            case .open where letters.isEmpty: .none
            case .open: isOpen ? .draft : .scheduled
            }
        return ReleaseReport.Week(
            week: week, state: state,
            letters: letters.map { .init(destination: $0.letter.destination, state: $0.state) })
    }
}

import ArgumentParser
import Arguments
import Delivery
import Foundation
import Intake
import Store
import TestimonyModel

/// A week named on the command line.
struct WeekArgument: ExpressibleByArgument {
    enum Value {
        case this, last
        case week(ISOWeek)
    }

    var value: Value

    init?(argument: String) {
        switch argument {
        case "this": value = .this
        case "last": value = .last
        default:
            guard let week = ISOWeek(argument) else { return nil }
            value = .week(week)
        }
    }

    func week(at now: Moment) -> ISOWeek {
        switch value {
        case .this: ISOWeek(of: now.date)
        case .last: ISOWeek(of: now.date).previous
        case .week(let week): week
        }
    }
}

struct DigestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "What a week told: Markdown to read, or to post.",
        discussion: """
            A testimony belongs to the ISO week in which its witness confirmed it. Only a week that is over is posted: a \
            destination gets each week once.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "The week: this, last, or for example 2026-W47. By default this one, with --post the last one.")
    var week: WeekArgument?
    @Option(help: "Post it to this destination too; the same week is posted there once.") var post: String?
    @Option(help: "Pin the clock to an instant.") var now: Instant?

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            let site = try installation.siteData(.whenNeeded)
            let clock = installation.clock(pinnedTo: now)
            let week = try week(at: clock.now)
            let store = try installation.openStore()
            try StandardOutput.write(Array(try await WeeklyDigest(store: store, site: site).text(of: week).utf8))
            try StandardOutput.flush()
            if let post { try await send(week, to: post, store, site, clock) }
            try store.close()
        }
    }

    /// A week is posted once it is over: posted before, it would take the place of the whole one.
    private func week(at now: Moment) throws -> ISOWeek {
        let current = ISOWeek(of: now.date)
        let week = week?.week(at: now) ?? (post == nil ? current : current.previous)
        guard post == nil || week < current else {
            throw Failure(
                .usage,
                "the week \(week) is not over before \(week.next.monday), and its digest is posted once: "
                    + "leave --post out to read it, or post \(current.previous)")
        }
        return week
    }

    private func send(
        _ week: ISOWeek, to name: String, _ store: TestimonyStore, _ site: SiteData, _ clock: SiteClock
    ) async throws {
        let known = site.destinations.map(\.destination.name)
        guard known.contains(name) else {
            throw Failure(.usage, "there is no destination '\(name)'; there are \(known.joined(separator: ", "))")
        }
        guard site.destinations.contains(where: { $0.destination.name == name && $0.destination.isEnabled }) else {
            throw Failure(.usage, "the destination '\(name)' is switched off (enabled: false in its file)")
        }
        let letter = Letter(
            id: UUID().uuidString.lowercased(), destination: name, subject: .digest(week: week.description))
        let now = clock.now.epochSeconds
        let isNew = try await store.enqueueOnce(
            DeliveryRecord(letter: letter, dueAt: now, createdAt: now), site: site.configuration.site.id)
        if !isNew {
            StandardError.line("glane: the digest of \(week) was already posted or waits for \(name)", .notice)
        }
        try await Courier(store: store, site: site, clock: clock).finish()
    }
}

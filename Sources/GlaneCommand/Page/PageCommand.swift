import ArgumentParser
import Arguments
import Foundation
import Intake
import Store
import TestimonyModel

struct PageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page", abstract: "The page of effects, and what coordinators write on it.",
        discussion: """
            Without the name of a subcommand, the page itself is written: 'glane page --output page.html'.
            """,
        subcommands: [Write.self, Set.self, Notes.self], defaultSubcommand: Write.self)
}

extension PageCommand {
    struct Write: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "write",
            abstract: "Write the page of effects: one HTML file, in French, that needs nothing else.",
            discussion: """
                Every effect of the codebook has its section, with what is better and what is worse side by side, quotes by \
                consent, and drawings with their tables. It is made of the testimonies that witnesses confirmed or coordinators \
                accepted, as the store holds them now: whoever takes something back is gone from the next page.
                """)

        @OptionGroup var global: GlobalOptions
        @Option(help: "The first day, as 2026-03-01; by default that of the first testimony.") var from: Day?
        @Option(help: "The last day; by default that of the last testimony.") var to: Day?
        @Option(help: "Write to this file instead of standard output; it is replaced whole or not at all.")
        var output: String?
        @OptionGroup var actor: ActorOptions
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func run() async throws {
            try await reportingFailures {
                let days = try days()
                let installation = try Installation(global)
                let site = try installation.siteData(.whenNeeded)
                let clock = installation.clock(pinnedTo: now)
                let store = try installation.openStore()
                let page = try await EffectsPage(store: store, site: site).page(within: days, at: clock.now)
                try await put(page.html, store, installation, clock)
                try store.close()
            }
        }

        private func days() throws -> ClosedRange<CivilDate>? {
            if from == nil, to == nil { return nil }
            let first = from?.date ?? CivilDate(year: CivilDate.writableYears.lowerBound, month: 1, day: 2)!
            let last = to?.date ?? CivilDate(year: CivilDate.writableYears.upperBound, month: 12, day: 29)!
            guard first <= last else { throw Failure(.usage, "--from \(first) is after --to \(last)") }
            return first...last
        }

        /// A page that goes to a file is one that goes out: the log tells when, and by whom.
        private func put(
            _ html: String, _ store: TestimonyStore, _ installation: Installation, _ clock: SiteClock
        ) async throws {
            guard let output else { return try StandardOutput.write(Array(html.utf8)) }
            let name = actor.name
            do {
                try Data(html.utf8).write(to: URL(filePath: output), options: .atomic)
            } catch {
                throw Failure(.inputOutput, "\(output): the page cannot be written there")
            }
            let entry = AuditEntry(actor: name, action: "page.write", madeAt: clock.now.epochSeconds)
            try await store.note(entry, site: installation.configuration.site.id)
        }
    }
}

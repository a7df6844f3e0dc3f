import ArgumentParser
import Arguments
import Delivery
import Foundation
import Intake
import Reporting
import Store
import TestimonyModel

enum DigestFormat: String, CaseIterable, ExpressibleByArgument { case markdown, html, mail, json }

extension Destination.Audience: ExpressibleByArgument {}

extension DigestCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "What a week told: to read, to mail or to post.",
            discussion: """
                A testimony belongs to the ISO week in which its witness confirmed it. Only a week that is over is posted: a \
                destination gets each week once.

                --format mail makes a message for 'sendmail -t'. The keys of --format json stay: schema, site, week, from, to; \
                testimonies, witnesses (now, before, mean and weeks: up to eight before, the oldest first); unidentified; levels \
                and their effects (positive, negative, quotes); wished, feared, absent; publics, places (told, rare); meetings; \
                agreements, disagreements (positive and negative are null where too few tell it at a named place); silent; \
                awaiting_review; changes; breakdown_from. Digests are in French.
                """)

        @OptionGroup var global: GlobalOptions
        @Option(help: "The week: this, last, or for example 2026-W47. By default this one, with --post the last one.")
        var week: WeekArgument?
        @Option(help: "How it is printed.") var format = DigestFormat.markdown
        @Option(help: "Whom it is printed for: coordinators or wider, who are not told what waits for review.")
        var audience = Destination.Audience.coordinators
        @Option(
            help: ArgumentHelp("With --format mail, to whom: an address, as often as needed.", valueName: "address"))
        var to: [String] = []
        @Option(
            help: ArgumentHelp("With --format mail, from whom; otherwise the mail system says.", valueName: "address"))
        var from: String?
        @Option(help: "Post it to this destination too; the same week is posted there once.") var post: String?
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func validate() throws {
            if format != .mail, !to.isEmpty || from != nil {
                throw ValidationError("--to and --from belong to --format mail")
            }
            if format == .mail, to.isEmpty { throw ValidationError("--format mail needs --to, an address") }
            for address in to + (from.map { [$0] } ?? []) where !DigestMail.isAddress(address) {
                throw ValidationError(
                    "'\(address)' is no address; write nadia@example.org or 'Nadia <nadia@example.org>'")
            }
        }

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let site = try installation.siteData(.whenNeeded)
                let clock = installation.clock(pinnedTo: now)
                let week = try week(at: clock.now)
                let store = try installation.openStore()
                let weekly = WeeklyDigest(store: store, site: site)
                let digest = try await weekly.digest(of: week, audience: audience)
                try StandardOutput.write(Array(text(of: digest, weekly.due(week), site).utf8))
                try StandardOutput.flush()
                if let post { try await send(week, to: post, store, site, clock) }
                try store.close()
            }
        }

        private func text(of digest: Digest, _ due: Moment, _ site: SiteData) -> String {
            switch format {
            case .markdown: digest.markdown
            case .html: digest.html
            case .json: digest.json
            case .mail: DigestMail(to: to, from: from, date: due, site: site.configuration.site.id).message(digest)
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
}

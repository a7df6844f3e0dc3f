import ArgumentParser
import Arguments
import DialogEngine
import Intake
import Store
import TestimonyModel

struct PurgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Remove what has had its time, by the clocks of the configuration.",
        discussion: """
            retention: in glane.yaml says how many days words, testimonies, letters and ids of messages stay; glaned applies \
            it each night. Words are the text of a testimony, what is quoted of it and the name beside a quotation; effects, \
            facets, dates, places and numbers stay. Then the bytes of what is gone leave the files, also those that an \
            earlier erasure could not remove; exit status 69 when another program is in the way.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var actor: ActorOptions
    @Flag(help: "Only tell what would be removed.") var dryRun = false
    @Flag(help: "Tell it as one JSON object.") var json = false
    @Option(help: "Pin the clock to an instant.") var now: Instant?

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            guard let store = try installation.storeIfThere() else {
                throw Failure(.noInput, "\(installation.storePath): there is no store")
            }
            let purge = Purge(store: store, installation.configuration, dialogs: try dialogs(installation))
            let now = installation.clock(pinnedTo: now).now.epochSeconds
            let report = try await dryRun ? purge.preview(at: now) : purge.run(at: now)
            let hasErased = report.words + report.testimonies > 0
            if !dryRun, hasErased {
                try await store.note(
                    actor.entry("retention.purge", at: now), site: installation.configuration.site.id)
            }
            try tell(report, installation)
            try StandardOutput.flush()
            guard !dryRun else { return }
            guard await store.scrub() else {
                throw Failure(
                    .unavailable,
                    "\(installation.storePath): another program keeps bytes of what is gone in the files; try again later"
                )
            }
            try store.close()
        }
    }

    private func dialogs(_ installation: Installation) throws -> [Dialog] {
        var first: SiteData?
        return try installation.dialogNames().map { name in
            let site = try installation.siteData(.whenNeeded, dialog: name, sharing: first)
            first = first ?? site
            return site.dialog
        }
    }

    private func tell(_ report: Purge.Report, _ installation: Installation) throws {
        if json {
            var json = JSONWriter()
            json.object { json in
                for (name, count) in [
                    ("words", report.words), ("testimonies", report.testimonies), ("rows", report.rows),
                ] {
                    json.key(name)
                    json.integer(count)
                }
                json.key("dry_run")
                json.bool(dryRun)
            }
            return try StandardOutput.line(json.text)
        }
        let retention = installation.configuration.retention
        let does = dryRun ? "would lose" : "lost"
        for (days, count, words) in [
            (retention.text, report.words, "\(does) their words"),
            (retention.testimonies, report.testimonies, dryRun ? "would go" : "went"),
        ] {
            guard let days else { continue }
            try StandardOutput.line(
                "\(counted(count, "testimony", "testimonies")) older than \(counted(days, "day")) \(words)")
        }
        if retention.text == nil {
            StandardError.line("glane purge: words stay, since retention: has no text:", .notice)
        }
        try StandardOutput.line(
            "\(counted(report.rows, "row")) of old letters and ids of messages \(dryRun ? "would go" : "went")")
    }
}

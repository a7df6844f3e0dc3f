import ArgumentParser
import Arguments
import Extraction
import Intake
import Store
import TestimonyModel

struct RecodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recode",
        abstract: "Tell, or make, what stored testimonies become after a change of codebook, word lists or model.",
        discussion: """
            Their texts are read anew. What a witness confirmed, answered or took out stays, and so does everything that a \
            coordinator settled. Without --apply nothing is written. Broken off, --apply goes on when it is called again, as \
            another batch.
            """)

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Only tell what would change; this is the default.") var dryRun = false
    @Flag(help: "Write the new codes, as a batch that --undo takes back.") var apply = false
    @Option(help: ArgumentHelp("Give the testimonies of a batch their former codes back.", valueName: "batch"))
    var undo: Int?
    @Option(help: "Pin the clock to an instant.") var now: Instant?

    /// Testimonies that are written in one transaction.
    private static let size = 200

    func validate() throws {
        if [dryRun, apply, undo != nil].count(where: { $0 }) > 1 {
            throw ValidationError("give one of --dry-run, --apply and --undo")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            guard let store = try installation.storeIfThere() else {
                throw Failure(.noInput, "\(installation.storePath): there is no store")
            }
            let site = installation.configuration.site.id
            if let undo {
                try await takeBack(undo, store, site: site)
            } else {
                try await recode(store, installation, site: site)
            }
            try store.close()
        }
    }

    private func recode(_ store: TestimonyStore, _ installation: Installation, site: String) async throws {
        let understanding = try installation.understanding()
        let clock = installation.clock(pinnedTo: now)
        let ids = try await store.testimonyIDs(site: site)
        var report = RecodeReport(understanding.codebook, count: ids.count)
        var batch: Int?
        for start in stride(from: 0, to: ids.count, by: Self.size) {
            let some = Array(ids[start..<min(start + Self.size, ids.count)])
            let changes = try report.changes(
                of: await store.testimonies(TestimonyQuery(ids: some)), understanding.extractor)
            guard apply, !changes.isEmpty else { continue }
            if batch == nil {
                let id = try await store.beginRecoding(site: site, at: clock.now.epochSeconds)
                StandardError.line("glane recode: this is batch \(id); --undo \(id) takes it back", .info)
                batch = id
            }
            if let batch { try report.leave(await store.recode(changes, in: batch)) }
        }
        for line in report.summary { try StandardOutput.line(line) }
        StandardError.line("glane recode: " + report.conclusion(applied: apply), .info)
        if apply { StandardError.line("glane recode: " + known(try await store.recodings(site: site)), .info) }
    }

    /// The batches that --undo takes, the oldest first.
    private func known(_ batches: [StoredRecoding]) -> String {
        let names = batches.map { "\($0.id) (\(counted($0.count, "testimony", "testimonies")))" }
        return names.isEmpty
            ? "there is no batch to take back" : "to take back there are \(names.joined(separator: ", "))"
    }

    private func takeBack(_ id: Int, _ store: TestimonyStore, site: String) async throws {
        let batches = try await store.recodings(site: site)
        guard batches.contains(where: { $0.id == id }) else {
            throw Failure(.usage, "there is no batch \(id); " + known(batches))
        }
        let (restored, left): (Int, [String])
        do {
            (restored, left) = try await store.undoRecoding(id)
        } catch let error as LaterRecoding {
            throw Failure(
                .usage, "batch \(error.id) holds some of the same testimonies and came later: first --undo \(error.id)")
        }
        for id in left { try StandardOutput.line("\(id): changed since, left as it is") }
        StandardError.line(
            "glane recode: \(counted(restored, "testimony has", "testimonies have")) the former codes again", .info)
    }
}

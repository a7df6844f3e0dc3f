import ArgumentParser
import Arguments
import Delivery
import Foundation
import HTTP
import Intake
import Store
import Synchronization
import TestimonyModel
import Transcripts

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Look around in a month of invented testimonies: posts, and the week's digest.",
        discussion: """
            Everything happens in memory and on this machine: testimonies are understood, stored, posted to a local \
            receiver that shows each post as the network would, and counted in the digest. Nothing is kept, unless \
            --store names a file; one that holds real testimonies is refused.
            """)

    /// Summaries to show; the digest tells the rest.
    private static let posts = 4

    @OptionGroup var global: GlobalOptions
    @Option(help: "The day on which the month ends: an instant.") var now: Instant?

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            let site = try installation.siteData()
            let clock = installation.clock(pinnedTo: now)
            let store = try global.store == nil ? TestimonyStore(path: .memory) : installation.openStore()
            try await refuseOthers(in: store)
            let records = try records(installation, site, clock)
            try await store.save(records)
            try StandardOutput.line(
                "Un mois inventé\u{A0}: \(counted(records.count, "témoignage")), à partir de messages de chat.\n")
            try await showPosts(records, store, site, clock)
        }
    }

    /// Invented testimonies never stand among real ones.
    private func refuseOthers(in store: TestimonyStore) async throws {
        guard try await store.holdsOnly(idsBeginningWith: "demo-") else {
            throw Failure(
                .usage,
                "\(store.path) holds more than a demonstration; nothing was written: name a new file, or leave out --store"
            )
        }
    }

    /// The shipped messages as if they had been told and confirmed in the four weeks before now.
    private func records(_ installation: Installation, _ site: SiteData, _ clock: SiteClock) throws -> [TestimonyRecord]
    {
        let path = "\(global.lang)/demo.ndjson"
        guard let bytes = try installation.folders().dialogs.bytes(path), let extractor = site.extractor else {
            throw Failure(.configuration, "\(path): the invented testimonies are missing")
        }
        let key = SpeakerKey.ephemeral()
        return try DemoTestimony.read(bytes, file: path).compactMap { told in
            guard let sentAt = told.sentAt(now: clock.now) else { return nil }
            let extraction = extractor.extract(told.text, sentAt: sentAt).redacted()
            guard extraction.frame.isTestimony, told.consent != .none else { return nil }
            return TestimonyRecord(
                id: told.id, site: site.configuration.site.id, sentAt: sentAt,
                speaker: key.pseudonym(.speaker, of: told.speaker), consent: told.consent, review: .confirmed,
                codebook: site.codebook.version, text: extraction.text, frame: extraction.frame,
                attribution: told.attribution, confirmedAt: sentAt)
        }
    }

    /// Sends the last summaries and the digest of the last whole week to a receiver on this machine.
    private func showPosts(
        _ records: [TestimonyRecord], _ store: TestimonyStore, _ site: SiteData, _ clock: SiteClock
    ) async throws {
        let shown = Mutex<[String]>([])
        let receiver = MattermostReceiver()
        let listener = try HTTPListener { request in
            let (answer, post) = receiver.receive(request)
            if let post { shown.withLock { $0 += PostView(post).lines + [""] } }
            return answer
        }
        defer { listener.stop() }
        var site = site
        site.destinations = [
            ReadyDestination(
                Destination(name: "demo", url: .environment("DEMO")),
                endpoint: .success(try Endpoint("\(listener.origin)/hooks/demo")))
        ]
        let last = records.sorted { $0.sentAt < $1.sentAt }.suffix(Self.posts).map { Letter.Subject.testimony($0.id) }
        let week = ISOWeek(of: clock.now.date).previous
        for (index, subject) in (last + [.digest(week: week.description)]).enumerated() {
            let letter = Letter(id: "demo-\(index)", destination: "demo", subject: subject)
            let now = clock.now.epochSeconds
            _ = try await store.enqueueOnce(
                DeliveryRecord(letter: letter, dueAt: now, createdAt: now + index), site: site.configuration.site.id)
        }
        _ = try await Courier(store: store, site: site, clock: clock).deliver(within: 10)
        for line in shown.withLock({ $0 }) { try StandardOutput.line(line) }
    }
}

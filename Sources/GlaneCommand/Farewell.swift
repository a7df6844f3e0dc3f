import Delivery
import Foundation
import HTTP
import Intake
import Store

/// The end of a command that may have left letters: tries what is due for a few seconds, and says what still waits.
struct Farewell {
    /// A person waits for the prompt.
    private static let seconds = 4

    let store: TestimonyStore
    let site: SiteData
    let clock: SiteClock

    func run() async throws {
        let now = clock.now.epochSeconds
        let due = try await store.deliveries(DeliveryFilter(states: [.pending, .leased])).filter { $0.dueAt <= now }
        guard !due.isEmpty else { return }
        let client = HTTPClient()
        let worker = DeliveryWorker(
            outbox: store, destinations: site.destinations, client: client, surroundings: .system(clock),
            owner: "glane-\(ProcessInfo.processInfo.processIdentifier)",
            render: LetterWriter(store: store, site: site).write)
        _ = try await worker.drain(for: Self.seconds)
        await client.shutdown()
        try await tell()
    }

    /// One line a destination that has letters waiting, with the reason.
    private func tell() async throws {
        let waiting = try await store.deliveries(DeliveryFilter(states: [.pending, .dead]))
            .filter { $0.lastError != nil }
        for (name, letters) in Dictionary(grouping: waiting, by: \.letter.destination).sorted(by: { $0.key < $1.key }) {
            let reason = letters.compactMap(\.lastError).last ?? ""
            StandardError.line(
                "glane: \(letters.count) to send to \(name): \(reason) ('glane webhook retry --due' sends it later)")
        }
    }
}

extension DeliverySurroundings {
    /// The system's chance and sleep, with the clock of the site, which may be pinned.
    static func system(_ clock: SiteClock) -> DeliverySurroundings {
        DeliverySurroundings(
            now: { clock.now.epochSeconds }, chance: DeliverySurroundings.system.chance,
            sleep: DeliverySurroundings.system.sleep)
    }
}

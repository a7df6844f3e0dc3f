import Delivery
import Foundation
import HTTP
import Intake
import Store

/// Delivers from a command: for a few seconds, and says what still waits.
struct Courier {
    let store: TestimonyStore
    let site: SiteData
    let clock: SiteClock

    /// The last outcome of each letter that was touched.
    func deliver(within seconds: Int) async throws -> [String: DeliveryOutcome] {
        let client = HTTPClient()
        let worker = DeliveryWorker(
            outbox: store, destinations: site.destinations, client: client, surroundings: .system(clock),
            owner: "glane-\(ProcessInfo.processInfo.processIdentifier)",
            render: LetterWriter(store: store, site: site).write)
        let outcomes = try await worker.drain(for: seconds)
        await client.shutdown()
        return outcomes
    }

    /// The end of a command that may have left letters. A person waits for the prompt: four seconds, no more.
    func finish() async throws {
        let now = clock.now.epochSeconds
        let waiting = try await store.deliveries(DeliveryFilter(states: [.pending, .leased]))
        guard waiting.contains(where: { $0.dueAt <= now }) else { return }
        _ = try await deliver(within: 4)
        try await tellWhatWaits()
    }

    /// One line a destination that has letters waiting, with the reason.
    func tellWhatWaits() async throws {
        let waiting = try await store.deliveries(DeliveryFilter(states: [.pending, .dead]))
            .filter { $0.lastError != nil }
        for (name, letters) in Dictionary(grouping: waiting, by: \.letter.destination).sorted(by: { $0.key < $1.key }) {
            // The reason may begin with the name.
            let reason = (letters.compactMap(\.lastError).last ?? "").replacing(
                "\(name): ", with: "", maxReplacements: 1)
            StandardError.line(
                "glane: \(letters.count) not sent yet: \(reason.hasPrefix(name) ? "" : name + ": ")\(reason) "
                    + "('glane webhook retry --due' tries again)", .warning)
        }
    }
}

extension DeliverySurroundings {
    /// The system's chance and sleep with the clock of the site. Waiting advances a pinned clock too, or a drain
    /// would never end.
    static func system(_ clock: SiteClock) -> DeliverySurroundings {
        let start = clock.now.epochSeconds
        let begun = DeliverySurroundings.system.now()
        return DeliverySurroundings(
            now: { start + DeliverySurroundings.system.now() - begun }, chance: DeliverySurroundings.system.chance,
            sleep: DeliverySurroundings.system.sleep)
    }
}

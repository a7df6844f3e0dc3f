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

    /// What is due, or of it only the letter `id`; the last outcome of each letter that was touched.
    func deliver(_ id: String? = nil, within seconds: Int) async throws -> [String: DeliveryOutcome] {
        let client = HTTPClient()
        let outbox: any Outbox = if let id { OneLetter(id, in: store) } else { store }
        let worker = DeliveryWorker(
            outbox: outbox, destinations: site.destinations, client: client, surroundings: .system(clock),
            owner: "glane-\(ProcessInfo.processInfo.processIdentifier)",
            render: LetterWriter(store: store, site: site).write)
        let outcomes = try await worker.drain(for: seconds)
        await client.shutdown()
        return outcomes
    }

    /// The end of a command that may have left letters. A person waits for the prompt: four seconds, no more.
    func finish() async throws {
        if try await deliverWhatIsDue() { try await tellWhatWaits() }
    }

    /// Tries what is due for four seconds; answers whether that was anything.
    @discardableResult
    func deliverWhatIsDue() async throws -> Bool {
        guard let due = try await store.nextDue(), due <= clock.now.epochSeconds else { return false }
        _ = try await deliver(within: 4)
        return true
    }

    /// One line a destination that has letters waiting, with the reason.
    func tellWhatWaits() async throws {
        for letters in try await store.unsent() {
            let name = letters.destination
            // The reason may begin with the name.
            let reason = letters.reason.replacing("\(name): ", with: "", maxReplacements: 1)
            StandardError.line(
                "glane: \(letters.count) not sent\(remedy.adverb): \(reason.hasPrefix(name) ? "" : name + ": ")\(reason) "
                    + "(\(remedy.hint))", .warning)
        }
    }

    /// What becomes of letters that were not sent.
    private var remedy: (adverb: String, hint: String) {
        store.path == .memory
            ? ("", "this store is in memory, and they end with it")
            : (" yet", "'glane webhook retry --due' tries again")
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

import Foundation
import Intake
import Store
import Synchronization
import TestimonyModel

/// Keeps the status file up to date, and writes the status to the log when it is asked for.
final class StatusKeeper: Sendable {
    private struct Reload {
        var at: Moment?
        var faults: [String] = []
    }

    private let store: TestimonyStore
    private let site: CurrentSite
    private let clock: SiteClock
    private let line: Status.Listening?
    private let path: String?
    private let log: Log
    private let started: Moment
    private let reload = Mutex(Reload())
    private let doorbell = Doorbell()

    init(
        _ store: TestimonyStore, _ site: CurrentSite, _ clock: SiteClock, line: Status.Listening?, _ path: String?,
        _ log: Log
    ) {
        self.store = store
        self.site = site
        self.clock = clock
        self.line = line
        self.path = path
        self.log = log
        started = clock.now
    }

    /// Something changed.
    func ring() { doorbell.ring() }

    func noteReload(at moment: Moment, faults: [String]) {
        reload.withLock { $0 = Reload(at: moment, faults: faults) }
        ring()
    }

    /// Writes the file whenever something changed, until its task is cancelled.
    func run() async {
        while !Task.isCancelled {
            await write()
            await doorbell.wait()
        }
    }

    /// Writes the status to the log, the file first.
    func tell() async {
        await write()
        do {
            log.status(String(decoding: try encoder([.sortedKeys]).encode(await status()), as: UTF8.self))
        } catch {
            log.statusNotWritten(error)
        }
    }

    /// A status file says that the daemon runs.
    func remove() {
        if let path { unlink(path) }
    }

    private func write() async {
        guard let path else { return }
        do {
            var data = try encoder([.sortedKeys, .prettyPrinted]).encode(try await status())
            data.append(10)
            // Written beside it and renamed: a reader never finds half of it.
            try data.write(to: URL(filePath: path), options: .atomic)
        } catch is CancellationError {
            return
        } catch {
            log.statusNotWritten(error)
        }
    }

    private func status() async throws -> Status {
        let health = try await store.health()
        let reload = reload.withLock { $0 }
        let closed = try await store.closedDestinations().keys.sorted().map {
            "\($0): it answered 410 ('glane webhook test \($0)' opens it again)"
        }
        return Status(
            pid: ProcessInfo.processInfo.processIdentifier, version: programVersion, started: started, at: clock.now,
            line: line, openConversations: health.openConversations, testimonies: health.testimonies,
            waitingLetters: health.waitingLetters, deadLetters: health.deadLetters,
            unsaidReplies: health.unsaidReplies, lastDigest: health.lastDigest, lastReload: reload.at,
            faults: reload.faults + missingURLs + closed)
    }

    private var missingURLs: [String] {
        site.value.destinations.compactMap { ready in
            guard ready.destination.isEnabled, case .failure(let missing) = ready.endpoint else { return nil }
            return "\(ready.destination.name): \(missing)"
        }
    }

    private func encoder(_ formatting: JSONEncoder.OutputFormatting) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = formatting.union(.withoutEscapingSlashes)
        return encoder
    }
}

import DialogFormat
import Foundation
import HTTP
import Intake
import Logging
import ServiceLifecycle
import Store
import UnixSignals

/// The services of one site, put together in order of dependency; they stop in reverse.
struct Daemon {
    private let options: Installation.Options
    private let dialog: String
    private let log: Log
    /// How this daemon signs for the letters that it takes.
    private let owner = "glaned"

    init(_ options: Installation.Options, dialog: String, log: Log) {
        self.options = options
        self.dialog = dialog
        self.log = log
    }

    /// Runs until a signal asks it to stop. Throws a `Failure` when it cannot start, or cannot go on.
    func run() async throws {
        // Before anything else: until it is trapped, SIGHUP ends a process.
        let signals = await UnixSignalsSequence(trapping: .sighup, .sigusr1)
        let installation = try Installation(options)
        let site = try CurrentSite(installation.completeSiteData(dialog: dialog))
        let store = try installation.openStore()
        let lock = try InstanceLock(store.path)
        try await serve(installation, site, store, signals)
        try store.close()
        withExtendedLifetime(lock) { log.stopped() }
    }

    private func serve(
        _ installation: Installation, _ site: CurrentSite, _ store: TestimonyStore, _ signals: UnixSignalsSequence
    ) async throws {
        let clock = installation.clock()
        let key = try await installation.speakerKey(for: store)
        try await releaseLetters(store, clock)
        // The last that may fail: what is bound must be served.
        let line = try await listen(installation.configuration.line, clock)
        let status = StatusKeeper(store, site, clock, line: line?.endpoint, installation.configuration.statusFile, log)
        let client = HTTPClient()
        let worker = worker(store, site, client, status)
        let conversations = Conversations(
            store: store, site: site, clock: clock, key: key, onLetters: worker.wake)
        let scheduler = scheduler(store, site, conversations, worker, status)
        let reloader = Reloader(options, dialog: dialog, site, worker, status, clock, log)
        var services: [any Service] = [
            StatusService(keeper: status), DeliveryService(worker: worker, log: log),
            SchedulerService(scheduler: scheduler, log: log),
        ]
        if let line {
            let patience = installation.configuration.line?.patience ?? 0
            services.append(
                LineService(
                    transport: line, conversations: conversations, patience: patience, status: status, log: log))
        } else {
            log.hasNoTransport()
        }
        services.append(
            SignalService(signals: signals, reloader: reloader, status: status, store: store.path, log: log))
        let group = ServiceGroup(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quietLogger)
        do {
            try await group.run()
        } catch {
            status.remove()
            throw Failure(.unavailable, "a service ended by itself (\(type(of: error))); the log tells which")
        }
        await client.shutdown()
        status.remove()
    }

    private func listen(_ endpoint: Configuration.LineEndpoint?, _ clock: SiteClock) async throws -> LineTransport? {
        guard let endpoint else { return nil }
        return try await LineTransport.bind(endpoint, clock, log)
    }

    /// The letters that a killed run had taken are due again: the lock says that it is no more.
    private func releaseLetters(_ store: TestimonyStore, _ clock: SiteClock) async throws {
        let released = try await store.releaseLeases(of: owner, at: clock.now.epochSeconds)
        if released > 0 { log.released(letters: released) }
    }

    private func worker(
        _ store: TestimonyStore, _ site: CurrentSite, _ client: HTTPClient, _ status: StatusKeeper
    ) -> DeliveryWorker {
        DeliveryWorker(
            outbox: store, destinations: site.value.destinations, client: client, owner: owner,
            observe: { [log] record, outcome in
                log.delivered(record, outcome)
                status.ring()
            }, render: LetterWriter(store: store, site: site).write)
    }

    private func scheduler(
        _ store: TestimonyStore, _ site: CurrentSite, _ conversations: Conversations, _ worker: DeliveryWorker,
        _ status: StatusKeeper
    ) -> Scheduler {
        Scheduler(
            store: store, site: site, conversations: conversations, newID: { UUID().uuidString.lowercased() },
            observe: { [log] deed in
                log.did(deed)
                worker.wake()
                status.ring()
            })
    }

    /// The group describes each service with all that it holds, which nobody wants to read, and not all of it should be.
    private var quietLogger: Logger {
        var logger = log.logger
        logger.logLevel = max(logger.logLevel, .warning)
        return logger
    }
}

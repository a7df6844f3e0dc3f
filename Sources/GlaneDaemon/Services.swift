import Delivery
import Intake
import ServiceLifecycle
import Store
import UnixSignals

/// Sends letters. When it stops, an attempt under way may end by itself for a few seconds, so that a letter that is
/// just arriving is not sent again by the next run.
struct DeliveryService: Service {
    let worker: DeliveryWorker
    let log: Log
    private static let patience = Duration.seconds(5)

    func run() async throws {
        await withTaskGroup { group in
            group.addTask { await persisting("delivery", log) { try await worker.run() } }
            group.addTask {
                // Cancelled when the worker ended first.
                try? await gracefulShutdown()
                worker.finish()
                try? await Task.sleep(for: Self.patience)
            }
            await group.next()
            group.cancelAll()
        }
    }
}

/// Keeps the calendar.
struct SchedulerService: Service {
    let scheduler: Scheduler
    let log: Log

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await persisting("scheduler", log) { try await scheduler.run() }
        }
    }
}

/// Listens to people by IRC lines.
struct LineService: Service {
    let transport: LineTransport
    let conversations: Conversations
    /// Seconds within which the messages of a story are heard together.
    let patience: Int
    let status: StatusKeeper
    let log: Log

    func run() async throws {
        let reception = Reception(transport, conversations, patience: patience) { [log, status] error in
            if let error { log.unsaid(error) }
            status.ring()
        }
        try await withGracefulShutdownHandler {
            try await reception.run()
        } onGracefulShutdown: {
            transport.stop()
        }
    }
}

/// Obeys SIGHUP and SIGUSR1, one after the other.
struct SignalService: Service {
    let signals: UnixSignalsSequence
    let reloader: Reloader
    let status: StatusKeeper
    let store: StorePath
    let log: Log

    func run() async throws {
        // The last service, in a group that traps its signals first: from now on, all of them are obeyed.
        log.started(store: store)
        for await signal in signals.cancelOnGracefulShutdown() {
            switch signal {
            case .sighup: await reloader.reload()
            default: await status.tell()
            }
        }
    }
}

/// Writes the status file.
struct StatusService: Service {
    let keeper: StatusKeeper

    func run() async throws { await cancelWhenGracefulShutdown { await keeper.run() } }
}

/// Runs `work` again when the store throws: a disk that is full or a file that is locked passes, and people who write
/// meanwhile are told.
private func persisting(_ name: String, _ log: Log, _ work: () async throws -> Void) async {
    let pause = 10
    while !Task.isCancelled {
        do {
            return try await work()
        } catch is CancellationError {
            return
        } catch {
            log.interrupted(name, error, retryIn: pause)
            try? await Task.sleep(for: .seconds(pause))
        }
    }
}

import Delivery
import HTTP
import Synchronization

/// Takes due letters from the outbox, renders and posts them, and records what became of each.
///
/// Letters to one destination go one after another, oldest first: while one waits for its next attempt, those behind
/// it wait too, so that a receiver that is down is asked once and not by everybody. Destinations do not wait for each
/// other. A letter may arrive twice when an answer is lost; it carries its id where the format has room for one.
package actor DeliveryWorker {
    /// The letter in words, from what the store holds now; `nil` when there is nothing to say any more.
    package typealias Renderer = @Sendable (Letter) async throws -> RenderedLetter?
    /// Told of every outcome once it is recorded, for logs.
    package typealias Observer = @Sendable (DeliveryRecord, DeliveryOutcome) -> Void

    package struct Limits: Sendable {
        /// Letters taken at once. Small, since a lease must outlast them all.
        package var letters = 8
        package var leaseSeconds = 600
        /// How often to look again for a destination that has no URL or is gone.
        package var postponeSeconds = 300
        /// The longest wait for a due letter, in case another program writes into the outbox.
        package var idleSeconds = 30

        package init() {}
    }

    private let outbox: any Outbox
    private var destinations: [String: ReadyDestination]
    private let client: HTTPClient
    private let surroundings: DeliverySurroundings
    private let owner: String
    private let limits: Limits
    private let backoff: Backoff
    private let render: Renderer
    private let observe: Observer
    private let doorbell = Doorbell()
    /// Until when a destination waits for its oldest letter, in epoch seconds.
    private var heldUntil: [String: Int] = [:]
    private var meters: [String: RateMeter] = [:]
    private nonisolated let finishing = Mutex(false)

    /// `owner` names this worker among those that share the outbox.
    package init(
        outbox: any Outbox, destinations: [ReadyDestination], client: HTTPClient,
        surroundings: DeliverySurroundings = .system, owner: String, limits: Limits = Limits(),
        backoff: Backoff = Backoff(), observe: @escaping Observer = { _, _ in }, render: @escaping Renderer
    ) {
        self.outbox = outbox
        self.destinations = Self.byName(destinations)
        self.client = client
        self.surroundings = surroundings
        self.owner = owner
        self.limits = limits
        self.backoff = backoff
        self.observe = observe
        self.render = render
    }

    /// Says that a letter was committed.
    package nonisolated func wake() { doorbell.ring() }

    /// From now on, letters go to these; what was learnt about the former ones (rates, waits) is forgotten.
    package func replace(destinations: [ReadyDestination]) {
        self.destinations = Self.byName(destinations)
        heldUntil = [:]
        meters = [:]
        wake()
    }

    private static func byName(_ destinations: [ReadyDestination]) -> [String: ReadyDestination] {
        Dictionary(destinations.map { ($0.destination.name, $0) }) { first, _ in first }
    }

    /// Begins no further attempt; `run` returns once those under way are recorded.
    package nonisolated func finish() {
        finishing.withLock { $0 = true }
        wake()
    }

    private var isFinishing: Bool { finishing.withLock { $0 } }

    /// Delivers until it is finished or its task is cancelled. Throws what the outbox throws.
    package func run() async throws {
        do {
            while !Task.isCancelled, !isFinishing {
                if try await deliverDue().isEmpty { await pause(atMost: try await secondsToWait()) }
            }
        } catch is CancellationError {
            // The store refuses a cancelled task: the same end by another road.
        }
    }

    /// Delivers for at most `seconds`, for programs about to end: stops as soon as nothing falls due within that time.
    /// Answers the last outcome of each letter that it touched.
    package func drain(for seconds: Int) async throws -> [String: DeliveryOutcome] {
        let end = surroundings.now() + seconds
        var outcomes: [String: DeliveryOutcome] = [:]
        while !Task.isCancelled, surroundings.now() < end {
            let pass = try await deliverDue(before: end)
            outcomes.merge(pass) { $1 }
            guard let next = try await outbox.nextDue(), next < end else { break }
            if pass.isEmpty || next > surroundings.now() {
                await surroundings.sleep(max(1, next - surroundings.now()))
            }
        }
        return outcomes
    }

    /// One pass over what is due now; the outcomes by letter. With `end`, no attempt takes longer than until then.
    package func deliverDue(before end: Int? = nil) async throws -> [String: DeliveryOutcome] {
        let due = try await outbox.lease(
            dueAt: surroundings.now(), limit: limits.letters, owner: owner, leaseSeconds: limits.leaseSeconds)
        let queues = Dictionary(grouping: due) { $0.letter.destination }
        let closed = due.isEmpty ? [:] : try await outbox.closedDestinations()
        return try await withThrowingTaskGroup(of: [String: DeliveryOutcome].self) { group in
            for (name, queue) in queues {
                group.addTask { try await self.deliver(queue, isClosed: closed[name] != nil, before: end) }
            }
            var outcomes: [String: DeliveryOutcome] = [:]
            for try await part in group { outcomes.merge(part) { $1 } }
            return outcomes
        }
    }
}

// MARK: - One destination's letters

extension DeliveryWorker {
    private func deliver(
        _ queue: [DeliveryRecord], isClosed: Bool, before end: Int?
    ) async throws -> [String: DeliveryOutcome] {
        var outcomes: [String: DeliveryOutcome] = [:]
        var isClosed = isClosed
        for record in queue.sorted(by: { $0.createdAt < $1.createdAt }) {
            let verdict = await verdict(on: record, isClosed: isClosed, before: end)
            if case .retry(let at, _, _) = verdict.outcome { heldUntil[record.letter.destination] = at }
            try await settle(record, as: verdict)
            isClosed = isClosed || verdict.disablesDestination
            outcomes[record.letter.id] = verdict.outcome
        }
        return outcomes
    }

    private func verdict(on record: DeliveryRecord, isClosed: Bool, before end: Int?) async -> Verdict {
        let name = record.letter.destination
        let now = surroundings.now()
        guard !Task.isCancelled, !isFinishing else { return Verdict(.postponed(until: now, reason: nil)) }
        if let held = heldUntil[name], held > now { return Verdict(.postponed(until: held, reason: nil)) }
        guard let ready = destinations[name] else {
            return postponed("there is no destination named \(name)", now)
        }
        guard ready.destination.isEnabled || record.letter.subject == .test else {
            return postponed("\(name) is switched off (enabled: false)", now)
        }
        guard !isClosed else {
            return postponed(
                "\(name) answered 410: this webhook is gone ('glane webhook test \(name)' opens it again)", now)
        }
        switch ready.endpoint {
        case .failure(let missing): return postponed("\(name): \(missing)", now)
        case .success(let endpoint):
            let free = meters[name, default: RateMeter(ready.destination.rate)].next(at: now)
            guard free <= now else { return Verdict(.postponed(until: free, reason: nil)) }
            return await attempt(record, at: ready.destination, endpoint, before: end)
        }
    }

    private func postponed(_ reason: String, _ now: Int) -> Verdict {
        Verdict(.postponed(until: now + limits.postponeSeconds, reason: reason))
    }

    private func attempt(
        _ record: DeliveryRecord, at destination: Destination, _ endpoint: Endpoint, before end: Int?
    ) async -> Verdict {
        let rendered: RenderedLetter
        do {
            guard let text = try await render(record.letter) else {
                return Verdict(.dropped(reason: "there is nothing to say any more"))
            }
            rendered = text
        } catch {
            // The error itself could repeat what a witness said.
            return verdict(.failed(error: "it cannot be written now", isRetryable: true), record, endpoint)
        }
        var last = Verdict(.dropped(reason: "it would be empty"))
        for body in Payload.bodies(rendered, of: record.letter, for: destination) {
            meters[destination.name, default: RateMeter(destination.rate)].count(1, at: surroundings.now())
            last = await post(body, record, destination, endpoint, before: end)
            guard case .sent = last.outcome else { return last }
        }
        return last
    }

    private func post(
        _ body: [UInt8], _ record: DeliveryRecord, _ destination: Destination, _ endpoint: Endpoint, before end: Int?
    ) async -> Verdict {
        var request = HTTPRequest(
            .post, endpoint, headers: [.init("Content-Type", "application/json")], body: body,
            // Only the status counts.
            bodyLimit: .cutAt(4_096))
        if destination.format == .json { request.headers.append(.init("Webhook-Id", record.letter.id)) }
        request.totalMilliseconds = end.map { max(1, $0 - surroundings.now()) * 1_000 }
        do throws(HTTPFailure) {
            let response = try await client.send(request)
            let wait = response.retryAfter(now: surroundings.now())
            return verdict(.answered(status: response.status, retryAfter: wait), record, endpoint)
        } catch {
            if [.cancelled, .shutDown].contains(error.cause) {
                return Verdict(.postponed(until: surroundings.now(), reason: nil))
            }
            return verdict(.failed(error: "\(error)", isRetryable: error.isRetryable), record, endpoint)
        }
    }

    private func verdict(_ result: AttemptResult, _ record: DeliveryRecord, _ endpoint: Endpoint) -> Verdict {
        Verdict(
            result, on: record, host: endpoint.origin, now: surroundings.now(), chance: surroundings.chance(),
            backoff: backoff)
    }

    /// Recorded even when the worker is being cancelled: what was sent must not be sent again.
    private func settle(_ record: DeliveryRecord, as verdict: Verdict) async throws {
        let now = surroundings.now()
        try await Task { [outbox, owner] in
            if verdict.disablesDestination { try await outbox.closeDestination(of: record.letter.id, at: now) }
            try await outbox.settle(record.letter.id, as: verdict.outcome, by: owner, at: now)
        }.value
        observe(record, verdict.outcome)
    }
}

// MARK: - Waiting

extension DeliveryWorker {
    private func secondsToWait() async throws -> Int {
        let next = try await outbox.nextDue() ?? .max
        let now = surroundings.now()
        return next >= now + limits.idleSeconds ? limits.idleSeconds : max(1, next - now)
    }

    /// Until the time is over or somebody wakes the worker.
    private func pause(atMost seconds: Int) async {
        await withTaskGroup(of: Void.self) { [surroundings, doorbell] group in
            group.addTask { await surroundings.sleep(seconds) }
            group.addTask { await doorbell.wait() }
            await group.next()
            group.cancelAll()
        }
    }
}

import CCurl
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The client's thread: takes orders from an inbox that any thread may fill, and drives libcurl.
///
/// Unchecked: `multi` is made before the thread starts, and from then on only the thread uses it, but for
/// `curl_multi_wakeup`, which libcurl allows from any thread. `transfers` and `isStopping` are the thread's own.
final class TransferLoop: @unchecked Sendable {
    enum Order: Sendable {
        case begin(Int, HTTPRequest, CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>)
        case cancel(Int)
        case stop
        case shutDown(CheckedContinuation<Void, Never>)
    }

    private struct Inbox {
        var orders: [Order] = []
        /// Set when the thread has left: nobody reads the inbox any more, and `multi` is gone.
        var isClosed = false

        mutating func takeOrders() -> [Order] {
            defer { orders = [] }
            return orders
        }
    }

    private let policy: HTTPPolicy
    private let multi: UnsafeMutableRawPointer
    private let inbox = Mutex(Inbox())
    private var transfers: [Int: Transfer] = [:]
    /// Cancelled before they began: a task that is already cancelled posts its orders the wrong way round.
    private var cancelledEarly: Set<Int> = []
    private var isStopping = false
    private var waitingForEnd: [CheckedContinuation<Void, Never>] = []

    init(policy: HTTPPolicy) {
        _ = Self.library
        self.policy = policy
        multi = curl_multi_init()!
        glane_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, policy.connectionsPerHost)
    }

    /// libcurl wants to be set up once, before a second thread uses it.
    private static let library: Void = { _ = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) }()

    /// The thread holds the loop until it ends.
    func start() { Thread.detach { self.run() } }

    func post(_ order: Order) {
        let refused = inbox.withLock { inbox -> Order? in
            guard !inbox.isClosed else { return order }
            inbox.orders.append(order)
            // Under the lock, so that the multi handle is still there.
            curl_multi_wakeup(multi)
            return nil
        }
        if let refused { refuse(refused) }
    }
}

// MARK: - On the thread

extension TransferLoop {
    private func run() {
        ignoreBrokenPipes()
        while true {
            for order in inbox.withLock({ $0.takeOrders() }) { carryOut(order) }
            if isStopping { break }
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            collect()
            // An order posted meanwhile has armed the wake-up, so that the poll returns at once.
            curl_multi_poll(multi, nil, 0, 60_000, nil)
        }
        close()
    }

    private func carryOut(_ order: Order) {
        switch order {
        case .begin(let ticket, let request, let done): begin(ticket, request, done)
        case .cancel(let ticket):
            if let transfer = remove(ticket) { transfer.fail(.cancelled) } else { cancelledEarly.insert(ticket) }
        case .stop: isStopping = true
        case .shutDown(let done):
            waitingForEnd.append(done)
            isStopping = true
        }
    }

    private func begin(
        _ ticket: Int, _ request: HTTPRequest, _ done: CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>
    ) {
        func refuse(_ cause: HTTPFailure.Cause) {
            done.resume(returning: .failure(HTTPFailure(origin: request.endpoint.origin, cause: cause)))
        }
        guard cancelledEarly.remove(ticket) == nil else { return refuse(.cancelled) }
        guard let transfer = Transfer(request, policy: policy, done: done) else {
            return refuse(.other(Int(CURLE_OUT_OF_MEMORY.rawValue)))
        }
        transfers[ticket] = transfer
        if curl_multi_add_handle(multi, transfer.handle) != CURLM_OK {
            remove(ticket)?.fail(.other(Int(CURLE_FAILED_INIT.rawValue)))
        }
    }

    /// Hands on what has ended.
    private func collect() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            // The message lives in the handle, which `remove` takes away.
            let code = glane_result(message)
            let handle = message.pointee.easy_handle
            guard let ticket = transfers.first(where: { $0.value.handle == handle })?.key else { continue }
            remove(ticket)?.finish(code)
        }
    }

    @discardableResult private func remove(_ ticket: Int) -> Transfer? {
        guard let transfer = transfers.removeValue(forKey: ticket) else { return nil }
        curl_multi_remove_handle(multi, transfer.handle)
        return transfer
    }

    private func close() {
        let late = inbox.withLock { inbox in
            inbox.isClosed = true
            return inbox.takeOrders()
        }
        for ticket in Array(transfers.keys) { remove(ticket)?.fail(.shutDown) }
        curl_multi_cleanup(multi)
        for order in late { refuse(order) }
        for done in waitingForEnd { done.resume() }
    }

    private func refuse(_ order: Order) {
        switch order {
        case .begin(_, let request, let done):
            done.resume(returning: .failure(HTTPFailure(origin: request.endpoint.origin, cause: .shutDown)))
        case .shutDown(let done): done.resume()
        case .cancel, .stop: break
        }
    }
}

/// With CURLOPT_NOSIGNAL libcurl leaves SIGPIPE to us, and TLS libraries write without MSG_NOSIGNAL. Blocked in this
/// thread alone; the rest of the program keeps its own way.
private func ignoreBrokenPipes() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
}

import Synchronization

/// libcurl behind an async function: one multi handle on one thread, connections kept for the next request.
///
/// The thread is needed because libcurl's multi handle belongs to one thread at a time and waits in `poll`. Dropping
/// the client ends it like `shutdown()`, without waiting.
package final class HTTPClient: Sendable {
    private let loop: TransferLoop

    package init(policy: HTTPPolicy = HTTPPolicy()) {
        loop = TransferLoop(policy: policy)
        loop.start()
    }

    deinit { loop.post(.stop) }

    /// Sends the request and waits for the whole response, whatever its status.
    ///
    /// Throws when there is none. Cancelling the task ends the transfer and throws `.cancelled`.
    package func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        if let cause = request.headerFault() { throw HTTPFailure(origin: request.endpoint.origin, cause: cause) }
        let ticket = Self.tickets.wrappingAdd(1, ordering: .relaxed).newValue
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { loop.post(.begin(ticket, request, $0)) }
        } onCancel: {
            loop.post(.cancel(ticket))
        }
        return try result.get()
    }

    /// Ends what is under way with `.shutDown` and waits until the thread has closed all connections.
    package func shutdown() async {
        await withCheckedContinuation { loop.post(.shutDown($0)) }
    }

    private static let tickets = Atomic<Int>(0)
}

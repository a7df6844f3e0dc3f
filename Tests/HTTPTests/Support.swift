import Synchronization

@testable import HTTP

/// A receiver that answers from a script, the last entry for ever, and keeps what it was asked.
final class ScriptedReceiver: Sendable {
    let listener: HTTPListener
    private let state: Box

    private final class Box: Sendable {
        let asked = Mutex<[ReceivedRequest]>([])
    }

    init(_ script: ListenerAnswer...) throws {
        let box = Box()
        state = box
        listener = try HTTPListener { request in
            let turn = box.asked.withLock { asked in
                asked.append(request)
                return asked.count - 1
            }
            return script[min(turn, script.count - 1)]
        }
    }

    var asked: [ReceivedRequest] { state.asked.withLock { $0 } }

    func endpoint(_ path: String = "/hooks/s3cret?token=t0ken") throws -> Endpoint {
        try Endpoint(listener.origin + path)
    }
}

/// Time-outs short enough for a test and long enough for a busy machine to connect.
func quickPolicy(total: Int = 10_000) -> HTTPPolicy {
    var policy = HTTPPolicy()
    policy.totalMilliseconds = total
    return policy
}

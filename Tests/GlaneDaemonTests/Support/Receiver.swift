import Foundation
import HTTP
import Intake
import Synchronization

/// A Mattermost that may stall at first, and keeps what it took.
final class Receiver: Sendable {
    private final class Box: Sendable {
        let posts = Mutex<[ReceivedPost]>([])
        let requests = Mutex(0)
        let arrived = DispatchSemaphore(value: 0)
        let taken = DispatchSemaphore(value: 0)
        let gate = DispatchSemaphore(value: 0)
    }

    private let listener: HTTPListener
    private let box = Box()

    /// Holds the first `stalls` requests without ever answering, or each one until `letThrough`.
    init(stalls: Int = 0, isGated: Bool = false) throws {
        listener = try HTTPListener { [box] request in
            let number = box.requests.withLock { count in
                count += 1
                return count
            }
            box.arrived.signal()
            if number <= stalls { return .stall }
            if isGated { box.gate.wait() }
            let (answer, post) = MattermostReceiver().receive(request)
            if let post {
                box.posts.withLock { $0.append(post) }
                box.taken.signal()
            }
            return answer
        }
    }

    var url: String { listener.origin + "/hooks/essai" }
    var posts: [ReceivedPost] { box.posts.withLock { $0 } }

    func letThrough() { box.gate.signal() }
    func waitForRequest() throws { try wait(box.arrived, "a request") }
    func waitForPost() throws { try wait(box.taken, "a post") }

    private func wait(_ semaphore: DispatchSemaphore, _ what: String) throws {
        guard semaphore.wait(timeout: .now() + 120) == .success else { throw DidNotCome(what: what, lines: []) }
    }
}

import Delivery
import Foundation
import HTTP
import Synchronization

@testable import Intake

/// A receiver that answers from a script, the last entry for ever, and keeps the texts it got.
final class ScriptedReceiver: Sendable {
    private final class Box: Sendable {
        let bodies = Mutex<[[UInt8]]>([])
    }

    let listener: HTTPListener
    private let box = Box()

    init(_ script: ListenerAnswer...) throws {
        listener = try HTTPListener { [box] request in
            let turn = box.bodies.withLock { bodies in
                bodies.append(request.body)
                return bodies.count - 1
            }
            return script[min(turn, script.count - 1)]
        }
    }

    /// The `text` of each post so far.
    var texts: [String] {
        box.bodies.withLock { $0 }.map { body in
            let fields = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
            return fields?["text"] as? String ?? "?"
        }
    }

    /// A destination at this receiver, with a secret in every part of its URL that may hold one.
    func destination(
        _ name: String = "coordination", format: Destination.Format = .mattermost,
        rate: Destination.Rate = .init(posts: 100, seconds: 1)
    ) throws -> ReadyDestination {
        let url = "http://s3cret:s3cret@127.0.0.1:\(listener.port)/hooks/s3cret?token=s3cret"
        return ReadyDestination(
            Destination(name: name, format: format, url: .environment("GLANE_TEST_URL"), rate: rate),
            environment: ["GLANE_TEST_URL": url], folder: URL(filePath: "/"))
    }
}

/// A clock that jumps when somebody sleeps.
final class JumpingClock: Sendable {
    static let start = 1_800_000_000
    private let seconds = Mutex(start)
    private let naps = Mutex<[Int]>([])

    var now: Int { seconds.withLock { $0 } }
    var slept: [Int] { naps.withLock { $0 } }

    /// `chance` 1 takes the whole of each wait, so that a test can foretell it.
    func surroundings(chance: Double = 1) -> DeliverySurroundings {
        DeliverySurroundings(
            now: { self.now }, chance: { chance },
            sleep: { duration in
                self.naps.withLock { $0.append(duration) }
                self.seconds.withLock { $0 += duration }
            })
    }
}

extension DeliveryRecord {
    static func make(_ id: String, to destination: String = "coordination", age: Int = 0) -> DeliveryRecord {
        let at = JumpingClock.start - age
        return DeliveryRecord(
            letter: Letter(id: id, destination: destination, subject: .testimony(id)), dueAt: at, createdAt: at)
    }
}

extension DeliveryWorker {
    static func make(
        _ outbox: MemoryOutbox, _ destinations: [ReadyDestination], clock: JumpingClock,
        policy: HTTPPolicy = HTTPPolicy(), limits: Limits = Limits(), backoff: Backoff = Backoff(),
        observe: @escaping Observer = { _, _ in },
        render: @escaping Renderer = { RenderedLetter(text: $0.id) }
    ) -> DeliveryWorker {
        DeliveryWorker(
            outbox: outbox, destinations: destinations, client: HTTPClient(policy: policy),
            surroundings: clock.surroundings(), owner: "test", limits: limits, backoff: backoff, observe: observe,
            render: render)
    }
}

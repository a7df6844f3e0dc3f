import HTTP

/// A receiver on loopback that answers as Mattermost would and hands over each post: `glane webhook listen`.
package final class LocalReceiver: Sendable {
    private let listener: HTTPListener

    /// Port 0 takes a free one. `disturb` may answer instead, to try out how a sender bears it; `show` gets each post
    /// that was taken. Both run on the threads of the connections.
    package init(
        port: UInt16 = 0, rules: MattermostReceiver = MattermostReceiver(),
        disturb: @escaping @Sendable (ReceivedRequest) -> ListenerAnswer? = { _ in nil },
        show: @escaping @Sendable (ReceivedPost) -> Void
    ) throws(ListenerFailure) {
        listener = try HTTPListener(port: port) { request in
            if let answer = disturb(request) { return answer }
            let (answer, post) = rules.receive(request)
            if let post { show(post) }
            return answer
        }
    }

    package var port: UInt16 { listener.port }

    /// The URL to give to a destination.
    package func url(hook: String = "essai") -> String { "\(listener.origin)/hooks/\(hook)" }

    package func stop() { listener.stop() }
}

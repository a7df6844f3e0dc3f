import Delivery
import Foundation
import HTTP

/// A post as the network would show it.
package struct ReceivedPost: Sendable, Hashable {
    package var hook: String
    package var username: String?
    package var channel: String?
    package var text: String
    package var attachments: Int

    package var reading: MattermostReading { MattermostReading(text) }
}

/// What Mattermost answers to a post on an incoming webhook: the part of its behaviour that senders meet.
package struct MattermostReceiver: Sendable {
    /// `nil` takes every hook id that could be one.
    package var hooks: Set<String>?
    /// `nil` takes every channel.
    package var channels: Set<String>?
    /// Refuses posts to another channel than the hook's.
    package var isLocked = false
    /// Incoming webhooks switched on in the server.
    package var isEnabled = true

    package init(hooks: Set<String>? = nil, channels: Set<String>? = nil) {
        self.hooks = hooks
        self.channels = channels
    }

    /// The answer, and the post where it was taken.
    package func receive(_ request: ReceivedRequest) -> (answer: ListenerAnswer, post: ReceivedPost?) {
        do throws(Refusal) {
            let hook = try hook(of: request)
            guard let fields = WebhookBody.fields(of: request) else { throw Refusal(400, "the payload is malformed") }
            let post = ReceivedPost(
                hook: hook, username: fields["username"] as? String, channel: fields["channel"] as? String,
                text: fields["text"] as? String ?? "",
                attachments: (fields["attachments"] as? [Any])?.filter { !($0 is NSNull) }.count ?? 0)
            guard !post.text.isEmpty || post.attachments > 0 else { throw Refusal(400, "no text was given") }
            try check(post.channel)
            return (.text(200, "ok"), post)
        } catch {
            return (error.answer, nil)
        }
    }

    private func hook(of request: ReceivedRequest) throws(Refusal) -> String {
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1] == "hooks", !parts[2].isEmpty,
            parts[2].utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) })
        else { throw Refusal(404, "there is no such page") }
        guard request.method == "POST" else { throw Refusal(405, "webhooks take POST") }
        guard isEnabled else { throw Refusal(501, "incoming webhooks are switched off") }
        let hook = String(parts[2])
        guard hooks?.contains(hook) ?? true else { throw Refusal(400, "there is no such webhook") }
        return hook
    }

    /// A channel goes by its name, `#name`, or `@user` for a direct message.
    private func check(_ channel: String?) throws(Refusal) {
        guard let channel, !channel.isEmpty else { return }
        let name = channel.hasPrefix("#") ? String(channel.dropFirst()) : channel
        guard channels?.contains(name) ?? true else { throw Refusal(404, "there is no such channel") }
        guard !isLocked else { throw Refusal(403, "this webhook is locked to its channel") }
    }
}

/// An error in Mattermost's shape.
private struct Refusal: Error {
    let status: Int
    let message: String

    init(_ status: Int, _ message: String) {
        self.status = status
        self.message = message
    }

    var answer: ListenerAnswer {
        .respond(
            status, headers: [.init("Content-Type", "application/json")],
            body: Array("{\"message\":\"\(message)\",\"status_code\":\(status)}".utf8))
    }
}

/// What a Mattermost server makes of a posted text: the dangerous part of it.
///
/// The server turns Slack's `<!here>`, `<@name>` and `<url|label>` into mentions and links before anybody reads, then
/// notifies whom the text names, and clients draw links, hashtags and channel names. Used to show a post as the
/// network would, and to prove that a witness reaches none of it.
package struct MattermostReading: Sendable, Hashable {
    /// The text after the server's conversions.
    package var text: String
    /// Names behind `@`, as written.
    package var mentions: [String]
    package var links: [String]
    package var hashtags: [String]
    package var channels: [String]

    /// Names that notify everybody.
    package var alarms: [String] { mentions.filter { ["all", "channel", "here"].contains($0.lowercased()) } }

    package init(_ posted: String) {
        text =
            posted
            .replacing(/<!(channel|here|all)>/) { "@\($0.1)" }
            .replacing(/<@(\w+)>/) { "@\($0.1)" }
            .replacing(/<([^<>|\n]+)\|([^>\n]+)>/) { "[\($0.2)](\($0.1))" }
        mentions = text.matches(of: /(?:^|[^\w@])@([A-Za-z0-9][\w.\-]*)/).map { String($0.1) }
        links =
            text.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
            + text.matches(of: /\b(?:[A-Za-z][\w+.\-]*:\/\/|www\.|(?:mailto|tel):\b|[\w\-]+\.[A-Za-z]{2,}\/)[^\s)]*/)
            .map { String($0.0) }
            + text.matches(of: /\b[\w.+\-]+@[\w\-]+\.[\w.]+/).map { String($0.0) }
        hashtags = text.matches(of: /(?:^|\s)#(\p{L}[\p{L}\d_.\-]+)/).map { String($0.1) }
        channels = text.matches(of: /~([a-z0-9][a-z0-9_\-]*)/).map { String($0.1) }
    }
}

import TestimonyModel

/// A letter as it will be read. What witnesses said in it has been through `WitnessText`.
package struct RenderedLetter: Sendable, Hashable {
    package var text: String
    /// The parts that `text` was made of, for receivers that arrange them themselves.
    package var values: [Template.Placeholder: String]

    package init(text: String, values: [Template.Placeholder: String] = [:]) {
        self.text = text
        self.values = values
    }
}

/// The bodies to post for a letter, in order. A receiver that breaks off between two of them gets the first again with
/// the next attempt: webhooks know no deduplication.
package enum Payload {
    package static func bodies(_ rendered: RenderedLetter, of letter: Letter, for destination: Destination) -> [[UInt8]]
    {
        switch destination.format {
        case .mattermost:
            PostSplitter.posts(rendered.text).map { mattermost($0, to: destination) }
        case .json: [json(rendered, of: letter)]
        }
    }

    private static func mattermost(_ text: String, to destination: Destination) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("text", text)
            if let channel = destination.channel { json.field("channel", channel) }
            if let username = destination.username { json.field("username", username) }
        }
        return json.bytes
    }

    /// For receivers of one's own: `id` is the same on every attempt.
    private static func json(_ rendered: RenderedLetter, of letter: Letter) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("id", letter.id)
            switch letter.subject {
            case .testimony(let id):
                json.field("event", "testimony")
                json.field("testimony", id)
            case .digest(let week):
                json.field("event", "digest")
                json.field("week", week)
            case .alert(let id):
                json.field("event", "alert")
                json.field("alert", id)
            case .test: json.field("event", "test")
            }
            json.field("text", rendered.text)
            for name in Template.Placeholder.allCases {
                if let value = rendered.values[name], !value.isEmpty { json.field(name.rawValue, value) }
            }
        }
        return json.bytes
    }
}

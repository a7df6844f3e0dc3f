import TestimonyModel

/// How the daemon does, for people and for monitoring. Counts, times and names of files; nothing of anybody.
struct Status: Codable, Sendable, Hashable {
    struct Listening: Codable, Sendable, Hashable {
        var host: String
        var port: Int
    }

    var pid: Int32
    var version: String
    var started: Moment
    /// When this was looked up.
    var at: Moment
    /// Where the line protocol listens.
    var line: Listening?
    var openConversations: Int
    var testimonies: Int
    var waitingLetters: Int
    var deadLetters: Int
    var unsaidReplies: Int
    /// The latest week whose digest was handed to the outbox.
    var lastDigest: String?
    var lastReload: Moment?
    /// What stands in the way: faults that the last reload found, destinations without a URL.
    var faults: [String]
}

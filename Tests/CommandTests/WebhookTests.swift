import Foundation
import Testing

/// Posts that leave one real program and arrive at another.
struct WebhookTests {
    private func sender(_ url: String?) throws -> Program {
        try Program(url.map { ["GLANE_MATTERMOST_URL": $0] } ?? [:])
    }

    @Test func aTestIsAnsweredAndShown() async throws {
        let listener = try Listener(Program(), count: 1)
        let test = try await sender(listener.url).glane("webhook", "test", "mattermost-coordination")
        #expect(test.status == 0 && test.output == "mattermost-coordination: answered 200\n")
        #expect(try listener.posts().contains("webhook"))
    }

    @Test func theSummaryOfAConversationArrives() async throws {
        let listener = try Listener(Program(), count: 1)
        let program = try sender(listener.url)
        let told = try await program.glane("chat", input: "\(Program.story)\noui\n3\n")
        #expect(told.status == 0 && told.errors.isEmpty)
        let post = try listener.posts()
        #expect(post.contains("Un témoignage à Césure") && post.contains("deux voisines ont recousu"))
        #expect(try await program.glane("webhook", "deliveries", "--state", "sent").lines.count == 1)
    }

    @Test func withoutConsentToQuoteNoWordLeaves() async throws {
        let listener = try Listener(Program(), count: 1)
        let told = try await sender(listener.url).glane("chat", input: "\(Program.story)\noui\n2\n")
        #expect(told.status == 0)
        let post = try listener.posts()
        #expect(post.contains("Un témoignage à Césure") && !post.contains("voisines") && !post.contains("recousu"))
    }

    @Test func aDigestIsPostedOnce() async throws {
        let listener = try Listener(Program(), count: 1)
        let program = try sender(listener.url)
        let digest = [
            "digest", "--now", "2026-11-25T12:00:00+01:00", "--week", "2026-W47", "--post", "mattermost-coordination",
        ]
        let first = try await program.glane(digest, bytes: [])
        #expect(first.status == 0 && first.output.hasPrefix("# Césure"))
        #expect(try listener.posts().contains("semaine 47"))
        let second = try await program.glane(digest, bytes: [])
        #expect(second.status == 0 && second.errors.contains("was already posted"))
    }

    /// On a Wednesday of week 48.
    @Test(
        arguments: [
            ([], 0, "semaine 48"), (["--week", "this"], 0, "semaine 48"),
            (["--post", "mattermost-coordination"], 0, "semaine 47"),
            (["--post", "mattermost-coordination", "--week", "last"], 0, "semaine 47"),
            (["--post", "mattermost-coordination", "--week", "this"], 64, "2026-W48 is not over before 2026-11-30"),
            (["--post", "mattermost-coordination", "--week", "2026-W50"], 64, "leave --post out to read it"),
        ] as [([String], Int32, String)])
    func onlyAWeekThatIsOverIsPosted(arguments: [String], status: Int32, word: String) async throws {
        let program = try sender(nil)
        let run = try await program.glane(["digest", "--now", "2026-11-25T12:00:00+01:00"] + arguments, bytes: [])
        #expect(run.status == status)
        #expect((status == 0 ? run.output : run.errors).contains(word), "\(run.output)\(run.errors)")
        if status != 0 { #expect(run.output.isEmpty) }
        let letters = try await program.glane("webhook", "deliveries").output
        #expect(letters.contains("digest 2026-W47") == (word == "semaine 47" && arguments.first == "--post"))
        #expect(!letters.contains("digest 2026-W48"), "Monday's is not taken from it")
    }

    @Test(
        arguments: [
            (nil, 78, "GLANE_MATTERMOST_URL is not set"), ("sottise", 78, "malformed"),
            ("ftp://example.org/hooks/abc", 78, "only http: and https: are allowed"),
            ("http://127.0.0.1:1/hooks/tressecret", 69, "127.0.0.1:1"),
            ("http://tressecret.invalid/hooks/abc", 69, "tressecret.invalid"),
        ] as [(String?, Int32, String)])
    func aURLThatDoesNotWorkIsSaidWithoutItsSecret(url: String?, status: Int32, word: String) async throws {
        let test = try await sender(url).glane("webhook", "test", "mattermost-coordination")
        #expect(test.status == status && test.errors.contains(word))
        #expect(!test.errors.contains("/hooks/"))
    }

    @Test func anUnknownDestinationIsNamed() async throws {
        for command in [["webhook", "test", "slack"], ["digest", "--post", "slack"]] {
            let run = try await Program().glane(command, bytes: [])
            #expect(run.status == 64 && run.errors.contains("mattermost-coordination"))
        }
    }

    @Test func whatWaitsCanBeSeenSentAndDropped() async throws {
        let waiting = try sender(nil)
        for name in ["anna", "bruno"] {
            let told = try await waiting.glane("chat", "--as", name, input: "\(Program.story)\noui\n3\n")
            #expect(told.errors.contains("mattermost-coordination: the environment variable"))
            #expect(!told.errors.contains("recousu"))
        }
        let letters = try await waiting.glane("webhook", "deliveries", "--state", "pending").lines
        let ids = letters.map { String($0.prefix { $0 != "\t" }) }
        #expect(ids.count == 2)
        let newest = try await waiting.glane("webhook", "deliveries", "--limit", "1").output
        #expect(newest.hasPrefix(ids[1]) && newest.filter { $0 == "\n" }.count == 1)
        let shown = try await waiting.glane("webhook", "show", ids[0])
        #expect(shown.status == 0 && shown.output.contains("Un témoignage à Césure"))
        // The other one is due as well, and stays.
        try await waiting.change("UPDATE deliveries SET due_at = 0")
        let listener = try Listener(Program(), count: 1)
        let retry = "GLANE_MATTERMOST_URL='\(listener.url)' \"$glane\" webhook retry \(ids[1])"
        #expect(try await waiting.shell(retry).output == "sent 1 of 1\n")
        #expect(try listener.posts().contains("recousu"))
        #expect(try await waiting.glane("webhook", "show", ids[0]).output.hasPrefix("pending\t"))
        #expect(try await waiting.glane("webhook", "drop", ids[0]).status == 0)
        #expect(try await waiting.glane("webhook", "show", ids[0]).output.hasPrefix("dropped\t"))
    }

    @Test func aClosedDestinationIsShownAndOpenedByATest() async throws {
        let listener = try Listener(Program(), count: 1)
        let program = try sender(listener.url)
        #expect(try await program.glane("webhook", "list").output.contains("posts to http://127.0.0.1"))
        #expect(!FileManager.default.fileExists(atPath: program.file(".local")), "looking makes no store")
        #expect(try await program.glane("webhook", "deliveries").status == 0)
        try await program.change("INSERT INTO closed_destinations VALUES ('mattermost-coordination', 'cesure', 60)")
        let closed = try await program.glane("webhook", "list")
        #expect(closed.output.contains("closed: it answered 410 at 1970-01-01T01:01:00+01:00"))
        #expect(closed.output.contains("'glane webhook test mattermost-coordination' opens it"))
        let test = try await program.glane("webhook", "test", "mattermost-coordination")
        #expect(test.status == 0 && test.errors.contains("mattermost-coordination is open again"))
        #expect(try await program.glane("webhook", "list").output.contains("posts to http://127.0.0.1"))
    }

    @Test(arguments: [["listen", "--count", "0"], ["listen", "--count=-1"], ["deliveries", "--limit", "0"]])
    func aNumberThatMeansNothingIsRefused(arguments: [String]) async throws {
        let run = try await Program().glane(["webhook"] + arguments, bytes: [])
        #expect(run.status == 64 && run.errors.contains("is one or more"))
    }

    @Test func lettersOfAStoreInMemoryAreSaidToEndWithIt() async throws {
        let told = try await sender(nil).glane(
            "chat", "--store", ":memory:", input: "\(Program.story)\noui\n3\n")
        #expect(told.errors.contains("1 not sent: mattermost-coordination: the environment variable"))
        #expect(told.errors.contains("this store is in memory, and they end with it"))
        #expect(!told.errors.contains("retry"))
    }

    @Test(arguments: [["show", "x"], ["drop", "x"], ["retry", "x"]])
    func aLetterThatIsNotThereIsSaid(arguments: [String]) async throws {
        let run = try await Program().glane(["webhook"] + arguments, bytes: [])
        #expect(run.status == 66 && run.errors.contains("letter x"))
    }

    @Test func aPortThatIsTakenIsUnavailable() async throws {
        let program = try Program()
        let listener = try Listener(program, count: 1)
        let port = try #require(listener.url.split(separator: ":").last?.prefix { $0 != "/" })
        let second = try await program.glane("webhook", "listen", "--port", String(port))
        #expect(second.status == 69 && second.errors.contains(port))
        listener.stop()
    }
}

import Foundation
import Testing

/// `glane digest` as coordinators call it.
struct DigestCommandTests {
    private static let now = ["--now", "2026-11-23T09:00:00+01:00"]

    /// A program whose place has a channel that everybody reads, with one testimony of week 47.
    private func place(url: String = "http://127.0.0.1:1/hooks/x") async throws -> Program {
        let program = try Program(["PLACE_URL": url, "GLANE_MATTERMOST_URL": "http://127.0.0.1:1/hooks/y"])
        try program.write("glane.yaml", "webhooks: own\ndigest: {draft: yes, post: [place, mattermost-coordination]}\n")
        try program.write(
            "own/place.yaml", "format: mattermost\nurl: {env: PLACE_URL}\nevents: [digest]\naudience: wider\n")
        let told = try await program.glane(
            "chat", "--now", "2026-11-18T12:00:00+01:00", input: "\(Program.story)\noui\n3\n")
        try #require(told.status == 0)
        return program
    }

    @Test func aPersonPublishesAndOthersSeeWho() async throws {
        let listener = try Listener(Program(), count: 1)
        let program = try await place(url: listener.url)
        let run = { (arguments: [String]) in
            try await program.glane(["digest"] + arguments + ["--config", "glane.yaml"] + Self.now, bytes: [])
        }
        let held = try await run(["hold", "2026-W47", "--by", "nadia"])
        #expect(held.status == 0 && held.output.contains("retenu"), "\(held.errors)")
        #expect(try await run(["status"]).output.contains("retenu par nadia le 23 novembre 2026 à 9"))
        let published = try await run(["publish", "last", "--by", "karim"])
        #expect(published.status == 0 && published.output.contains("publié (place)"), "\(published.errors)")
        let post = try listener.posts()
        #expect(post.contains("semaine 47") && !post.contains("attend d’être relu"))
        let again = try await run(["publish", "2026-W47"])
        #expect(again.status == 0 && again.output.contains("déjà publié par karim"))
        #expect(try await run(["hold", "2026-W47"]).status == 64)
        let status = try await run(["status", "--json", "--weeks", "1"]).objects
        #expect(status.count == 1 && status[0]["state"] as? String == "published")
    }

    @Test func withoutAWiderDestinationThereIsNothingToPublish() async throws {
        let run = try await Program().glane(["digest", "publish", "2026-W47"] + Self.now, bytes: [])
        #expect(run.status == 78 && run.errors.contains("no destination of a wider audience"))
    }

    @Test func aRunningWeekIsNotPublished() async throws {
        let program = try await place()
        let run = try await program.glane(
            ["digest", "publish", "2026-W48", "--config", "glane.yaml"] + Self.now, bytes: [])
        #expect(run.status == 64 && run.errors.contains("2026-W48 is not over"))
    }

    @Test func everyFormatHoldsTheSameWeek() async throws {
        let program = try await place()
        let run = { (arguments: [String]) in
            try await program.glane(["digest", "--week", "last"] + arguments + Self.now, bytes: [])
        }
        #expect(try await run([]).output.hasPrefix("# Césure"))
        let html = try await run(["--format", "html"]).output
        #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("recousu"))
        let json = try #require(try await run(["--format", "json"]).objects.first)
        #expect(json["week"] as? String == "2026-W47")
        #expect((json["testimonies"] as? [String: Any])?["now"] as? Int == 1)
        #expect(json["awaiting_review"] as? Int == 1)
        let wider = try await run(["--format", "json", "--audience", "wider"]).objects.first
        #expect(wider?["awaiting_review"] is NSNull)
    }

    /// Read by another program's parser of mail.
    @Test func aMailIsAMail() async throws {
        let program = try await place()
        let mail = try await program.glane(
            [
                "digest", "--week", "last", "--format", "mail", "--to", "Nadia <nadia@example.org>", "--to",
                "b@example.org",
            ]
                + Self.now, bytes: [])
        try program.write("digest.eml", mail.output)
        try program.write(
            "read.py",
            """
            import email, email.policy
            mail = email.message_from_binary_file(open("digest.eml", "rb"), policy=email.policy.default)
            print(mail["subject"])
            print([str(one.addr_spec) for one in mail["to"].addresses])
            print(mail["date"].datetime.isoformat(), mail["message-id"])
            for part in mail.iter_parts(): print(part.get_content_type(), "recousu" in part.get_content())
            print(mail.defects, any(len(line) > 78 for line in open("digest.eml", "rb").read().split(b"\\r\\n")))
            """)
        let read = try await program.shell("python3 read.py")
        #expect(
            read.output.plainlySpaced == """
                Césure : semaine 47, du 16 au 22 novembre 2026
                ['nadia@example.org', 'b@example.org']
                2026-11-23T08:00:00+01:00 <digest.2026-W47.cesure@glane.invalid>
                text/plain True
                text/html True
                [] False

                """, "\(read.errors)")
    }

    @Test(arguments: [
        ["--format", "mail"], ["--to", "a@example.org"], ["--format", "mail", "--to", "nobody"],
        ["--format", "mail", "--to", "a@example.org\nBcc: b@example.org"],
        ["--format", "mail", "--to", "a@example.org, b@example.org"],
    ])
    func anAddressThatIsNoneIsRefused(arguments: [String]) async throws {
        let run = try await Program().glane(["digest"] + arguments, bytes: [])
        #expect(run.status == 64 && run.output.isEmpty)
    }
}

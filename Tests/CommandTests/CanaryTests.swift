import Foundation
import Testing

/// Words that stand nowhere else are told under every consent, and looked for in everything that comes out.
struct CanaryTests {
    /// Where words may be met.
    enum Room: CaseIterable {
        /// What networks and readers get.
        case posts, digest, page, exports
        /// What stays in the house: its own records and its coordinators' screen; each tells its consent.
        case records
        /// Files of the store, and a copy made now.
        case store
        /// A copy made before the erasures.
        case olderBackup
        /// Lists, counts, registers, errors, logs.
        case elsewhere
    }

    struct Canary {
        var word: String
        /// What the witness answers after the story.
        var answers: String
        /// Nowhere else.
        var rooms: Set<Room>
    }

    private static let kept: Set<Room> = [.records, .store, .olderBackup]
    private static let quoted: Set<Room> = kept.union([.posts, .digest, .page, .exports])
    private static let canaries = [
        Canary(word: "xylocope", answers: "oui\n2\n", rooms: kept),
        Canary(word: "zibeline", answers: "oui\n3\n", rooms: quoted),
        Canary(word: "quetzal", answers: "oui\n4\nZénobie\n", rooms: quoted),
        Canary(word: "wombat", answers: "oui\n1\n", rooms: []),
        Canary(word: "axolotl", answers: "oui\n3\nstop\n", rooms: []),
        Canary(word: "numbat", answers: "annuler\n", rooms: []),
        Canary(word: "tapir", answers: "oui\n3\neffacer\noui\n", rooms: []),
        // Nobody said what is to become of it: it waits in the store.
        Canary(word: "okapi", answers: "", rooms: [.store, .olderBackup]),
        // A detail that the law guards, by a witness who may be quoted: read in the house, masked elsewhere.
        Canary(word: "mucoviscidose", answers: "oui\n3\n", rooms: kept),
        // By a coordinator, while the summary waits.
        Canary(word: "narval", answers: "oui\n3\n", rooms: [.olderBackup]),
    ]
    /// Told with a name and a number, which never stay.
    private static let personal = ["Adjoua", "Quilbrec", "06 12 48 77 03", "0612487703", "a.quilbrec"]

    private static let now = ["--now", "2026-01-14T12:00:00+01:00"]

    @Test func wordsAreMetNowhereButWhereTheirWitnessLetsThem() async throws {
        let program = try Program(["USER": "nadia"])
        try program.write(".config/glane/glane.yaml", "roles: {coordinators: [irc/nadia]}\n")
        for canary in Self.canaries {
            let story = """
                Hier midi à la cantine, deux voisines ont recousu les manteaux \(canary.word) de trois graphistes d'ici. \
                Sans rien demander, entre le plat et le café.
                """
            try await Self.tell("\(story)\n\(canary.answers)", as: "Guetteuse-\(canary.word)", program)
        }
        let named = """
            Ma voisine Adjoua Quilbrec m’a prêté une perceuse sans rien demander hier à la cantine, on la joint au \
            06 12 48 77 03 ou a.quilbrec@exemple.fr.
            """
        try await Self.tell("\(named)\noui\n3\n", as: "Guetteuse-cigogne", program)
        try #require(await program.glane("export").lines.count == 6, "else the test proves nothing")

        let told = try await program.glane("export").lines
        let ids = told.compactMap { $0.firstMatch(of: /"id": ?"([^"]+)"/)?.1 }
        try #require(ids.count == 6)
        for id in ids { try await Self.tell("moi aussi \(id.prefix(8))", as: "Guetteuse-avis", program) }
        try await Self.tell("moi aussi \(ids[0].prefix(8))\neffacer\noui\n", as: "Guetteuse-regret", program)
        // A coordinator reads it all, and what is erased afterwards is nowhere.
        _ = try await Self.review(in: program)

        let outputs = try await Self.outputs(of: program)
        for output in outputs {
            for canary in Self.canaries where !canary.rooms.contains(output.room) {
                #expect(!output.holds(canary.word), "\(canary.word) in \(output.name)")
            }
            for text in Self.personal { #expect(!output.holds(text), "\(text) in \(output.name)") }
            let signs: Set<Room> = Self.quoted
            if !signs.contains(output.room) { #expect(!output.holds("Zénobie"), "a signature in \(output.name)") }
            // A pseudonym stands for the name that the network knows.
            #expect(!output.holds("Guetteuse"), "a nick in \(output.name)")
        }
        for canary in Self.canaries {
            // Digest and page choose some quotations of all.
            for room in canary.rooms.subtracting([.digest, .page]) {
                let isMet = outputs.contains { $0.room == room && $0.holds(canary.word) }
                #expect(isMet, "\(canary.word) is not in \(room), else the search proves nothing")
            }
        }
        for room in [Room.posts, .exports] {
            #expect(outputs.contains { $0.room == room && $0.holds("[santé]") }, "what is masked shows that it is")
        }
        for room in [Room.digest, .page] {
            #expect(
                outputs.contains { output in
                    output.room == room && Self.canaries.contains { output.holds($0.word) && $0.rooms == Self.quoted }
                }, "\(room)")
        }
    }

    /// By IRC lines: there a conversation goes on after a testimony, and « stop » takes it back.
    private static func tell(_ messages: String, as nick: String, _ program: Program) async throws {
        let lines =
            ["NICK \(nick)", "USER a 0 * :a"] + messages.split(separator: "\n").map { "PRIVMSG glane :\($0)" }
        let told = try await program.glane(
            ["chat", "--irc"] + now, bytes: Array((lines + ["QUIT"]).map { $0 + "\r\n" }.joined().utf8))
        try #require(told.status == 0 && told.output.contains("ERROR :Au revoir"), "\(told.errors)")
    }

    /// What a coordinator reads in the chat of what waits for a review.
    private static func review(in program: Program) async throws -> Output {
        let messages = ["à relire"] + Array(repeating: "suivant", count: 5) + ["demander : cantine", "fini"]
        let lines = ["NICK nadia", "USER a 0 * :a"] + messages.map { "PRIVMSG glane :\($0)" } + ["QUIT"]
        let read = try await program.glane(
            ["chat", "--irc"] + now, bytes: Array(lines.map { $0 + "\r\n" }.joined().utf8))
        try #require(read.output.contains("C’est fini."), "\(read.output)\(read.errors)")
        return Output("the desk", .records, read.output)
    }

    private struct Output {
        var name: String
        var room: Room
        var bytes: Data

        init(_ name: String, _ room: Room, _ text: String) { self.init(name, room, Data(text.utf8)) }

        init(_ name: String, _ room: Room, _ bytes: Data) { (self.name, self.room, self.bytes) = (name, room, bytes) }

        func holds(_ text: String) -> Bool { bytes.range(of: Data(text.utf8)) != nil }
    }

    /// Every command that prints or writes something of testimonies, with the room of its output. A new one is a line here.
    private static let commands: [(Room, [String])] = [
        (.digest, ["digest", "--week", "2026-W03"] + now),
        (.digest, ["digest", "--week", "2026-W03", "--format", "mail"] + now),
        (.digest, ["ask", "cantine"] + now),
        (.page, ["page"] + now),
        (.exports, ["export", "--format", "ndjson"]),
        (.exports, ["export", "--format", "csv"]),
        (.exports, ["export", "--format", "commune-mesure"]),
        (.records, ["export", "--format", "ndjson", "--all-words"]),
        (.records, ["review", "list"]),
        (.elsewhere, ["page", "notes", "--suggest"]),
        (.elsewhere, ["webhook", "list"]),
        (.elsewhere, ["webhook", "deliveries"]),
        (.elsewhere, ["recode"]),
        (.elsewhere, ["audit"]),
        (.elsewhere, ["requests", "list", "--all"]),
        (.elsewhere, ["purge", "--dry-run"]),
        (.elsewhere, ["check", "--store", ".local/share/glane/glane.sqlite"]),
        (.elsewhere, ["check", "--privacy"]),
        (.elsewhere, ["restore", "new.sqlite", "--dry-run"]),
    ]

    private static func outputs(of program: Program) async throws -> [Output] {
        var outputs: [Output] = []
        func run(_ room: Room, _ arguments: [String]) async throws {
            let run = try await program.glane(arguments + ["--log-level", "trace"], bytes: [])
            let name = arguments.joined(separator: " ")
            outputs.append(Output(name, room, run.output))
            outputs.append(Output("the errors of \(name)", .elsewhere, run.errors))
        }
        try await run(.elsewhere, ["backup", "old.sqlite"])
        try await run(.elsewhere, ["requests", "add", "erasure", "courrier du 14"])
        try await run(
            .elsewhere, ["forget", "--name", "Guetteuse-narval", "--transport", "irc", "--request", "1", "--yes"])
        outputs.append(try await review(in: program))
        // What waited is sent now, and a digest that waited too.
        try await run(
            .digest, ["digest", "--now", "2026-01-20T12:00:00+01:00", "--post", "mattermost-coordination"])
        try await program.change("UPDATE deliveries SET due_at = 0")
        let listener = try Listener(Program(), count: 6)
        let retry = "GLANE_MATTERMOST_URL='\(listener.url)' \"$glane\" webhook retry --due --log-level trace"
        let sent = try await program.shell(retry)
        try #require(sent.output == "sent 6 of 6\n", "\(sent.output)\(sent.errors)")
        outputs.append(Output("the errors of retry", .elsewhere, sent.errors))
        outputs.append(Output("posts", .posts, try listener.posts()))
        try await run(.elsewhere, ["backup", "new.sqlite"])
        for (room, arguments) in commands { try await run(room, arguments) }
        let store = program.home.appending(path: ".local/share/glane")
        for name in try FileManager.default.contentsOfDirectory(atPath: store.path) {
            outputs.append(Output(name, .store, try Data(contentsOf: store.appending(path: name))))
        }
        outputs.append(Output("new.sqlite", .store, try Data(contentsOf: program.home.appending(path: "new.sqlite"))))
        outputs.append(
            Output("old.sqlite", .olderBackup, try Data(contentsOf: program.home.appending(path: "old.sqlite"))))
        return outputs
    }
}

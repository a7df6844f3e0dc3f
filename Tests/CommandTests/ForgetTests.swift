import Foundation
import Testing

/// `glane forget`, `requests` and `audit`: what a coordinator does when somebody asks.
struct ForgetTests {
    /// Anna and Bruno told, and nothing could be sent.
    private static func told() async throws -> Program {
        let program = try Program(["USER": "nadia"])
        for name in ["Anna", "Bruno"] {
            let told = try await program.glane("chat", "--as", name, input: "\(Program.story)\noui\n3\n")
            try #require(told.output.contains("C’est gardé"))
        }
        return program
    }

    @Test func whatIsHeldIsToldAndAskedAboutBeforeItGoes() async throws {
        let program = try await Self.told()
        let forget = ["forget", "--name", "Anna", "--transport", "terminal"]
        let held = "Gardé ici : 1 témoignage ("
        let no = try await program.glane(forget, bytes: Array("non\n".utf8))
        #expect(no.status == 1 && no.output.plainlySpaced.contains(held) && no.output.contains("Rien n’est effacé."))
        #expect(no.errors.contains("Effacer ? C’est définitif. (oui ou non)"))
        #expect(!no.output.contains("recousu"))
        let silent = try await program.glane(forget, bytes: [])
        #expect(silent.status == 64 && silent.errors.contains("nobody answered, and nothing was done"))
        #expect(try await program.glane("export").lines.count == 2)

        let yes = try await program.glane(forget, bytes: Array("oui\n".utf8))
        #expect(yes.status == 0, "\(yes.errors)")
        #expect(yes.output.plainlySpaced.contains("1 observation, 1 conversation et 1 résumé qui attend."))
        #expect(yes.output.contains("C’est effacé. Il reste une ligne sans contenu"))
        #expect(try await program.glane("export").lines.count == 1)
        #expect(try await program.glane("webhook", "deliveries").lines.count == 1)
        let again = try await program.glane(forget + ["--yes"], bytes: [])
        #expect(again.status == 66 && again.errors.contains("capitals too"))
        let log = try await program.glane("audit").lines.map { $0.split(separator: "\t") }
        #expect(log.count == 1 && log[0][2] == "nadia" && log[0][3] == "testimony.forget")
    }

    @Test func aPseudonymAnIdAndANameLeadThere() async throws {
        let program = try await Self.told()
        let records = try await program.glane("export").objects
        let (id, speaker) = (try #require(records[0]["id"] as? String), try #require(records[1]["speaker"] as? String))
        #expect(try await program.glane("forget", id, "--yes", "--by", "omar").status == 0)
        #expect(try await program.glane("forget", speaker, "--yes").status == 0)
        #expect(try await program.glane("export").output.isEmpty)
        let log = try await program.glane("audit", "--json", "--subject", id).objects
        #expect(log.map { $0["actor"] as? String } == ["omar"])
    }

    @Test func aNameCanStayOutOfTheHistory() async throws {
        let program = try await Self.told()
        let run = try await program.glane(
            "forget", "--name", "-", "--transport", "terminal", "--yes", input: "Bruno\n")
        #expect(run.status == 0 && run.output.contains("C’est effacé"))
    }

    @Test(arguments: [
        ([], "give a pseudonym or an id, or else --name"), (["x", "--name", "y"], "or else --name"),
        (["--name", "y"], "--name and --transport go together"),
        (["--name", "y", "--transport", "fax"], "there are archive, irc, line, terminal"),
        (["x", "--request", "9"], "there is no open request 9"),
    ])
    func whatCannotBeMeantIsRefused(arguments: [String], sentence: String) async throws {
        let program = try await Self.told()
        let run = try await program.glane(["forget"] + arguments + ["--yes"], bytes: [])
        #expect(run.status == 64 && run.errors.contains(sentence), "\(run.errors)")
        #expect(try await program.glane("export").lines.count == 2)
    }

    @Test func withoutItsKeyNoNameLeadsAnywhereAndNoneIsMade() async throws {
        let program = try await Self.told()
        let key = program.file(".local/share/glane/speakers.key")
        try FileManager.default.removeItem(atPath: key)
        let run = try await program.glane("forget", "--name", "Anna", "--transport", "terminal", "--yes")
        #expect(run.status == 66 && run.errors.contains("speakers.key: there is no key"))
        #expect(!FileManager.default.fileExists(atPath: key))
    }

    @Test func theRegisterKeepsTheMonthThatTheLawGives() async throws {
        let program = try await Self.told()
        let speaker = try #require(try await program.glane("export").objects[0]["speaker"] as? String)
        let now = ["--now", "2026-03-02T10:00:00+01:00"]
        let first = try await program.glane(
            ["requests", "add", "erasure", speaker, "--received", "2026-01-31"] + now, bytes: [])
        #expect(
            first.output.plainlySpaced
                == "1. effacement, « \(speaker) », reçue samedi 31 janvier 2026, en retard de 2 jours\n")
        let second = try await program.glane(["requests", "add", "access", "courrier du 2 mars"] + now, bytes: [])
        #expect(second.output.plainlySpaced.contains("à faire au plus tard jeudi 2 avril 2026"))
        #expect(try await program.glane("forget", speaker, "--yes", "--request", "1").status == 0)
        #expect(try await program.glane("requests", "list").lines.map { $0.prefix(2) } == ["2."])
        let all = try await program.glane("requests", "list", "--all", "--json").objects
        #expect(all.map { $0["done_by"] as? String } == [nil, "nadia"])
        #expect(try await program.glane("requests", "done", "1").status == 64)
        #expect(try await program.glane("requests", "done", "2", "--by", "omar").status == 0)
        let actions = try await program.glane("audit", "--json").objects.map { $0["action"] as? String }
        #expect(actions == ["request.add", "request.add", "testimony.forget", "request.done", "request.done"])
        #expect(
            try await program.glane(["requests", "add", "access", "x", "--received", "2026-03-03"] + now, bytes: [])
                .status == 64)
    }
}

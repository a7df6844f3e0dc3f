import Foundation
import Testing

/// `glane recode`: stored testimonies read anew, as after a change of the data.
struct RecodeTests {
    /// Three testimonies of an archive, two of which an older model might have coded otherwise.
    private static func archive() async throws -> (program: Program, effects: [String]) {
        let program = try Program()
        let records = (0..<3).map { "{\"id\":\"t\($0)\",\"text\":\"\(Program.story)\"}\n" }.joined()
        let saved = try await program.glane("pipe", "--save", "--key-file", "k", input: records)
        try #require(saved.status == 0)
        let effects = try await program.effects("t0")
        try #require(!effects.isEmpty && !effects.joined().contains("negative"), "else the tests prove nothing")
        for (sql, id) in [("effect = 'egalite_homme_femme'", "t0"), ("polarity = 'negative'", "t1")] {
            try await program.change("UPDATE observations SET \(sql) WHERE testimony = '\(id)' AND position = 0")
        }
        return (program, effects.map { String($0.prefix { $0 != " " }) })
    }

    @Test func aDryRunTellsWhatWouldChangeAndWritesNothing() async throws {
        let (program, effects) = try await Self.archive()
        let before = try await program.glane("export").output
        for options in [["recode"], ["recode", "--dry-run"]] {
            let run = try await program.glane(options, bytes: [])
            #expect(run.status == 0)
            #expect(run.lines.first == "t0: effects −egalite_homme_femme, +\(effects[0])")
            #expect(run.lines.dropFirst().first == "t1: \(effects[0]) negative observed → positive observed")
            let rows = run.lines.map { $0.split(separator: " ").map(String.init) }
            #expect(rows.contains([effects[0], "2", "1", "0", "1", "3"]))
            #expect(rows.contains(["egalite_homme_femme", "1", "0", "1", "0", "0"]))
            #expect(run.errors == "glane recode: of 3 testimonies, 2 would change\n")
        }
        #expect(try await program.glane("export").output == before)
    }

    @Test func whatIsAppliedIsDoneOnceAndCanBeTakenBack() async throws {
        let program = try await Self.archive().program
        let before = try await program.glane("export").output
        let applied = try await program.glane("recode", "--apply")
        #expect(
            applied.errors == """
                glane recode: this is batch 1; --undo 1 takes it back
                glane recode: of 3 testimonies, 2 changed
                glane recode: to take back there are 1 (2 testimonies)

                """)
        let untouched = try await program.effects("t2")
        for id in ["t0", "t1"] { #expect(try await program.effects(id) == untouched) }
        let again = try await program.glane("recode", "--apply")
        #expect(
            again.errors == """
                glane recode: of 3 testimonies, 0 changed
                glane recode: to take back there are 1 (2 testimonies)

                """)

        let unknown = try await program.glane("recode", "--undo", "7")
        #expect(
            unknown.status == 64
                && unknown.errors.contains("there is no batch 7; to take back there are 1 (2 testimonies)"))
        let undone = try await program.glane("recode", "--undo", "1")
        #expect(undone.status == 0 && undone.errors == "glane recode: 2 testimonies have the former codes again\n")
        #expect(try await program.glane("export").output == before)
        #expect(try await program.glane("recode", "--undo", "1").status == 64)
    }

    /// A witness confirmed one testimony, and took the place out of it.
    @Test func whatAWitnessConfirmedOrTookOutStays() async throws {
        let program = try Program()
        let told = try await program.glane("chat", input: "\(Program.story)\nenlève la cantine\noui\n3\n")
        try #require(told.output.contains("C’est gardé"))
        let kept = try #require(await program.glane("export").objects.first)
        try #require(kept["where"] as? [String] == [])
        try await program.change("UPDATE observations SET polarity = 'negative', evidence = 'ici'")
        let run = try await program.glane("recode")
        #expect(run.status == 0 && run.output.isEmpty, "\(run.output)")

        // The same testimony, had nobody confirmed it.
        try await program.change("UPDATE testimonies SET settled = '[]'")
        let unsettled = try await program.glane("recode")
        #expect(unsettled.output.contains(" negative observed → positive observed"))
        #expect(unsettled.output.contains("where +cantine"))
    }

    @Test func noEffectJoinsThoseThatAWitnessConfirmed() async throws {
        let program = try Program()
        let told = try await program.glane("chat", input: "\(Program.story)\noui\n3\n")
        try #require(told.output.contains("C’est gardé"))
        try await program.change("UPDATE observations SET effect = 'egalite_homme_femme', start = 0, \"end\" = 0")
        for settled in ["[\"effect.egalite_homme_femme\"]", "[]"] {
            try await program.change("UPDATE testimonies SET settled = '\(settled)'")
            #expect(try await !program.glane("recode").output.contains("effects"))
        }
        // Had it come from an archive, it would be read anew.
        try await program.change(
            "UPDATE testimonies SET confirmed_at = NULL, confirmed_offset = NULL, review = 'proposed'")
        #expect(try await program.glane("recode").output.contains("effects −egalite_homme_femme, +"))
    }

    /// Testimonies are stored redacted: what stands for a name or a number tells nothing.
    @Test func whatStandsForPersonalDataIsNotReadAsWords() async throws {
        let program = try Program()
        let texts = [
            "Ma voisine Adjoua m’a prêté une perceuse sans rien demander, on la joint au 06 12 48 77 03.",
            "M. Quilbrec et Mme Kerbrat, exploitants du marché, cherchent une entente : un camion à deux.",
            "Au conseil j’ai levé la main. On a donné la parole à Agnieszka, à Aguibou, puis à Abigaël.",
            "Une voisine m’a prêté sa bêche gratuitement. Agathe Quilbrec, a.quilbrec@exemple.fr",
        ]
        let input = texts.enumerated().map { "{\"id\":\"t\($0)\",\"text\":\"\($1)\"}\n" }.joined()
        let saved = try await program.glane("pipe", "--save", "--key-file", "k", input: input)
        try #require(saved.status == 0)
        let stored = try await program.glane("export", "--all-words").output
        for placeholder in ["[nom]", "[prénom]", "[téléphone]", "[e-mail]"] {
            try #require(stored.contains(placeholder))
        }
        let run = try await program.glane("recode")
        #expect(run.output.isEmpty && run.errors.contains(" testimonies, 0 would change\n"))
    }

    /// The second transaction fails, and with it the run; the first stays.
    @Test func whatIsBrokenOffHasToldItsNumberAndIsListedBesideTheNext() async throws {
        let program = try Program()
        let records = (0..<201).map { "{\"id\":\"t\($0)\",\"text\":\"\(Program.story)\"}\n" }.joined()
        let saved = try await program.glane("pipe", "--save", "--key-file", "k", input: records)
        try #require(saved.status == 0)
        try await program.change("UPDATE observations SET polarity = 'negative'")
        try await program.change(
            """
            CREATE TRIGGER fault BEFORE INSERT ON recoded WHEN (SELECT count(*) FROM recoded) = 200
            BEGIN SELECT RAISE(ABORT, 'fault'); END
            """)
        let broken = try await program.glane("recode", "--apply")
        #expect(
            broken.status == 74 && broken.errors.hasPrefix("glane recode: this is batch 1; --undo 1 takes it back\n"))
        try await program.change("DROP TRIGGER fault")
        let rest = try await program.glane("recode", "--apply")
        #expect(rest.errors.contains("this is batch 2;") && rest.errors.contains("of 201 testimonies, 1 changed\n"))
        #expect(rest.errors.hasSuffix("to take back there are 1 (200 testimonies), 2 (1 testimony)\n"))
    }

    @Test func anEarlierBatchIsNotTakenBackBeforeALaterOneOfTheSameTestimonies() async throws {
        let program = try await Self.archive().program
        #expect(try await program.glane("recode", "--apply").status == 0)
        try await program.change("UPDATE observations SET polarity = 'negative' WHERE testimony = 't1'")
        #expect(try await program.glane("recode", "--apply").errors.contains("this is batch 2;"))
        let early = try await program.glane("recode", "--undo", "1")
        #expect(early.status == 64 && early.errors.contains("batch 2 holds some of the same testimonies"))
        #expect(try await program.glane("recode", "--undo", "2").status == 0)
        #expect(try await program.glane("recode", "--undo", "1").status == 0)
    }

    /// Another program changes "t1" between reading and writing, which a trigger does here.
    @Test func whatIsChangedMeanwhileIsNotCounted() async throws {
        let (program, effects) = try await Self.archive()
        try await program.change(
            """
            CREATE TRIGGER meanwhile AFTER INSERT ON recoded WHEN new.testimony = 't0'
            BEGIN UPDATE testimonies SET codebook = codebook + 1 WHERE id = 't1'; END
            """)
        let run = try await program.glane("recode", "--apply")
        #expect(run.lines.contains("t1: changed meanwhile, left as it is"))
        #expect(run.errors.contains("of 3 testimonies, 1 changed\n"))
        let rows = run.lines.map { $0.split(separator: " ").map(String.init) }
        #expect(rows.contains([effects[0], "2", "1", "0", "0", "3"]))
    }

    @Test func noEffectJoinsTheOneThatAWitnessNamed() async throws {
        let program = try Program()
        let told = try await program.glane("chat", input: "\(Program.story)\n1\n1\nréseaux\noui\n3\n")
        try #require(told.output.contains("C’est gardé"))
        try #require(await program.glane("export").output.contains("\"effect\":\"reseaux\""))
        #expect(try await program.glane("recode").output.isEmpty)
    }

    @Test(
        arguments: [
            ("review = 'corrected'", "1 settled by coordinators"), ("review = 'rejected'", "1 settled by coordinators"),
            ("text = ''", "1 without text"),
        ])
    func whatCannotOrMayNotBeReadAnewIsLeftAndCounted(change: String, said: String) async throws {
        let program = try await Self.archive().program
        try await program.change("UPDATE testimonies SET \(change) WHERE id = 't0'")
        let run = try await program.glane("recode")
        #expect(!run.output.contains("t0:") && run.output.contains("t1:"))
        #expect(run.errors.hasPrefix("glane recode: of 3 testimonies, 1 would change; \(said)"))
    }

    @Test func withoutAStoreThereIsNothingToRead() async throws {
        let program = try Program()
        #expect(try await program.glane("recode").status == 66)
        #expect(try await program.glane("recode", "--apply", "--undo", "1").status == 64)
        #expect(!FileManager.default.fileExists(atPath: program.file(".local/share/glane/glane.sqlite")))
    }
}

extension Program {
    /// What a stored testimony is coded as.
    fileprivate func effects(_ id: String) async throws -> [String] {
        let record = try await glane("export").objects.first { $0["id"] as? String == id }
        let observations = record?["observations"] as? [[String: Any]] ?? []
        return observations.map { "\($0["effect"] ?? "") \($0["polarity"] ?? "") \($0["status"] ?? "")" }
    }
}

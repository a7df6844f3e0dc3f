import Foundation
import Testing

/// `glane review`: what coordinators decide, command by command.
struct ReviewTests {
    private static let texts = [
        ("t0", "anna", Program.story),
        ("t1", "ben", "Au jardin, une voisine m’a prêté sa bêche gratuitement. Jeudi, un concert a rempli la cour."),
        (
            "t2", "cléo",
            "HIER MIDI À LA CANTINE, deux voisines ont recousu les manteaux de trois graphistes d’ici. Merci !"
        ),
        ("t3", "anna", "bonjour"),
    ]

    /// An archive of four, one of which is no testimony and is not stored.
    private static func archive() async throws -> Program {
        let program = try Program(["USER": "nadia"])
        let lines = texts.map { id, speaker, text in
            """
            {"id":"\(id)","speaker":"\(speaker)","text":"\(text)","sent_at":"2026-11-19T18:40:00+01:00"}\n
            """
        }
        let saved = try await program.glane("pipe", "--save", "--key-file", "k", input: lines.joined())
        try #require(saved.status == 0, "\(saved.errors)")
        return program
    }

    @Test func theListShowsWhatWaitsAndWhatIsSettledLeavesIt() async throws {
        let program = try await Self.archive()
        let list = try await program.glane("review", "list", "--json")
        #expect(try list.objects.map { $0["id"] as? String } == ["t0", "t1", "t2"])
        let accepted = try await program.glane("review", "accept", "t0", "t2", "--by", "zoé")
        #expect(accepted.output == "t0\u{a0}: accepté\nt2\u{a0}: accepté\n", "\(accepted.errors)")
        let plain = try await program.glane("review", "list")
        #expect(
            plain.lines.count == 2 && plain.lines[0].hasPrefix("t1  19\u{a0}novembre 2026 · proposé, à ne pas citer · ")
        )
        #expect(plain.errors == "glane review: 1\u{a0}témoignage\n")
        let settled = try await program.glane("review", "list", "--state", "accepted", "--json")
        #expect(try settled.objects.compactMap { $0["review"] as? String } == ["accepted", "accepted"])
        #expect(try await program.glane("review", "list", "--others", "--json").objects.isEmpty)
        // Where there is no terminal.
        #expect(try await program.glane("review").output == plain.output)
    }

    @Test(arguments: [
        (["--search", "beche"], ["t1"]), (["--search", "MANTEAUX"], ["t0", "t2"]),
        (["--effect", "solidarite"], ["t0", "t1", "t2"]),
        (["--consent", "quote"], []), (["--week", "2026-W47"], ["t0", "t1", "t2"]), (["--week", "2026-W48"], []),
        (["--limit", "1"], ["t0"]),
    ])
    func theListIsFiltered(options: [String], ids: [String]) async throws {
        let run = try await Self.archive().glane(["review", "list", "--json"] + options, bytes: [])
        #expect(try run.objects.compactMap { $0["id"] as? String } == ids, "\(run.errors)")
    }

    @Test func aDetailThatTheLawGuardsIsFlaggedHereAndMaskedElsewhere() async throws {
        let program = try await Self.archive()
        let told = """
            {"id":"t4","speaker":"dora","text":"Je suis en chimio et une voisine m’a monté mes courses gratuitement.",\
            "sent_at":"2026-11-19T18:40:00+01:00"}\n
            """
        #expect(try await program.glane("pipe", "--save", "--key-file", "k", input: told).status == 0)
        let list = try await program.glane("review", "list", "--sensitive")
        #expect(list.lines.count == 2 && list.lines[0].contains("détail sensible (santé)"), "\(list.output)")
        let objects = try await program.glane("review", "list", "--json").objects
        #expect(objects.map { $0["sensitive"] as? [String] } == [[], [], [], ["health"]])
        let shown = try await program.glane("review", "show", "t4").output.plainlySpaced
        #expect(shown.contains("Détail sensible (santé) : « chimio » ne sort pas d’ici."), "\(shown)")
        #expect(
            try await program.glane("review", "show", "t4", "--json").objects[0]["sensitive"] as? [String] == ["health"]
        )
        let all = try await program.glane("export", "--all-words").output
        #expect(all.contains("en chimio") && !all.contains("sensitive"))
    }

    @Test func aTestimonyIsShownWithItsCodesUnderItsWords() async throws {
        let program = try await Self.archive()
        let shown = try await program.glane("review", "show", "t0")
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(shown.output.contains("ces mots ne sont pas à citer."))
        #expect(shown.output.contains("1111111111111111") && shown.output.contains("\n2. Solidarité, en bien ("))
        #expect(shown.output.contains("1\u{a0}autre personne raconte la même chose."))
        #expect(shown.output.contains("Peut-être le même récit que t2 (glane review merge t2 t0)"))
        let object = try #require(await program.glane("review", "show", "t0", "--json").objects.first)
        #expect(object["revision"] as? Int == 0 && object["witnesses_alike"] as? Int == 1)
        #expect((object["testimony"] as? [String: Any])?["id"] as? String == "t0")
    }

    @Test func aCorrectionIsKeptWithWhoMadeItAndCanBeTakenBack() async throws {
        let program = try await Self.archive()
        let before = try await program.glane("export").output
        let corrected = try await program.glane(
            "review", "correct", "t1", "--effect", "-cadre_de_vie", "--evidence", "un CONCERT", "--place=-jardin",
            "--place",
            "cour", "--facet", "publics=etudiants", "--reason", "relu", "--json")
        #expect(corrected.status == 0, "\(corrected.errors)")
        let told = try #require(corrected.objects.first)
        #expect(told["review"] as? String == "corrected" && told["revision"] as? Int == 1)
        let record = try #require(await program.glane("review", "list", "--state", "corrected", "--json").objects.first)
        let observations = try #require(record["observations"] as? [[String: Any]])
        let added = try #require(observations.first { $0["effect"] as? String == "cadre_de_vie" })
        #expect(added["evidence"] as? String == "un concert" && added["polarity"] as? String == "negative")
        let places = record["where"] as? [String] ?? []
        #expect(places.contains("cour") && !places.contains("jardin"))
        #expect((record["publics"] as? [String])?.contains("etudiants") == true)

        let shown = try await program.glane("review", "show", "t1").output
        #expect(shown.contains(", nadia\u{a0}: corrigé («\u{a0}relu\u{a0}»)") && shown.contains("+ Cadre de vie"))
        #expect(try await !program.glane("recode").output.contains("t1"))

        let undone = try await program.glane("review", "undo", "t1")
        #expect(undone.output.hasPrefix("t1\u{a0}: annulé, de nouveau proposé\n"), "\(undone.errors)")
        #expect(try await program.glane("export").output == before)
        #expect(try await program.glane("review", "undo", "t1").status == 65)
    }

    @Test(
        arguments: [
            (["correct", "t1", "--effect", "solidarites"], 64, "vouliez-vous dire solidarite\u{a0}?"),
            (["correct", "t1", "--effect", "egalite_homme_femme"], 64, "quels mots du texte le disent"),
            (
                ["correct", "t1", "--effect", "reseaux", "--evidence", "un marteau"], 64,
                "ces mots ne sont pas dans le texte"
            ),
            (["correct", "t1", "--polarity", "solidarite=negatif"], 64, "vouliez-vous dire negative ?"),
            (["correct", "t1", "--place", "kantine"], 64, "vouliez-vous dire cantine\u{a0}?"),
            (["correct", "t1", "--facet", "voisins"], 64, "la forme nom=valeur"),
            (["correct", "t1", "--when", "hier"], 64, "n’est pas une date"),
            (["correct", "t1"], 64, "que faut-il corriger"),
            (["show", "u"], 66, "aucun témoignage dont l’identifiant commence par « u »"),
            (["show", "t"], 64, "peut désigner plusieurs témoignages : t0, t1, t2"),
            (["reject", "t1"], 64, "--reason"), (["merge", "t1", "t1"], 64, "avec lui-même"),
            (["split", "t1", "--at", "Au jardin"], 64, "chaque partie veut des mots"),
            (["accept", "t0", "--revision", "7"], 65, "le témoignage a changé entre-temps"),
            (["list", "--effect", "solidarit"], 64, "vouliez-vous dire solidarite\u{a0}?"),
            (["list", "--level", "ville"], 64, "il y a individuel, collectif, territorial"),
        ] as [([String], Int32, String)])
    func whatCannotBeDoneIsSaid(arguments: [String], status: Int32, message: String) async throws {
        let run = try await Self.archive().glane(["review"] + arguments, bytes: [])
        #expect(run.status == status && run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func whatWasRejectedSaysByWhomAndComesBackByUndoing() async throws {
        let program = try await Self.archive()
        let now = ["--now", "2026-11-23T09:05:00+01:00"]
        let rejected = try await program.glane(
            ["review", "reject", "t1", "--reason", "une blague", "--by", "zoé"] + now, bytes: [])
        #expect(rejected.output == "t1\u{a0}: écarté\n")
        let refused = try await program.glane("review", "accept", "t0", "t1")
        #expect(
            refused.status == 65
                && refused.errors.plainlySpaced
                    == "glane: t1 est déjà écarté par zoé le 23 novembre 2026, 9 h 05 (« une blague ») ; "
                    + "« glane review undo t1 » y revient d’abord\n"
        )
        #expect(try await program.glane("review", "list", "--json").objects.count == 2, "nor was t0 accepted")
        let noted = try await program.glane("review", "note", "t1", "à revoir lundi")
        #expect(noted.output == "t1\u{a0}: c’est noté\n")
        _ = try await program.glane("review", "undo", "t1")
        #expect(try await program.glane("review", "accept", "t1").status == 0)
        let history = try #require(await program.glane("review", "show", "t1", "--json").objects.first?["history"])
        let decisions = (history as? [[String: Any]] ?? []).compactMap { $0["decision"] as? String }
        #expect(decisions == ["reject", "note", "undo", "accept"])
    }

    @Test func twoThatTellOneThingCountOnce() async throws {
        let program = try await Self.archive()
        let pairs = try await program.glane("review", "list", "--duplicates")
        #expect(pairs.output.contains("→ glane review merge t2 t0") && pairs.errors == "glane review: 1 paire\n")
        let merged = try await program.glane("review", "merge", "t2", "t0")
        #expect(merged.status == 0 && merged.lines.first == "t2\u{a0}: réuni avec t0", "\(merged.errors)")
        #expect(try await program.glane("review", "show", "t0").output.contains("Réuni ici\u{a0}: t2"))
        #expect(try await !program.glane("review", "show", "t0").output.contains("raconte la même chose"))
        #expect(try await program.glane("review", "list", "--duplicates").output.isEmpty)
        #expect(try await program.glane("review", "merge", "t0", "t2").status == 65)
    }

    @Test func oneThatTellsTwoThingsBecomesTwo() async throws {
        let program = try await Self.archive()
        let split = try await program.glane("review", "split", "t1", "--at", "jeudi,", "--json")
        #expect(try split.objects.first?["part"] as? String == "t1-p2", "\(split.errors)")
        let texts = try await program.glane("review", "list", "--search", "jeudi", "--json").objects
        #expect(texts.map { $0["text"] as? String } == ["Jeudi, un concert a rempli la cour."])
        #expect(try await program.glane("review", "undo", "t1").status == 0)
        #expect(try await program.glane("review", "list", "--search", "jeudi", "--json").objects.count == 1)
    }

    @Test func thoseThatSayTheContraryStandSideBySide() async throws {
        let program = try await Self.archive()
        #expect(try await program.glane("review", "list", "--contradicted").output.isEmpty)
        _ = try await program.glane("review", "correct", "t2", "--polarity", "solidarite=negative")
        let run = try await program.glane("review", "list", "--contradicted")
        #expect(run.output.hasPrefix("t0  19") && run.output.contains("\n    t2  19"), "\(run.output)")
        #expect(run.output.contains("    au contraire :\n"))
        let shown = try await program.glane("review", "show", "t0")
        #expect(shown.output.contains("1\u{a0}autre témoignage dit le contraire. (t2)"))
    }

    @Test func whatWasAcceptedIsGoldToTrainOn() async throws {
        let program = try await Self.archive()
        _ = try await program.glane("review", "accept", "t0")
        _ = try await program.glane("review", "correct", "t1", "--place", "cour", "--place", "jardin", "--place", "bar")
        let run = try await program.glane("export", "--corrections")
        let ids = try run.objects.compactMap { $0["id"] as? String }
        #expect(ids == ["t0", "t1"] && run.errors == "glane export: 2 gold records\n")
        let gold = try #require(run.objects.last?["gold"] as? [String: Any])
        #expect((gold["where"] as? [String])?.contains("bar") == true && gold["testimony"] as? Bool == true)
        // What `glane eval` reads is a gold file.
        try program.write("gold.jsonl", run.output)
        #expect(try await program.glane("eval", "gold.jsonl").status == 0)

        try await program.change("UPDATE testimonies SET text = '' WHERE id = 't1'")
        let rest = try await program.glane("export", "--corrections")
        #expect(rest.errors == "glane export: 1 gold record; left out 1 without text\n")
    }
}

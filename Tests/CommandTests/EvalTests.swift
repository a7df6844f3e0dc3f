import Foundation
import Testing

/// `glane eval`: how well texts are understood, told to people and to programs.
struct EvalTests {
    /// A gold record of a text that is coded as it should be, or as something else.
    private static func gold(_ id: String, effect: String = "solidarite", text: String = story) -> String {
        gold(id, effects: [effect], text: text)
    }

    private static func gold(_ id: String, effects: [String], text: String = story) -> String {
        let observations = effects.map {
            "{\"effect\":\"\($0)\",\"polarity\":\"positive\",\"status\":\"observed\",\"evidence\":\"prêté une échelle\"}"
        }
        return """
            {"id":"\(id)","sent_at":"2026-11-19T18:40:00+01:00","text":"\(text)","gold":{"testimony":true,\
            "observations":[\(observations.joined(separator: ","))],"when":[],"quantities":[],"personal":["Zénobie"]}}

            """
    }
    private static let story = "Ma voisine Zénobie nous a prêté une échelle, sans rien demander."

    private static func corpus(_ name: String) -> String {
        Program.checkout.appending(path: "Tests/Corpus/\(name).jsonl").path
    }

    @Test func itsFiguresAreThoseOfTheScript() async throws {
        let program = try Program()
        let files = ["own-a", "own-i", "dev-a"].map(Self.corpus).joined(separator: " ")
        let script = Program.checkout.appending(path: "Tests/Corpus/score.py").path
        let scored = try await program.shell(
            """
            cat \(files) > gold && "$glane" pipe --keep-personal \(files) > read && python3 -B \(script) gold read --json
            """)
        let ours = try #require(await program.shell("\"$glane\" eval --json \(files)").objects.first)
        let theirs = try #require(scored.objects.first)

        let summary = try #require(theirs["summary"] as? [String: Double])
        var expected = try #require(theirs["fields"] as? [String: [String: Double]]).compactMapValues { $0["f1"] }
        for (name, key) in [
            ("testimony", "testimony_accuracy"), ("facets", "facets_f1"), ("evidence", "evidence_overlap"),
            ("effects_macro", "effects_macro_f1"), ("frames", "frames"),
        ] { expected[name] = summary[key] }
        let figures = try #require(ours["figures"] as? [String: Double])
        #expect(Set(figures.keys) == Set(expected.keys) && figures.count > 20)
        for (name, value) in expected { #expect(abs((figures[name] ?? -1) - value) < 1e-9, "\(name)") }

        let effects = try #require(ours["effects"] as? [[String: Any]])
        let theirEffects = try #require(theirs["effects"] as? [String: Double])
        #expect(effects.count == theirEffects.count)
        for effect in effects {
            let name = try #require(effect["name"] as? String)
            #expect(abs((effect["f1"] as? Double ?? -1) - (theirEffects[name] ?? -2)) < 1e-9, "\(name)")
        }
        let rows = try #require(ours["fields"] as? [[String: Any]])
        for (field, row) in try #require(theirs["fields"] as? [String: [String: Double]]) {
            let our = try #require(rows.first { $0["name"] as? String == field })
            for key in ["precision", "recall", "gold"] {
                #expect(abs((our[key] as? Double ?? -1) - (row[key] ?? -2)) < 1e-9, "\(field) \(key)")
            }
        }
    }

    @Test func aLaterRunTellsWhatChanged() async throws {
        let program = try Program()
        try program.write("text.txt", Self.story + "\n")
        let record = try #require(await program.glane("pipe", "text.txt").objects.first)
        let coded = try #require(record["observations"] as? [[String: Any]]).compactMap { $0["effect"] as? String }
        let other = try #require(["reseaux", "cadre_de_vie", "services_publics"].first { !coded.contains($0) })
        let right = Self.gold("a", effects: coded)
        try program.write("gold.jsonl", right + Self.gold("b", effects: coded))
        let first = try await program.glane("eval", "gold.jsonl", "--save", "run.json")
        #expect(first.status == 0 && !first.output.contains("became"))
        let same = try await program.glane("eval", "gold.jsonl", "--compare", "run.json")
        #expect(same.output.contains("effects that became wrong: 0"))

        try program.write("gold.jsonl", right + Self.gold("b", effect: other) + Self.gold("c"))
        let later = try await program.glane("eval", "gold.jsonl", "--compare", "run.json")
        #expect(later.output.contains("effects that became wrong: 1\n  b\n"))
        #expect(later.output.contains("effects that became right: 0\n"))
        #expect(later.output.contains("0 stood in the earlier one only, 1 in this one only"))
        let object = try #require(
            await program.glane("eval", "gold.jsonl", "--compare", "run.json", "--json").objects.first)
        let compared = try #require(object["compared"] as? [String: Any])
        let effects = try #require(compared["effects_of_records"] as? [String: [String]])
        #expect(effects == ["right": [], "wrong": ["b"]])
    }

    @Test(arguments: [("absent.json", 66), ("gold.jsonl", 65)])
    func whatIsNoEarlierRunIsRefused(file: String, status: Int32) async throws {
        let program = try Program()
        try program.write("gold.jsonl", Self.gold("a"))
        #expect(try await program.glane("eval", "gold.jsonl", "--compare", file).status == status)
    }

    @Test func whatWasToldIsShownOnlyWhenAskedFor() async throws {
        let program = try Program()
        try program.write("gold.jsonl", Self.gold("a", effect: "reseaux", text: "Zénobie prête son échelle."))
        let said = try await program.glane("eval", "gold.jsonl", "--save", "run.json")
        let json = try await program.glane("eval", "gold.jsonl", "--json")
        let saved = try String(contentsOfFile: program.file("run.json"), encoding: .utf8)
        #expect(said.output.contains("  a  "))
        for text in [said.output, said.errors, json.output, saved] {
            #expect(!text.lowercased().contains("zénobie") && !text.contains("échelle"))
        }
        let shown = try await program.glane("eval", "gold.jsonl", "--show-text")
        #expect(shown.output.contains("    Zénobie prête son échelle.\n"))
    }

    @Test func filesThatAreLeftOutAreScoredTheSameWay() async throws {
        let program = try Program()
        let run = try await program.glane(
            "eval", "--leave-one-out", Self.corpus("own-i"), Self.corpus("own-a"), "--save", "run.json")
        #expect(run.status == 0 && run.lines.first == "70 records, each file read by a model that had not seen it")
        #expect(run.errors.contains("left out own-i") && run.errors.contains("left out own-a"))
        #expect(
            run.output.contains(
                #/expected calibration error 0\.\d{3} over the effects that were coded, 0\.\d{3} over all/#))
        let saved = try String(contentsOfFile: program.file("run.json"), encoding: .utf8)
        #expect(saved.contains("\"left_one_out\":true"))
    }

    @Test func whatAModelPromisesOfItsFilesIsHeldAgainstThem() async throws {
        let program = try Program()
        let dialogs = Program.checkout.appending(path: "Dialogs").path
        let files = "own-i.jsonl own-a.jsonl"
        let trained = try await program.shell(
            """
            cp -R \(dialogs) d && cp \(Self.corpus("own-i")) \(Self.corpus("own-a")) . && \
            "$glane" train \(files) --out d/fr/model.glane
            """)
        try #require(trained.status == 0, "\(trained.errors)")
        #expect(trained.output.contains("effects_macro ") && !trained.output.contains("own-i"))
        let command = "\"$glane\" eval \(files) --dialogs d --leave-one-out --stored"

        let kept = try await program.shell("\(command) --sample 1 --seed 7")
        #expect(kept.status == 0 && kept.errors.contains("--seed 7"))
        #expect(kept.errors.components(separatedBy: "left out").count == 2, "one file alone")
        #expect(kept.output.contains("1 file, weighed by records, and what the model stores of them:"))
        let compared = try #require(kept.output.components(separatedBy: "what the model stores").last)
        #expect(compared.contains(#/effects +0\.\d+ +0\.\d+ +=/#) && !compared.contains("-0."))

        // A figure of two files together counts: what one of them lacks in records is said.
        let shorter = try await program.shell(
            "cp own-i.jsonl kept && sed -i '$d' own-i.jsonl; \(command) --sample 1 --seed 7")
        #expect(shorter.errors.contains("own-i has 19 records, and had 20 when the model was measured"))
        let spoilt = try await program.shell(
            #"mv kept own-i.jsonl; sed -i 's/"testimony": *true/"testimony":false/' own-i.jsonl && \#(command)"#)
        #expect(spoilt.status == 1 && spoilt.errors.contains("testimony fell by more than a point"))
        #expect(!spoilt.errors.contains("when the model was measured"))

        for (given, said) in [
            ("own-i.jsonl", "these are missing: own-a"), ("\(files) a.jsonl", "it knows nothing of a"),
            ("\(files) own-i.jsonl", "twice there are own-i"),
        ] {
            let other = try await program.shell(
                "cp own-a.jsonl a.jsonl; " + command.replacing(files, with: given))
            #expect(other.status == 65 && other.errors.contains("the model was measured with other files: \(said)"))
            #expect(!other.errors.contains("left out"), "before anything is trained")
        }
    }

    @Test func aModelThatPromisesNothingOfItsFilesHoldsNothing() async throws {
        let program = try Program()
        let dialogs = Program.checkout.appending(path: "Dialogs").path
        let run = try await program.shell(
            """
            cp -R \(dialogs) d && cp \(Self.corpus("own-i")) \(Self.corpus("own-a")) . && \
            "$glane" train own-i.jsonl --unmeasured --out d/fr/model.glane && \
            "$glane" eval own-i.jsonl own-a.jsonl --dialogs d --leave-one-out --stored
            """)
        #expect(run.status == 65 && run.errors.contains("the model stores no figures by file"))
    }

    @Test func runsThatAreNotAlikeSaySoFirst() async throws {
        let program = try Program()
        try program.write("gold.jsonl", Self.gold("a"))
        try program.write("other.jsonl", Self.gold("b"))
        _ = try await program.glane("eval", "gold.jsonl", "--save", "run.json")
        let alike = try await program.glane("eval", "gold.jsonl", "--compare", "run.json")
        #expect(!alike.output.contains("not comparable"))
        let files = try await program.glane("eval", "gold.jsonl", "other.jsonl", "--compare", "run.json")
        #expect(
            files.output.contains(
                """

                not comparable: the earlier run read the files gold; this one gold, other
                compared with the earlier run:

                """))
        let object = try #require(
            await program.glane("eval", "other.jsonl", "--compare", "run.json", "--json").objects.first)
        let compared = try #require(object["compared"] as? [String: Any])
        #expect((compared["warnings"] as? [String])?.count == 1)

        _ = try await program.shell(#"sed -i 's/"left_one_out":false/"left_one_out":true/' run.json"#)
        let unseen = try await program.glane("eval", "gold.jsonl", "--compare", "run.json")
        #expect(
            unseen.output.contains(
                "not comparable: only the earlier run read each file with a model that had not seen it\n"))
    }

    @Test func recordsOfOneIdAreNotTakenForEachOther() async throws {
        let program = try Program()
        try program.write("gold.jsonl", Self.gold("a"))
        try program.write("twice.jsonl", Self.gold("a") + Self.gold("a", effect: "reseaux"))
        for (saved, compared, said) in [
            ("gold.jsonl", "twice.jsonl", "in the gold files"), ("twice.jsonl", "gold.jsonl", "run.json: the id 'a'"),
        ] {
            #expect(try await program.glane("eval", saved, "--save", "run.json").status == 0)
            let run = try await program.glane("eval", compared, "--compare", "run.json")
            #expect(run.status == 65 && run.output.isEmpty && run.errors.contains(said))
        }
    }

    @Test func entriesThatOneRecordAloneShowsAreListedByFileAndLine() async throws {
        let program = try Program()
        try program.write(
            "own/fr/lexicons/words.yaml",
            """
            domain: sense
            entries:
              invented:
                - zurblix
                - [morvatule, quipandre]
            """)
        try program.write("glane.yaml", "dialogs: own\n")
        try program.write(
            "gold.jsonl",
            Self.gold("a", text: "Un zurblix et une morvatule.") + Self.gold("b", text: "Une morvatule, deux zurblix"))
        var run = try await program.glane("eval", "gold.jsonl", "--lonely", "--config", "glane.yaml")
        #expect(run.status == 0 && !run.output.contains("zurblix") && !run.output.contains("quipandre"))
        try program.write("gold.jsonl", Self.gold("a", text: "Un zurblix et une morvatule.") + Self.gold("b"))
        run = try await program.glane("eval", "gold.jsonl", "--lonely", "--config", "glane.yaml")
        #expect(run.output.contains("own/fr/lexicons/words.yaml:4: sense.invented: zurblix  [a]\n"))
        #expect(run.output.contains("own/fr/lexicons/words.yaml:5: sense.invented: morvatule  [a]\n"))
        #expect(run.errors.contains(#/of \d+ entries, one record alone shows \d+/#))
    }

    @Test(arguments: ["--stored", "--sample 2", "--leave-one-out --seed 1", "--lonely --json", "--json --show-text"])
    func optionsThatNeedOthersSaySo(options: String) async throws {
        let program = try Program()
        #expect(
            try await program.glane(["eval", "x"] + options.split(separator: " ").map(String.init), bytes: []).status
                == 64)
    }
}

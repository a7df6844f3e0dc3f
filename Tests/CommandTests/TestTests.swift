import Foundation
import Testing

/// `glane test`.
struct TestTests {
    private static let loan = Program.checkout.appending(path: "Dialogs/fr/tests/a-borrowed-drill.txt").path

    /// A copy of a shipped transcript in which one piece of text reads otherwise.
    private func loan(_ program: Program, _ name: String, _ text: String, _ other: String) throws -> String {
        let shipped = try String(contentsOfFile: Self.loan, encoding: .utf8)
        try #require(shipped.contains(text))
        try program.write(name, shipped.replacing(text, with: other))
        return shipped
    }

    @Test(arguments: ["fr", "en"])
    func theShippedTranscriptsGoAsTheyAreWritten(language: String) async throws {
        let test = try await Program().glane("test", "--lang", language)
        #expect(test.status == 0 && test.output.isEmpty, "\(test.output)")
        #expect(test.errors.contains(/^glane test: [0-9]+ transcripts?, [0-9]+ as written(, [0-9]+ of them .*)?\n$/))
    }

    @Test func whatIsSaidOtherwiseIsShownByLine() async throws {
        let program = try Program()
        _ = try loan(program, "loan.txt", "< C’est bien ça ?", "< Juste ?")
        let test = try await program.glane("test", "loan.txt", Self.loan)
        #expect(test.status == 1)
        #expect(
            test.output == """
                loan.txt:13: after '> une voisine, à l'atelier'
                    expected  < Juste ? « oui », ou le numéro à changer.
                    said      < C’est bien ça ? « oui », ou le numéro à changer.

                """)
        #expect(test.errors == "glane test: 2 transcripts, 1 as written, 1 differs\n")
        let json = try await program.glane("test", "--json", "loan.txt")
        let object = try #require(try json.objects.first)
        #expect(json.status == 1 && object["file"] as? String == "loan.txt")
        let difference = try #require((object["differences"] as? [[String: Any]])?.first)
        #expect(difference["line"] as? Int == 13)
        #expect(difference["expected"] as? [String] == ["< Juste ? « oui », ou le numéro à changer."])
    }

    @Test func updateWritesWhatIsSaidAndNothingElse() async throws {
        let program = try Program()
        let shipped = try loan(program, "loan.txt", "< C’est bien ça ?", "# hm\n< Juste ?")
        let update = try await program.glane("test", "--update", "loan.txt")
        #expect(update.status == 0 && update.output == "loan.txt: written anew\n")
        #expect(update.errors == "glane test: 1 transcript, 1 written anew\n")
        let text = try String(contentsOfFile: program.file("loan.txt"), encoding: .utf8)
        #expect(text == shipped.replacing("< C’est bien ça ?", with: "# hm\n< C’est bien ça ?"))
        let again = try await program.glane("test", "--update", "loan.txt")
        #expect(again.status == 0 && again.output.isEmpty)
    }

    @Test func whatAWitnessTypesIsEnoughForUpdate() async throws {
        let program = try Program()
        try program.write("new.txt", "transport: irc\nknown: yes\n\n> mes données\n> stop\n")
        #expect(try await program.glane("test", "--update", "new.txt").status == 0)
        let text = try String(contentsOfFile: program.file("new.txt"), encoding: .utf8)
        #expect(
            text.hasPrefix(
                "transport: irc\nknown: yes\n\n> mes données\n< Je n’ai aucun témoignage de toi.\n> stop\n< J’arrête."))
    }

    @Test func factsThatContradictEachOtherAreNotTheSameInAnyOrder() async throws {
        let program = try Program()
        let facts = ["c'était mardi", "à l'atelier", "non, c'était lundi"].map { "> \($0)\n" }.joined()
        try program.write("facts.txt", "known: yes\norder: any\n\n> Une voisine m'a prêté une perceuse.\n" + facts)
        let update = try await program.glane("test", "--update", "facts.txt")
        #expect(update.status == 1 && update.output.hasPrefix("facts.txt: written anew\nfacts.txt:"))
        #expect(update.output.contains("after '> non, c'était lundi', '> c'était mardi'"), "\(update.output)")
        #expect(update.output.contains("said      ! when: 2026-11-17"))
        let text = try String(contentsOfFile: program.file("facts.txt"), encoding: .utf8)
        #expect(text.contains("\n> non, c'était lundi\n! ") && text.contains("\n! when: 2026-11-16\n"))
        #expect(try await program.glane("test", "facts.txt").status == 1)
    }

    @Test func aTranscriptThatCannotBeReadIsNamedAndTheOthersArePlayed() async throws {
        let program = try Program()
        try program.write("bad.txt", "> bonjour\nau revoir\n")
        let test = try await program.glane("test", "bad.txt", Self.loan)
        #expect(test.status == 65 && test.output.isEmpty)
        #expect(test.errors.contains("bad.txt:2:1: unknown-line this line is none that a transcript has\n    '> '"))
        #expect(test.errors.contains("glane test: 2 transcripts, 1 as written, 1 cannot be read"))
    }

    @Test(
        arguments: [
            (["nowhere.txt"], "nowhere.txt: there is no such file"), (["."], ".: this is a folder"),
            (["--lang", "en", "--dialogs", "empty"], "there is no transcript in empty/en/tests"),
        ])
    func whatIsNotThereIsSaid(arguments: [String], sentence: String) async throws {
        let program = try Program()
        try FileManager.default.copyItem(
            atPath: Program.checkout.appending(path: "Dialogs").path, toPath: program.file("empty"))
        try FileManager.default.removeItem(atPath: program.file("empty/en/tests"))
        let test = try await program.glane(["test"] + arguments, bytes: [])
        #expect(test.status == 66 && test.errors.contains(sentence), "\(test.errors)")
    }

    @Test func aTranscriptOfAnotherDialogIsNotToldToThisOne() async throws {
        let program = try Program()
        try program.write("other.txt", "dialog: besoins\n> bonjour\n")
        let test = try await program.glane("test", "--dialog", "temoignage", "other.txt")
        #expect(test.status == 64 && test.errors.contains("other.txt is told to the dialog 'besoins'"))
    }

    /// The shipped transcripts speak of the shipped site; a site's own wording is tested by files of its own.
    @Test func aSiteHasItsOwnTranscriptsBesideTheShippedOnes() async throws {
        let program = try Program()
        try program.write("glane.yaml", "site: {name: Ailleurs}\ndialogs: own\n")
        let wording = try String(
            contentsOf: Program.checkout.appending(path: "Dialogs/fr/temoignage.yaml"), encoding: .utf8)
        try program.write(
            "own/fr/temoignage.yaml", wording.replacing("say: C’était où ?", with: "say: À quel endroit ?"))
        try program.write("own/fr/tests/ours.txt", "transport: terminal\n\n> stop\n")
        let arguments = ["test", "--config", "glane.yaml"]
        let first = try await program.glane(arguments, bytes: [])
        #expect(first.status == 1 && first.output.contains("< À quel endroit ?"))
        #expect(first.output.contains("own/fr/tests/ours.txt:2: at the opening\n    expected  nothing"))

        let update = try await program.glane(arguments + ["--update"], bytes: [])
        #expect(update.status == 0 && update.output.contains("own/fr/tests/ours.txt: written anew\n"))
        #expect(update.lines.allSatisfy { $0.hasPrefix("own/fr/tests/") }, "\(update.output)")
        let ours = try String(contentsOfFile: program.file("own/fr/tests/ours.txt"), encoding: .utf8)
        #expect(ours.contains("ce que Ailleurs change"))
        let second = try await program.glane(arguments, bytes: [])
        #expect(second.status == 0, "\(second.output)")
    }

    @Test func coverageNamesWhatWasTriedAndWhatNever() async throws {
        let test = try await Program().glane("test", "--coverage", Self.loan)
        #expect(test.status == 0)
        let parts = test.output.components(separatedBy: "\nnever exercised:\n")
        try #require(parts.count == 2)
        for line in [
            #/temoignage\.yaml:[0-9]+: slot when: volunteered 1, corrected 1\n/#,
            #/codebook\.yaml:[0-9]+: where = ateliers: given 1/#,
            #/temoignage\.yaml:[0-9]+: relevant of publics: true 1\n/#,
            #/fr/temoignage\.yaml:[0-9]+: consent: quote 1/#,
        ] {
            #expect(parts[0].contains(line), "\(parts[0])")
        }
        for line in [
            #/temoignage\.yaml:[0-9]+: slot effect: never asked, corrected/#,
            #/codebook\.yaml:[0-9]+: where = jardin: never given/#,
            #/fr/patterns\.yaml:[0-9]+: word pourquoi: never story, effect, publics, where, when, recap, consent/#,
        ] {
            #expect(parts[1].contains(line), "\(parts[1])")
        }
        let codebook = try String(
            contentsOf: Program.checkout.appending(path: "Dialogs/codebook.yaml"), encoding: .utf8
        ).components(separatedBy: "\n")
        let place = try #require(test.output.firstMatch(of: #/codebook\.yaml:([0-9]+): where = jardin/#)?.1)
        #expect(codebook[try #require(Int(place)) - 1].contains("id: jardin"))
    }
}

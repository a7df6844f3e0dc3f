import Foundation
import Testing

/// `glane check` and `glane init`.
struct CheckTests {
    /// A copy of the shipped dialogs in which `line` of the codebook reads otherwise.
    private func dialogs(_ program: Program, codebookLine line: Int, _ text: String) throws -> String {
        let folder = program.file("Dialogs")
        try FileManager.default.copyItem(atPath: Program.checkout.appending(path: "Dialogs").path, toPath: folder)
        let path = folder + "/codebook.yaml"
        var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        lines[line - 1] = text
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        return folder
    }

    @Test func theShippedDataHaveNoFault() async throws {
        let check = try await Program().glane("check")
        #expect(check.status == 0)
        #expect(!check.output.contains(" error "))
        #expect(check.errors.contains("glane check: no fault"))
    }

    @Test func aBrokenCodebookIsNamedByFileLineAndColumn() async throws {
        let program = try Program()
        let folder = try dialogs(program, codebookLine: 20, "   broken: [")
        let check = try await program.glane("check", "--dialogs", folder)
        #expect(check.status == 1)
        #expect(check.output.contains(/Dialogs\/codebook\.yaml:2[0-9]:[0-9]+: [a-z-]+ \S/))
        let chat = try await program.glane("chat", "--dialogs", folder)
        #expect(chat.status == 78 && chat.output.isEmpty)
        #expect(chat.errors.contains("Dialogs/codebook.yaml:2"))
    }

    @Test(arguments: [
        ("site: {idd: cesure}\n", "1:8: unknown-key", "id"),
        ("digest: {day: someday}\n", "1:15: unknown-day", "monday"),
        ("site:\n  time_zone: Mars/Olympus\n", "2:14: ", "Mars"), ("digest: [\n", "2:1: yaml", "expected"),
    ])
    func faultsOfTheConfigurationAreFindings(text: String, place: String, word: String) async throws {
        let program = try Program()
        try program.write("glane.yaml", text)
        let check = try await program.glane("check", "--config", "glane.yaml")
        #expect(check.status == 1)
        #expect(check.output.contains("glane.yaml:\(place)") && check.output.contains(word))
        let digest = try await program.glane("digest", "--config", "glane.yaml")
        #expect(digest.status == 78 && digest.errors.contains("glane.yaml:\(place)"))
    }

    @Test func aMisspeltFolderOfTheConfigurationIsAFault() async throws {
        let program = try Program()
        try program.write("own/Webhooks/cafe.yaml", "")
        try program.write("glane.yaml", "site: {id: cesure}\nwebhooks: own/Webhoks\n")
        let check = try await program.glane("check", "--config", "glane.yaml")
        #expect(check.status == 1)
        #expect(
            check.output.hasPrefix(
                """
                glane.yaml:2:11: no-such-folder there is no folder 'own/Webhoks'
                    2 | webhooks: own/Webhoks
                      |           ^
                    did you mean 'own/Webhooks'?
                """), "\(check.output)")
        #expect(try await program.glane("webhook", "list", "--config", "glane.yaml").status == 78)
    }

    @Test func aRelayThatIsNeitherTrueNorFalseIsAFault() async throws {
        let program = try Program()
        try program.write("glane.yaml", "transports:\n  line: {port: 6667, relay: 1}\n")
        let check = try await program.glane("check", "--config", "glane.yaml")
        #expect(check.status == 1 && check.output.hasPrefix("glane.yaml:2:29: expected-boolean"))
    }

    @Test func aStoreThatIsNamedIsLookedThrough() async throws {
        let program = try Program()
        let missing = try await program.glane("check", "--store", "glane.sqlite")
        #expect(missing.status == 66 && missing.errors.contains("glane.sqlite: there is no store"))
        #expect(!FileManager.default.fileExists(atPath: program.file("glane.sqlite")))
        _ = try await program.glane("webhook", "deliveries")
        let store = ".local/share/glane/glane.sqlite"
        #expect(try await program.glane("check", "--store", store).status == 0)
        // Python's connections do not look after foreign keys.
        try await program.change("INSERT INTO attempts VALUES ('nothing', 1, 'cesure', 50, 'sent', 200, NULL)")
        let damaged = try await program.glane("check", "--store", store)
        #expect(damaged.status == 1)
        #expect(damaged.output.contains("\(store): damaged-store row 1 of attempts refers to a row that is gone"))
    }

    @Test func aModelThatIsCutIsAFault() async throws {
        let program = try Program()
        let folder = try dialogs(program, codebookLine: 1, "# The codebook.")
        try Data("glane".utf8).write(to: URL(filePath: folder + "/fr/model.glane"))
        let check = try await program.glane("check", "--dialogs", folder)
        #expect(check.status == 1)
        #expect(check.output.contains("fr/model.glane:1:1: bad-model "), "\(check.output)")
    }

    @Test func aTextThatIsLeftOutOfATranslationStopsNobodyFromSpeaking() async throws {
        let program = try Program()
        let folder = try dialogs(program, codebookLine: 1, "# The codebook.")
        let path = folder + "/en/temoignage.yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing("    biens: things shared\n", with: "").write(
            toFile: path, atomically: true, encoding: .utf8)
        let check = try await program.glane("check", "--dialogs", folder, "--lang", "en")
        #expect(check.status == 1 && check.output.contains(": missing-translation the text of 'biens'"))
        #expect(try await program.glane("check", "--dialogs", folder).status == 0)
        let chat = try await program.glane("chat", "--dialogs", folder, "--lang", "en")
        #expect(chat.status == 0 && chat.output.contains("program"))
    }

    @Test func everyFaultIsAnObjectInJSON() async throws {
        let program = try Program()
        try program.write("glane.yaml", "site: {idd: cesure}\ndigest: {hour: 8}\n")
        let check = try await program.glane("check", "--config", "glane.yaml", "--format", "json")
        #expect(check.status == 1)
        #expect(
            check.output == #"""
                {"file":"glane.yaml","line":1,"column":8,"code":"unknown-key","severity":"error",\#
                "message":"'idd' is not a key that is read here","hint":"did you mean 'id'?"}
                {"file":"glane.yaml","line":2,"column":16,"code":"bad-hour","severity":"error",\#
                "message":"'8' is no time of day","hint":"write it in quotes: \"08:00\""}

                """#)
        try program.write("glane.yaml", "")
        let fine = try await program.glane("check", "--format", "json")
        #expect(fine.status == 0 && fine.output.isEmpty)
    }

    @Test func faultsAreALogOfSARIF() async throws {
        let program = try Program()
        try program.write("my site/glane.yaml", "site: {name: [é], idd: cesure}\n")
        let check = try await program.glane("check", "--config", "my site/glane.yaml", "--format", "sarif")
        #expect(check.status == 1)
        let log = try #require(try check.objects.first)
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == ["expected-text", "unknown-key"])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleIndex"] as? Int } == [0, 1])
        #expect(results.allSatisfy { $0["level"] as? String == "error" })
        let place = try #require(
            (results[1]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        #expect((place["artifactLocation"] as? [String: String]) == ["uri": "my%20site/glane.yaml"])
        #expect((place["region"] as? [String: Int]) == ["startLine": 1, "startColumn": 19])
        let fine = try await program.glane("check", "--format", "sarif")
        #expect(fine.status == 0)
        #expect(try #require(try fine.objects.first?["runs"] as? [[String: Any]])[0]["results"] as? [String] == [])
    }

    @Test(arguments: [["--dialogs", "nowhere"], ["--webhooks", "nowhere"], ["--config", "nowhere"]])
    func whatWasNamedMustBeThere(arguments: [String]) async throws {
        let check = try await Program().glane(["check"] + arguments, bytes: [])
        #expect(check.status == 78 && check.errors.contains("nowhere: there is no such"))
    }

    @Test func initWritesWhatCheckAcceptsAndKeepsWhatIsThere() async throws {
        let program = try Program()
        let first = try await program.glane("init")
        let path = program.file(".config/glane/glane.yaml")
        #expect(first.status == 0 && first.output == path + "\n")
        #expect(try await program.glane("check").status == 0)
        try "site: {name: Ailleurs}\n".write(toFile: path, atomically: true, encoding: .utf8)
        let second = try await program.glane("init")
        #expect(second.status == 64 && second.errors.contains("is there already"))
        #expect(try await program.glane("chat").output.contains("Ailleurs"))
        #expect(try await program.glane("init", "--force").status == 0)
        #expect(try await program.glane("chat", "--as", "anna").output.contains("Césure"))
    }

    @Test func aPlaceThatCannotBeWrittenToIsSaid() async throws {
        let run = try await Program().glane("init", "/proc/glane/glane.yaml")
        #expect(run.status == 74 && run.errors.contains("/proc/glane/glane.yaml"))
    }
}

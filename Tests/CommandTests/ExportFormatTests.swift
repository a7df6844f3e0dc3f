import Foundation
import Testing

/// `glane export` in the formats of other programs, and what comes back by `glane import`.
struct ExportFormatTests {
    /// Some testimonies, each of its own witness and consent.
    private func told(_ consents: [String]) async throws -> Program {
        let program = try Program()
        for (index, consent) in consents.enumerated() {
            let story = Program.story.replacing("trois", with: ["trois", "deux", "quatre"][index % 3])
            _ = try await program.glane(
                "chat", "--as", "nick\(index)", "--now", "2026-11-19T18:4\(index):00+01:00",
                input: "\(story)\noui\n\(consent)\n" + (consent == "4" ? "Jo\n" : ""))
        }
        try #require(try await program.glane("export").lines.count == consents.count)
        return program
    }

    private func bytes(_ program: Program, _ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: program.file(name)))
    }

    @Test func recordsComeBackByteForByte() async throws {
        let program = try await told(["2", "3", "4"])
        for words in [[], ["--all-words"]] {
            let other = try Program()
            let first = try await program.glane(["export"] + words, bytes: []).output
            try other.write("records.ndjson", first)
            let taken = try await other.glane("import", "records.ndjson", "--by", "nadia")
            #expect(taken.status == 0 && taken.output == "records.ndjson: 3 testimonies: 3 new\n", "\(taken.errors)")
            #expect(try await other.glane("export", "--all-words").output == first)
            let again = try await other.glane("import", "-", "--format", "json", input: first)
            #expect(try again.objects.first?["known"] as? Int == 3)
        }
    }

    @Test func badLinesAreNamedAndErasedTestimoniesStayErased() async throws {
        let program = try await told(["3", "3"])
        let lines = try await program.glane("export").lines
        let erased = try await program.glane("chat", "--as", "nick0", input: "effacer\noui\n")
        #expect(erased.status == 0)
        #expect(try await program.glane("export").lines.count == 1)
        let input = (["{\"schema\":1}"] + lines.map(String.init) + ["", "zanzibar"]).joined(separator: "\n")
        try program.write("records.ndjson", input)
        let strict = try await program.glane("import", "records.ndjson", "--strict")
        #expect(strict.status == 65 && strict.output.isEmpty)
        let taken = try await program.glane("import", "records.ndjson")
        #expect(taken.status == 65 && taken.output.contains("1 there already, 1 erased before, and stay so"))
        #expect(taken.errors.contains("records.ndjson:1: 'text' is missing"), "\(taken.errors)")
        #expect(taken.errors.contains("records.ndjson:5: column 1: expected a value") && !taken.errors.contains("zanz"))
        #expect(try await program.glane("export").lines.count == 1)
    }

    @Test func aPlaceFileComesBackAsItWas() async throws {
        let program = try await told(["3", "3", "4"])
        let first = try await program.glane("export", "--format", "commune-mesure", "--output", "place.json")
        #expect(first.status == 0 && first.output.isEmpty, "\(first.errors)")
        let text = try String(contentsOfFile: program.file("place.json"), encoding: .utf8)
        #expect(text.contains("manteaux") && text.contains("» (Jo)"), "\(text)")
        let other = try Program()
        try other.write("place.json", text)
        let rehearsed = try await other.glane("import", "place.json", "--dry-run")
        #expect(rehearsed.status == 0 && rehearsed.output.hasSuffix("nothing was written\n"))
        #expect(try await other.glane("export").output.isEmpty)
        let taken = try await other.glane("import", "place.json")
        #expect(taken.status == 0 && taken.output.contains(" new\n"), "\(taken.output)\(taken.errors)")
        #expect(try await other.glane("export", "--format", "commune-mesure").output == text)
        let again = try await other.glane("import", "place.json")
        #expect(again.output.contains("there already") && !again.output.contains("new"))
        try other.write("place.json", text.replacing("manteaux", with: "vestons"))
        let changed = try await other.glane("import", "place.json")
        #expect(changed.output.contains("brought up to date"), "\(changed.output)")
        #expect(try await other.glane("import", "--from", "commune-mesure", "nowhere.json").status == 66)
        try other.write("empty.json", "{}")
        #expect(try await other.glane("import", "empty.json").status == 65)
    }

    @Test func aSiteMapsItsOwnFields() async throws {
        let program = try await told(["3", "3"])
        try program.write("glane.yaml", "dialogs: own\n")
        try program.write(
            "own/commune-mesure.yaml",
            "fields:\n  solidarite:\n    polarity: {field: entraide, type: single, labels: {positive: Oui}}\n")
        let export = try await program.glane("export", "--format", "commune-mesure", "--config", "glane.yaml")
        #expect(export.output.contains("\"entraide\":[\"Oui\"]"), "\(export.output)\(export.errors)")
        try program.write("own/commune-mesure.yaml", "fields:\n  solidarite: {polarity: {field: a, type: two}}\n")
        let check = try await program.glane("check", "--config", "glane.yaml")
        #expect(check.status == 1 && check.output.contains("own/commune-mesure.yaml:2:"), "\(check.output)")
        #expect(try await program.glane("export", "--format", "commune-mesure", "--config", "glane.yaml").status == 78)
    }

    @Test func aProjectIsTheSameWhateverTheZoneOfTheMachine() async throws {
        let program = try await told(["2", "3", "4"])
        for (name, zone) in [("a", "Pacific/Kiritimati"), ("b", "America/Los_Angeles")] {
            let run = try await program.shell("TZ=\(zone) \"$glane\" export --format qdpx --output \(name).qdpx")
            #expect(run.status == 0 && run.output.isEmpty)
            #expect(run.errors.contains("1 testimony has no text there, as consent says"), "\(run.errors)")
        }
        #expect(try bytes(program, "a.qdpx") == bytes(program, "b.qdpx"))
        let listed = try await program.shell("python3 -m zipfile -l a.qdpx")
        #expect(listed.output.components(separatedBy: "sources/").count == 3 && listed.output.contains("project.qde"))
        let codebook = try await program.glane("export", "--format", "qdc")
        #expect(codebook.output.contains("name=\"Lien social\"") && codebook.errors.isEmpty)
        #expect(try await program.glane("export", "--format", "qdpx", "--all-words").status == 64)
    }
}

import Foundation
import Testing

/// `glane purge` and `glane check --privacy`: what a site keeps, and for how long.
struct PurgeTests {
    private static func told(_ retention: String) async throws -> Program {
        let program = try Program(["USER": "nadia"])
        try program.write("glane.yaml", "retention: {\(retention)}\n")
        for (name, day) in [("anna", "2024-01-10"), ("bruno", "2026-01-14")] {
            let told = try await program.glane(
                "chat", "--as", name, "--now", "\(day)T12:00:00+01:00",
                input: "\(Program.story)\noui\n4\nÉlisée\n")
            try #require(told.output.contains("C’est gardé"))
        }
        return program
    }

    private static let purge = [
        "purge", "--config", "glane.yaml", "--now", "2026-02-01T12:00:00+01:00",
    ]

    @Test func wordsGoInTheirTimeAndEveryReaderCopes() async throws {
        let program = try await Self.told("text: 730")
        let look = try await program.glane(Self.purge + ["--dry-run"], bytes: [])
        #expect(
            look.output.hasPrefix("1 testimony older than 730 days would lose their words\n"),
            "\(look.output)")
        #expect(try await program.glane("export").output.components(separatedBy: "recousu").count > 2)
        let run = try await program.glane(Self.purge + ["--json"], bytes: [])
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.objects[0]["words"] as? Int == 1)
        let log = try await program.glane("audit").output
        #expect(log.contains("\tnadia\tretention.purge\t"))

        let records = try await program.glane("export").objects
        #expect(records.map { $0["text"] as? String == "" } == [true, false])
        let observations = try #require(records[0]["observations"] as? [[String: Any]])
        #expect(observations.count == 1 && observations.allSatisfy { $0["evidence"] as? String == "" })
        let table = try await program.glane("export", "--format", "csv").output
        #expect(table.components(separatedBy: "\r\n").count == 4, "two rows under the header")
        let digest = try await program.glane("digest", "--now", "2024-01-12T12:00:00+01:00")
        #expect(
            digest.status == 0 && digest.output.contains("1\u{A0}témoignage")
                && !digest.output.contains("recousu"))
        #expect(!digest.output.contains("Élisée"))
        let letters = try await program.glane("webhook", "deliveries").lines.map {
            String($0.prefix { $0 != "\t" })
        }
        let letter = try await program.glane("webhook", "show", letters[0])
        #expect(letter.status == 0 && letter.output.contains("Un témoignage à Césure"))
        // Under it stands how to answer, and no words of the testimony.
        #expect(letter.output.components(separatedBy: "«").count == 3, "\(letter.output)")
        #expect(!letter.output.contains("recousu") && !letter.output.contains("Élisée"), "\(letter.output)")
        #expect(
            try await program.glane("recode").errors.contains("1 without text, which cannot be read anew")
        )
        #expect(
            try await program.glane(Self.purge, bytes: []).output.hasPrefix(
                "0 testimonies older than 730 days lost"))
    }

    @Test func withoutAClockNothingThatWasToldGoes() async throws {
        let program = try await Self.told("messages: 30")
        let before = try await program.glane("export").output
        let run = try await program.glane(Self.purge, bytes: [])
        #expect(run.status == 0 && run.errors.contains("words stay, since retention: has no text:"))
        #expect(try await program.glane("export").output == before)
    }

    @Test func testimoniesGoCodesAndAll() async throws {
        let program = try await Self.told("text: 30, testimonies: 365")
        let look = try await program.glane(Self.purge + ["--dry-run", "--json"], bytes: []).objects
        #expect(look[0]["testimonies"] as? Int == 1 && look[0]["words"] as? Int == 0)
        #expect(try await program.glane(Self.purge, bytes: []).status == 0)
        #expect(try await program.glane("export").lines.count == 1)
    }

    @Test func aNewConfigurationSetsAClockForWords() async throws {
        let program = try Program()
        #expect(try await program.glane("init", "glane.yaml").status == 0)
        let sheet = try await program.glane("check", "--privacy", "--config", "glane.yaml")
        #expect(
            sheet.status == 0 && sheet.output.plainlySpaced.contains("le nom à côté | 730 jours |"),
            "\(sheet.errors)")
    }

    @Test func theSheetSaysWhatIsToBeMended() async throws {
        let program = try await Self.told("text: 90, testimonies: 400")
        try program.write("open.yaml", "site: {name: La Halle, contact: au guichet}\n")
        _ = try await program.shell("chmod 644 .local/share/glane/speakers.key")
        let sheet = try await program.glane("check", "--privacy", "--config", "open.yaml")
        #expect(sheet.status == 1 && sheet.output.hasPrefix("# Fiche de registre"))
        #expect(sheet.output.contains("La Halle") && sheet.output.contains("au guichet"))
        #expect(sheet.output.contains("**lisible par d’autres, à corriger**"))
        #expect(sheet.errors.contains("speakers.key") && sheet.errors.contains("n’ont pas de durée"))
        #expect(sheet.output.plainlySpaced.contains("| mattermost-coordination | la coordination |"))
        let set = try await program.glane("check", "--privacy", "--config", "glane.yaml").output
            .plainlySpaced
        #expect(set.contains("| 90 jours |") && set.contains("| 400 jours |"))
        #expect(try await program.glane("check", "--privacy", "--format", "json").status == 64)
    }
}

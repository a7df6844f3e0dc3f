import Foundation
import Testing

struct ChatTests {
    @Test func aStoryIsToldConfirmedAndKept() async throws {
        let program = try Program()
        let told = try await program.glane("chat", input: "\(Program.story)\noui\n3\n")
        #expect(told.status == 0)
        #expect(
            told.lines.last?.hasPrefix("C’est gardé\u{a0}: on te citera sans ton nom.") == true)
        let kept = try #require(try await program.glane("export").objects.first)
        #expect(kept["consent"] as? String == "quote")
        #expect((kept["observations"] as? [[String: Any]])?.map { $0["effect"] as? String } == ["solidarite"])
    }

    /// The command ends with the testimony; « stop » is said at the next start.
    @Test func stopAtTheNextStartTakesBackWhatWasJustKept() async throws {
        let program = try Program()
        _ = try await program.glane("chat", "--as", "anna", input: "\(Program.story)\noui\n3\n")
        _ = try await program.glane("chat", "--as", "bruno", input: "\(Program.story)\noui\n3\n")
        #expect(try await program.glane("webhook", "deliveries").lines.count == 2)
        let stopped = try await program.glane("chat", "--as", "anna", input: "stop\n")
        #expect(stopped.output.contains("J’efface aussi ce que tu viens de confirmer"), "\(stopped.output)")
        #expect(try await program.glane("export").lines.count == 1)
        #expect(try await program.glane("webhook", "deliveries").lines.count == 1)
        let again = try await program.glane("chat", "--as", "anna", input: "stop\n")
        #expect(again.output.contains("Rien n’est gardé de cette conversation.") && !again.output.contains("viens de"))
    }

    @Test func aDayLaterStopLeavesToEarlierConversationsWhatTheyConfirmed() async throws {
        let program = try Program()
        let now = ["chat", "--now", "2026-11-19T18:40:00+01:00"]
        _ = try await program.glane(now, bytes: Array("\(Program.story)\noui\n3\n".utf8))
        let later = try await program.glane("chat", "--now", "2026-11-20T18:41:00+01:00", input: "stop\n")
        #expect(later.output.contains("Pour effacer aussi ce que tu as dit avant"), "\(later.output)")
        #expect(try await program.glane("export").lines.count == 1)
    }

    @Test func emptyInputEndsAfterTheOpening() async throws {
        let said = try await Program().glane("chat")
        #expect(said.status == 0)
        #expect(said.lines.count == 3 && said.lines[0].hasPrefix("Bonjour. Ici glane"))
        #expect(!said.errors.contains("brouillon"), "nothing was told")
    }

    @Test func aStoreThatDoesNotLastPromisesNoDraft() async throws {
        let left = try await Program().glane("chat", "--store", ":memory:", input: Program.story)
        #expect(left.lines.last?.hasPrefix("C’est bien ça") == true)
        #expect(!left.errors.contains("brouillon"))
    }

    @Test(arguments: ["", "\n"])
    func aConversationThatWasLeftGoesOn(lineEnd: String) async throws {
        let program = try Program()
        let left = try await program.glane("chat", input: Program.story + lineEnd)
        #expect(left.status == 0 && left.lines.last?.hasPrefix("C’est bien ça") == true)
        #expect(left.errors.contains("brouillon est gardé"))
        let resumed = try await program.glane("chat", input: "oui\n2\n")
        #expect(resumed.status == 0)
        #expect(resumed.lines.first == "On reprend. Rien n’est perdu.")
        #expect(resumed.lines.last?.hasPrefix("C’est compté") == true)
    }

    /// What was committed and could not be printed is not lost: the next start says it, and only that one.
    @Test(arguments: ["chat", "chat --json"])
    func whatCouldNotBeSaidIsSaidAtTheNextStart(command: String) async throws {
        let program = try Program()
        #expect(try await program.shell("\"$glane\" \(command) > /dev/full").status == 74)
        let next = try await program.shell("\"$glane\" \(command)")
        #expect(next.status == 0)
        #expect(next.lines.first?.contains("Bonjour. Ici glane") == true, "\(next.output)")
        #expect(next.lines.contains { $0.contains("On reprend") })
        let third = try await program.shell("\"$glane\" \(command)")
        #expect(!third.output.contains("Ici glane"))
    }

    @Test func everybodyHasAConversationOfTheirOwn() async throws {
        let program = try Program()
        _ = try await program.glane("chat", "--as", "anna", input: Program.story)
        let other = try await program.glane("chat", "--as", "bruno")
        #expect(other.lines.last?.hasPrefix("Qu’est-ce que tu as vu") == true)
    }

    @Test(arguments: [["chat"], ["chat", "--json"]])
    func aHugeMessageIsCutWithAWord(arguments: [String]) async throws {
        let text = String(repeating: "on a dansé dans la cour. ", count: 420_000)
        let line = arguments.count > 1 ? "{\"text\":\"\(text)\"}\n" : text + "\n"
        let told = try await Program().glane(arguments, bytes: Array(line.utf8))
        #expect(told.status == 0)
        #expect(told.output.contains("très long"))
    }

    @Test func brokenBytesAreReplacedAndCounted() async throws {
        let bytes =
            Array("Hier au jardin, ".utf8) + [0xff, 0xc3, 0x28] + Array(" une voisine m’a prêté sa bêche\n".utf8)
        let told = try await Program().glane(["chat"], bytes: bytes)
        #expect(told.status == 0)
        #expect(told.errors.contains("stdin:1: 2 broken bytes were replaced"))
        #expect(told.output.contains("prêté"))
    }

    @Test func controlCharactersNeverReachTheTerminal() async throws {
        let input = "Hier au jardin,\u{1B}[2J\u{7}\u{0} une voisine m’a prêté sa bêche\u{1B}]0;x\u{7}\n"
        let told = try await Program().glane("chat", input: input)
        #expect(told.status == 0)
        #expect(told.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    }

    @Test func whatIsRefusedLeavesNothing() async throws {
        let program = try Program()
        let told = try await program.glane("chat", input: "\(Program.story)\noui\n1\n")
        #expect(told.lines.last == "C’est effacé. Rien n’est gardé.")
        #expect(try await program.glane("export").output.isEmpty)
        let store = try Data(contentsOf: program.home.appending(path: ".local/share/glane/glane.sqlite"))
        #expect(store.range(of: Data("recousu".utf8)) == nil)
    }

    @Test func aPinnedClockTellsTheDay() async throws {
        let told = try await Program().glane(
            "chat", "--now", "2026-11-19T18:40:00+01:00", "--store", ":memory:", input: Program.story)
        #expect(told.output.contains("Hier midi, mercredi 18 novembre, à la cantine"))
    }
}

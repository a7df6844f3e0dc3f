import Foundation
import Testing

/// The README says what the programs do.
struct ReadmeTests {
    private let readme: Readme

    init() throws { readme = try Readme() }

    @Test func itsConversationIsATranscriptAndEndsInItsPost() async throws {
        let shown = try #require(readme.blocks.first)
        let file = Program.checkout.appending(path: "Dialogs/fr/tests/a-borrowed-drill.txt")
        let transcript = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        #expect(shown.lines == transcript.filter { $0.hasPrefix("< ") || $0.hasPrefix("> ") })

        let now = try #require(transcript.first { $0.hasPrefix("now: ") }?.dropFirst(5))
        let listener = try Listener(Program(), count: 1)
        let program = try Program(["GLANE_MATTERMOST_URL": listener.url])
        let told = try await program.glane(
            "chat", "--now", String(now), input: shown.lines("> ").joined(separator: "\n"))
        #expect(told.lines.map { String($0).plainlySpaced } == shown.lines("< "))

        let post = try #require(readme.block(with: "salon du webhook"))
        // Every testimony has a reference of its own.
        let arrived = try listener.posts().plainlySpaced.replacing(/(moi aussi|pas d’accord) [0-9a-f]+/) {
            "\($0.1) 3f9a"
        }.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(arrived.dropFirst().map(String.init) == post.lines + [""])
    }

    @Test func itsTableHasEveryCommandAndTheWordsOfItsHelp() async throws {
        let program = try Program()
        let expected = try await commands(of: program, [])
        let rows = readme.rows.filter { $0.0.hasPrefix("`glane ") }
        #expect(rows.map(\.0) == expected.map { "`\($0.0)`" })
        #expect(rows.map(\.1) == expected.map(\.1))
    }

    /// Names and first sentences of every command below `path` that has none below it, in the order of the help. One that
    /// is carried out where no other is named goes by the name of what it stands below.
    private func commands(of program: Program, _ path: [String]) async throws -> [(String, String)] {
        let help = try await program.glane(path + ["--help"], bytes: []).output
        guard let list = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first else {
            let overview = help.components(separatedBy: "\n\n")[0].dropFirst("OVERVIEW: ".count)
            let words = overview.split { $0.isWhitespace }.joined(separator: " ")
            return [((["glane"] + path).joined(separator: " "), words)]
        }
        var found: [(String, String)] = []
        for match in list.matches(of: #/(?m)^ {2}(\w+)( \(default\))? {2,}/#) {
            let below = try await commands(of: program, path + [String(match.1)])
            found += match.2 == nil ? below : below.map { ((["glane"] + path).joined(separator: " "), $0.1) }
        }
        return found
    }

    @Test func itsExitStatusesAreThoseOfTheHelp() async throws {
        let help = try await Program().glane("--help").output.split { $0.isWhitespace }.joined(separator: " ")
        let statuses = try #require(help.firstMatch(of: /Exit status: ([^.]*)\./)).1
        let text = try String(contentsOf: Program.checkout.appending(path: "README.md"), encoding: .utf8)
        #expect(text.split { $0.isWhitespace }.joined(separator: " ").contains("Exit status: \(statuses)."))
    }

    @Test func itsPackagesAreThoseOfTheTestCommand() throws {
        let line = try #require(readme.block(with: "apt-get install")?.lines.first)
        let packages = line.matches(of: /lib\w+(?:-\w+)*-dev/).map { String($0.output) }
        let script = try String(contentsOf: Program.checkout.appending(path: "Tests/run"), encoding: .utf8)
        let installed = try #require(script.firstMatch(of: /packages=\(([^)]*)\)/)).1.split(separator: " ").map(
            String.init)
        #expect(packages.count > 3 && packages == installed.filter { $0.hasSuffix("-dev") })
    }

    @Test func itsWebhookHasNoFaultAndPosts() async throws {
        let block = try #require(readme.block(with: "CAFE_URL"))
        let listener = try Listener(Program(), count: 1)
        let program = try Program(["CAFE_URL": listener.url])
        try program.write("own/cafe.yaml", block.lines.joined(separator: "\n"))
        try program.write("glane.yaml", "webhooks: own\n")
        let check = try await program.glane("check", "--config", "glane.yaml")
        #expect(check.status == 0 && !check.output.contains("cafe.yaml"), "\(check.output)")
        let test = try await program.glane("webhook", "test", "cafe", "--config", "glane.yaml")
        #expect(test.status == 0 && test.output == "cafe: answered 200\n")
    }

    @Test func itsQuestionStandsInTheDialog() throws {
        let block = try #require(readme.block(with: "name: le jour"))
        let dialog = Program.checkout.appending(path: "Dialogs/fr/temoignage.yaml")
        #expect(try String(contentsOf: dialog, encoding: .utf8).contains(block.lines.joined(separator: "\n")))
    }

    @Test func itsUnwrittenTranscriptIsFilledIn() async throws {
        let block = try #require(readme.block(with: "known: yes"))
        let program = try Program()
        try program.write("new.txt", block.lines.joined(separator: "\n"))
        let update = try await program.glane("test", "--update", "new.txt")
        #expect(update.status == 0 && update.output == "new.txt: written anew\n", "\(update.errors)")
        let lines = try String(contentsOfFile: program.file("new.txt"), encoding: .utf8).split(separator: "\n")
        #expect(lines.contains("< Ton brouillon a attendu longtemps, je l’ai jeté. Rien n’est gardé."))
        #expect(lines.filter { !$0.hasPrefix("<") } == block.lines.filter { !$0.isEmpty }.map { Substring($0) })
    }

    @Test func whatItShowsOfATestStandsInItsTranscript() throws {
        let block = try #require(readme.block(with: "    expected  <"))
        let place = try #require(block.lines.first?.firstMatch(of: /^(Dialogs\S+):([0-9]+): after '(.*)'$/))
        let file = Program.checkout.appending(path: String(place.1))
        let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        let number = try #require(Int(place.2))
        #expect(lines[number - 2] == place.3 && "    expected  " + lines[number - 1] == block.lines[1])
    }

    @Test func whatItCallsWorks() async throws {
        let program = try Program()
        let explain = try #require(readme.block(with: "glane explain")?.lines.first { $0.hasPrefix("glane explain") })
        let explained = try await program.shell(explain.replacing("glane", with: "\"$glane\"", maxReplacements: 1))
        #expect(explained.status == 0 && explained.output.contains("jardin"))
        let pipe = try #require(readme.block(with: "glane pipe")?.lines.first { $0.hasPrefix("glane pipe") })
        try program.write("archive.ndjson", "{\"text\":\"\(Program.story)\"}\n")
        let piped = try await program.shell(pipe.replacing("glane", with: "\"$glane\"", maxReplacements: 1))
        #expect(piped.status == 0)
        #expect(try String(contentsOfFile: program.file("testimonies.csv"), encoding: .utf8).contains("solidarite"))
    }

}

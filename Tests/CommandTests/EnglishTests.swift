import Foundation
import Testing

/// A conversation held in English, about what is told in French or kept as it is told.
struct EnglishTests {
    @Test func aWholeConversationIsHeldInEnglish() async throws {
        let program = try Program()
        let told = try await program.glane(
            "chat", "--lang", "en", input: "\(Program.story)\nyes\nquote me without my name\n")
        #expect(told.status == 0, "\(told.errors)")
        #expect(told.lines.first?.hasPrefix("Hello. This is glane, a program.") == true)
        #expect(told.output.contains("Wednesday") || told.output.contains("day "))
        #expect(told.lines.last?.hasPrefix("It is kept: you will be quoted without your name.") == true)
        let french = ["C’est", "Qu’est-ce", "On reprend", "ou le numéro"]
        #expect(!french.contains { told.output.contains($0) })
        #expect(try await program.glane("export").objects.first?["consent"] as? String == "quote")
    }

    @Test func whatIsToldInEnglishIsKeptAsItIsTold() async throws {
        let program = try Program()
        let said = [
            "hello", "a neighbour lent me a drill yesterday at the workshop", "a neighbour lent me her drill yesterday",
            "skip", "skip", "skip", "yes", "just count it",
        ]
        let told = try await program.glane("chat", "--lang", "en", input: said.joined(separator: "\n") + "\n")
        #expect(told.lines.last?.hasPrefix("It is counted, without your words.") == true, "\(told.output)")
        let questions = told.lines.filter { $0.hasSuffix("?") }
        #expect(Set(questions).count == questions.count, "something is asked twice in the same words")
        // How much of it is taken for the story is the model's to say; not a word of it may change.
        let text = try #require(try await program.glane("export", "--all-words").objects.first?["text"] as? String)
        #expect(
            text.contains("a neighbour lent me") && text.split(separator: "\n").allSatisfy { said.contains(String($0)) }
        )
    }

    /// A word that forbids is never read as one that allows.
    @Test(arguments: ["don't quote me with my name", "not with my name", "never quote me"])
    func noIsHeardInEnglish(answer: String) async throws {
        let program = try Program()
        let told = try await program.glane("chat", "--lang", "en", input: "\(Program.story)\nyes\n\(answer)\n")
        #expect(told.lines.last?.hasPrefix("A number is enough") == true, "\(told.output)")
        #expect(try await program.glane("export").output.isEmpty)
    }

    @Test(arguments: [
        ("stop", "I stop."), ("help", "Answer in your own words."), ("delete", "I have no testimony from you"),
        ("I'm 13", "You are under 15"), ("my data", "I have no testimony"), ("are you a robot", "Yes, I am a program."),
    ])
    func theWordsWorkInEnglish(word: String, answer: String) async throws {
        let told = try await Program().glane("chat", "--lang", "en", input: word + "\n")
        #expect(told.output.contains("\n" + answer), "\(told.output)")
    }

    @Test func theEnglishFilesHaveNoFault() async throws {
        let checked = try await Program().glane("check", "--lang", "en")
        #expect(checked.status == 0, "\(checked.output)")
        #expect(checked.output.isEmpty, "\(checked.output)")
    }

    @Test func aLanguageWithoutFilesIsSaid() async throws {
        let told = try await Program().glane("chat", "--lang", "de")
        #expect(told.status == 78 && told.errors.contains("de/patterns.yaml"))
    }

    @Test func aBotThatSpeaksFrenchChangesToEnglish() async throws {
        let input = "hello\nEnglish please\n\(Program.story)\nyes\n3\n"
        let told = try await Program().glane("chat", input: input)
        #expect(told.output.contains("All right, in English.\n"))
        #expect(told.lines.last?.hasPrefix("It is kept: you will be quoted without your name.") == true)
    }

    @Test func howEasilyTheTextsReadIsToldByLanguage() async throws {
        let told = try await Program().glane("check", "--readability")
        #expect(told.status == 0, "\(told.errors)")
        #expect(told.output.contains("index (Kandel-Moles): ") && told.output.contains("index (Flesch): "))
        #expect(!told.output.contains("one gender"), "\(told.output)")
        let refused = try await Program().glane("check", "--readability", "--format", "json")
        #expect(refused.status == 64)
    }
}

import Foundation
import Testing

@testable import Extraction

/// Measured over `Tests/Vectors/languages.txt`, whose messages no table of the detector was made of.
struct LanguageDetectorTests {
    private struct Message {
        var language: String
        var text: String
    }

    private static let messages: [Message] = {
        let url = checkout.appending(path: "Tests/Vectors/languages.txt")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            line.firstIndex(of: " ").map {
                Message(language: String(line[..<$0]), text: String(line[line.index(after: $0)...]))
            }
        }
    }()

    private static func messages(in languages: String...) -> [Message] {
        messages.filter { languages.contains($0.language) }
    }

    private func guesses(_ messages: [Message], expecting language: String) -> [(text: String, guess: LanguageGuess)] {
        messages.compactMap { message in
            LanguageDetector.guess(message.text, expecting: language).map { (message.text, $0) }
        }
    }

    @Test func thereAreMessagesEnough() {
        #expect(Self.messages(in: "fr").count >= 150)
        #expect(Self.messages(in: "en").count >= 100)
        #expect(Self.messages.count { !["fr", "en", "-"].contains($0.language) } >= 40)
    }

    /// Nobody who writes French is answered in English; "the place to be" may be asked about.
    @Test func frenchIsNeverTakenForEnglishForCertain() {
        let french = Self.messages(in: "fr", "-")
        let wrong = guesses(french, expecting: "fr")
        #expect(wrong.count { $0.guess.isSure && $0.guess.language == "en" } == 0, "\(wrong)")
        #expect(wrong.count { $0.guess.isSure } <= 1, "\(wrong)")
        #expect(Double(wrong.count) / Double(french.count) < 0.02, "\(wrong)")
    }

    @Test func mostEnglishIsRecognisedAndNoneMistaken() {
        let english = Self.messages(in: "en")
        let found = guesses(english, expecting: "fr")
        #expect(found.allSatisfy { $0.guess.language == "en" }, "\(found.filter { $0.guess.language != "en" })")
        #expect(Double(found.count) / Double(english.count) > 0.9)
        let long = english.filter { $0.text.split(separator: " ").count >= 8 }
        let sure = guesses(long, expecting: "fr").count { $0.guess.isSure }
        #expect(Double(sure) / Double(long.count) > 0.9, "\(sure) of \(long.count)")
    }

    @Test func otherLanguagesAreRecognised() {
        let others = Self.messages.filter { !["fr", "en", "-"].contains($0.language) }
        // Russian without a letter of its own passes for the other that is written so.
        let right = others.count { message in
            let guess = LanguageDetector.guess(message.text, expecting: "fr")?.language
            return guess == message.language || message.language == "ru" && guess == "uk"
        }
        #expect(Double(right) / Double(others.count) > 0.9, "\(right) of \(others.count)")
        #expect(guesses(others, expecting: "fr").allSatisfy { $0.guess.language != "en" })
    }

    @Test func inAnEnglishConversationEnglishStays() {
        let wrong = guesses(Self.messages(in: "en", "-"), expecting: "en")
        #expect(wrong.count { $0.guess.isSure } == 0, "\(wrong)")
        let french = Self.messages(in: "fr").filter { $0.text.split(separator: " ").count >= 6 }
        let found = guesses(french, expecting: "en").count { $0.guess.language == "fr" }
        #expect(Double(found) / Double(french.count) > 0.9, "\(found) of \(french.count)")
    }

    @Test(
        arguments: [
            ("Hi, yesterday a neighbour lent me a ladder", "en", true), ("my mate got a job here", "en", true),
            ("no heating upstairs", nil, false), ("le meeting", nil, false), ("c’est cool", nil, false),
            ("مرحبا", "ar", true), ("سلام، چطور می‌توانم کمک بگیرم", "fa", true), ("Марія", "uk", true),
            ("Ян", nil, false),
            ("我 said ok", nil, false), ("𝓫𝓸𝓷𝓳𝓸𝓾𝓻", nil, false), ("", nil, false),
            ("bof bof bof bof bof bof bof", nil, false),
        ] as [(String, String?, Bool)])
    func aMessageIsInALanguage(text: String, language: String?, isSure: Bool) {
        let guess = LanguageDetector.guess(text, expecting: "fr")
        #expect(guess?.language == language)
        #expect(guess?.isSure ?? false == isSure)
    }

    @Test func aLanguageWithoutAProfileIsLeftAlone() {
        #expect(LanguageDetector.guess("yesterday a neighbour lent me a very long ladder", expecting: "nl") == nil)
    }
}

import Foundation
import Intake
import TestimonyModel
import Transcripts

/// Makes testimonies that nobody told out of the sentences of real ones, any number, each another.
struct TestimonyMaker {
    struct Testimony {
        var id: String
        var sentAt: Moment
        var text: String
    }

    /// Bytes from which on a text gets no further sentence: with it, texts have some 370 bytes.
    private static let length = 310

    private let sentences: [String]

    /// Reads the texts of every file of a folder.
    init(corpus: String) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: corpus).filter { $0.hasSuffix(".jsonl") }
        var sentences: [String] = []
        for file in files.sorted() {
            let bytes = try Data(contentsOf: URL(filePath: corpus).appending(path: file))
            var decoder = TranscriptDecoder(file: file, format: .ndjson)
            for case .entry(let entry) in decoder.push([UInt8](bytes)) + decoder.finish() {
                sentences += TestimonyMaker.sentences(of: entry.text)
            }
        }
        self.sentences = sentences
    }

    /// Cuts behind `.`, `!`, `?` and a space, and at line feeds: coarse, but all that is needed here.
    private static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var sentence = ""
        var isEnd = false
        for character in text {
            if isEnd && character == " " || character == "\n" {
                if !sentence.isEmpty { sentences.append(sentence) }
                sentence = ""
            } else {
                sentence.append(character)
            }
            isEnd = character == "." || character == "!" || character == "?"
        }
        return sentence.isEmpty ? sentences : sentences + [sentence]
    }

    func testimonies(_ count: Int, seed: UInt64) -> [Testimony] {
        var dice = Dice(seed: seed)
        var seen: Set<String> = []
        return (0..<count).map { number in
            var text = text(&dice)
            while !seen.insert(text).inserted { text = self.text(&dice) }
            // Some three years of messages, a few minutes apart.
            let seconds = 1_690_000_000 + Int(dice.next() % 94_608_000)
            return Testimony(
                id: "made-\(number)", sentAt: Moment(epochSeconds: seconds, utcOffset: 3_600), text: text)
        }
    }

    private func text(_ dice: inout Dice) -> String {
        var text = sentences.randomElement(using: &dice) ?? ""
        while text.utf8.count < Self.length, let next = sentences.randomElement(using: &dice) { text += " " + next }
        return text
    }

    static func ndjson(_ testimonies: [Testimony]) -> [UInt8] {
        var json = JSONWriter()
        for testimony in testimonies {
            json.object { json in
                json.field("id", testimony.id)
                json.field("text", testimony.text)
                json.field("sent_at", testimony.sentAt.description)
            }
            json.endLine()
        }
        return json.bytes
    }
}

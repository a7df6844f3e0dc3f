import Extraction
import Foundation
import TestimonyModel
import Testing

@testable import Intake

/// Whatever bytes arrive: read to the end, and all that is said of them stands in them.
///
/// Inputs are torn from real testimonies: cut inside words and characters, spliced, repeated, sprinkled with signs. The
/// seed is printed; `GLANE_SEED` repeats a run, `GLANE_LONG=1` makes it one million inputs.
struct FuzzTests {
    @Test func tornTextsAreReadToTheirEnd() throws {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["GLANE_LONG"] == "1" ? 1_000_000 : 5_000
        let seed = environment["GLANE_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000)
        print("fuzz: \(count) inputs, GLANE_SEED=\(seed)")
        var tearer = try Tearer(seed: seed)
        let extractor = try #require(shipped.extractor)
        let sentAt = Moment("2026-11-19T18:40:00+01:00")!
        for number in 0..<count {
            let text = String(decoding: tearer.next(), as: UTF8.self)
            // Archives and conversations take two ways through the same reading.
            let isWhole = number.isMultiple(of: 8)
            let extraction =
                isWhole ? extractor.extract(text, sentAt: sentAt) : extractor.record(text, sentAt: sentAt)
            // Conversations quote what nobody gates, out of the text without personal data.
            let redacted = extraction.redacted()
            let fault =
                fault(of: extraction.frame, extraction, text) ?? fault(of: redacted.frame, redacted, redacted.text)
                ?? fault(of: redacted.ungated, redacted, redacted.text)
            if let fault {
                Issue.record("input \(number) of GLANE_SEED=\(seed): \(fault)")
                return
            }
        }
    }

    @Test(arguments: [
        "a", "7", "ne pas ", "e\u{301}\u{301}", "🎉", "pas de pas ", "hier ", "l'", "\u{200D}", "\n", "?! ",
    ])
    func aWholeMessageOfOnePieceIsRead(piece: String) throws {
        let size = ProcessInfo.processInfo.environment["GLANE_LONG"] == "1" ? 1 << 20 : 1 << 15
        let text = String(repeating: piece, count: size / piece.utf8.count)
        let extraction = try #require(shipped.extractor).extract(text, sentAt: Moment("2026-11-19T18:40:00+01:00")!)
        #expect(fault(of: extraction.frame, extraction, text) == nil)
    }

    /// What is wrong with an extraction, without the words of the text.
    private func fault(of frame: Frame, _ extraction: Extraction, _ text: String) -> String? {
        let length = text.unicodeScalars.count
        guard (0...1).contains(extraction.testimonyConfidence) else { return "no probability of a testimony" }
        for score in extraction.scores where !(0...1).contains(score.confidence) {
            return "no probability of an effect"
        }
        if !frame.isTestimony, !frame.observations.isEmpty {
            return "observations of no testimony"
        }
        for observation in frame.observations {
            guard 0 <= observation.start, observation.start < observation.end, observation.end <= length else {
                return "evidence outside of the text"
            }
            let scalars = text.unicodeScalars
            let start = scalars.index(scalars.startIndex, offsetBy: observation.start)
            let end = scalars.index(start, offsetBy: observation.end - observation.start)
            guard String(scalars[start..<end]) == observation.evidence else {
                return "evidence that is not in the text"
            }
        }
        for date in frame.when where EDTF(date.description) != date { return "a date that cannot be read" }
        return nil
    }
}

/// Tears inputs of up to some four hundred bytes from the corpus: the same seed, the same inputs.
private struct Tearer {
    private let texts: [[UInt8]]
    private var dice: Dice

    init(seed: UInt64) throws {
        let folder = checkout.appending(path: "Tests/Corpus")
        texts = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }
            .flatMap { try String(contentsOf: $0, encoding: .utf8).split(separator: "\n") }
            .compactMap { line in
                let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return (object?["text"] as? String).map { Array($0.utf8) }
            }
        dice = Dice(seed: seed)
    }

    mutating func next() -> [UInt8] {
        var bytes = piece()
        for _ in 0..<roll(4) {
            let at = roll(bytes.count + 1)
            switch roll(7) {
            case 0: bytes.insert(contentsOf: piece(), at: at)
            case 1: bytes.insert(UInt8(roll(256)), at: at)
            case 2: bytes.insert(contentsOf: signs[roll(signs.count)], at: at)
            case 3: bytes.removeSubrange(at..<min(bytes.count, at + roll(12)))
            case 4:
                let stretch = Array(bytes[at..<min(bytes.count, at + roll(16))])
                for _ in 0..<roll(20) { bytes.insert(contentsOf: stretch, at: at) }
            case 5: bytes.insert(contentsOf: "\(roll(1 << (1 + roll(62))))".utf8, at: at)
            default: if at < bytes.count { bytes[at] ^= UInt8(1 << roll(8)) }
            }
        }
        return bytes
    }

    /// A stretch of a text, wherever it may begin and end.
    private mutating func piece() -> [UInt8] {
        let text = texts[roll(texts.count)]
        let start = roll(text.count)
        return Array(text[start..<min(text.count, start + roll(200))])
    }

    private mutating func roll(_ sides: Int) -> Int { dice.roll(sides) }
}

/// What breaks readers of text: joiners, marks that combine, other spaces, quotes, controls, halves of elisions.
private let signs: [[UInt8]] = [
    "\u{200D}", "\u{301}", "\u{A0}", "\u{202F}", "\u{FEFF}", "\u{0}", "\r\n", "\t", "’", "l'", "·e·s", "(e)", "«", "…",
    "🎉", "\u{1F468}\u{200D}\u{1F469}", "\u{202E}", "@", "06 12 ", "12/", "le 31 ", "FR76", "rue ", "M. ", "-", "ﬁ",
    "ß",
].map { Array($0.utf8) }

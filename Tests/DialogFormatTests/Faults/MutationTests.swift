import DialogEngine
import Extraction
import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

/// Shipped files with a slip of the hand in each: all is told, or it did no harm.
///
/// Harmless is a slip after which nothing stands in the file that did not stand there before, free words aside: a line that
/// is taken out whole leaves what an author may have meant, and so do other words in a text that the bot says or in a list of
/// words that people use. A key that is taken out leaves its default. What is new, an id, a key, a kind, a name to fill in, must be a fault.
///
/// 150 slips, or a thousand with `GLANE_LONG=1`. The seed is printed; `GLANE_SEED` repeats a run.
struct MutationTests {
    private static let words = [
        "balance", "belonging", "employment", "exchange", "frequency", "health", "need", "network", "occasions",
        "places",
        "publics", "space", "mentions", "modality", "negation",
    ].map { "fr/lexicons/\($0).yaml" }
    private static let files =
        [
            "codebook.yaml", "temoignage.yaml", "fr/temoignage.yaml", "fr/temoignage.vous.yaml", "fr/patterns.yaml",
            "fr/alerts.yaml", "avis.yaml", "fr/avis.yaml", "en/avis.yaml", "en/temoignage.yaml", "en/patterns.yaml",
            "en/alerts.yaml",
            "fr/lexicons/first-names.yaml", "fr/lexicons/effect-sante_bien_etre.yaml", "Webhooks/mattermost-place.yaml",
            "Webhooks/mattermost-coordination.yaml",
        ] + words

    @Test func noSlipIsTakenInSilence() throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["GLANE_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
        print("slips of the hand: GLANE_SEED=\(seed)")
        var dice = Dice(seed: seed)
        var known: [String: Set<String>] = [:]
        var told = 0
        let count = environment["GLANE_LONG"] == nil ? 150 : 1_000
        for number in 0..<count {
            let name = Self.files.randomElement(using: &dice)!
            let mutation = Mutation.allCases[number % Mutation.allCases.count]
            let shipped = try SiteFiles.shipped(name)
            let text = mutation.applied(to: shipped, &dice)
            if known[name] == nil {
                let (structure, faults) = try Self.read(name, shipped)
                #expect(faults.isEmpty, "\(faults)")
                known[name] = structure.union(try Self.defaults(of: name))
            }
            let (structure, faults) = try Self.read(name, text)
            if !faults.isEmpty {
                told += 1
                #expect(faults.allSatisfy { $0.line > 0 && $0.column > 0 })
                _ = FaultReport(faults).text { $0 == name ? text : nil }
                continue
            }
            let new = structure.subtracting(known[name] ?? [])
            #expect(new.isEmpty, "\(mutation) in \(name), number \(number): \(new)")
        }
        #expect(told > count / 3)
    }

    /// What holds in a destination or a dialog that sets nothing.
    private static func defaults(of name: String) throws -> Set<String> {
        name.hasPrefix("Webhooks/")
            ? try read(name, "format: mattermost\nurl: {env: URL}").0 : Dialog.Limits().structure
    }

    /// Word lists are read with a codebook that was changed: they use its ids.
    private static func read(_ name: String, _ text: String) throws -> (Set<String>, [Diagnostic]) {
        var findings = Findings()
        let contents = try SiteFiles(name, text).read(&findings)
        if name == "codebook.yaml", let codebook = contents.codebook {
            let files = try words.map { DataFile(name: $0, text: try SiteFiles.shipped($0)) }
            _ = Lexicon(files, codebook: codebook, &findings)
        }
        return (contents.structure, findings.sorted)
    }
}

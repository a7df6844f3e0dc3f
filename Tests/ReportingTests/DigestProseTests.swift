import Foundation
import TestimonyModel
import Testing

@testable import Reporting

/// Random weeks, looked at as a copy editor would.
struct DigestProseTests {
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func noRandomWeekHasAFaultOfProse(seed: UInt64) {
        var random = SeededRandom(state: seed)
        let before = records(&random, monday: week47.previous.monday, prefix: "b")
        let markdown = Digest.of(records(&random, monday: week47.monday, prefix: "t"), before: before).markdown
        for fault in faults(in: markdown) { Issue.record("\(fault)\n\(markdown)") }
    }

    @Test(arguments: [
        "un  mot", "une fin ", "de les voisins", "à le mur", "1 témoignages", "2 témoignage", "aucune observations",
        "aucun observation", "- ", "mot : mot", "mot ; mot", "« mot »", "l'eau", "a,, b", "de Équipe", "-1 en bien",
        "## Vide", "le effet", "d’abord .", "1 autres",
    ])
    func theCopyEditorSeesWhatIsWrong(text: String) {
        #expect(!faults(in: text).isEmpty)
    }

    private func faults(in text: String) -> [String] {
        let patterns: [(String, String)] = [
            ("(?<=\\S) {2,}|\u{A0} | \u{A0}", "doubled space"), (" $", "space at the end of a line"),
            ("\\b(de les?|à les?)\\b", "uncontracted article"),
            ("\\b(le|la|de|que) (?=[aeéèêiouyAEÉIOU])(?!un |une )", "missing elision"),
            ("(?<![\\d\u{A0}])1\u{A0}?\\s?\\w+s\\b(?! de)(?<!plus|moins|sans|mais)", "plural after one"),
            (
                "(?<![\\d\u{A0}])([2-9]|\\d{2,})[\u{A0} ](témoignage|observation|personne|souhait|manque|effet)\\b",
                "singular after many"
            ),
            ("\\baucune? \\w+s\\b", "plural after none"),
            ("\\baucun observation|\\baucune (témoignage|souhait)", "gender"),
            (" [:;!?»]|« ", "breakable space"), ("'", "straight apostrophe"),
            ("^- *$|, *,|, *\\.|d’abord \\.", "empty"),
            ("-\\d", "negative figure"), ("^##+ [^\\n]*\\n*(?=#|\\z)", "heading without a text"),
        ]
        return patterns.compactMap { pattern, name in
            guard let regex = try? NSRegularExpression(pattern: pattern, options: .anchorsMatchLines) else {
                return "the pattern for \(name) cannot be read"
            }
            return regex.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) == nil ? nil : name
        }
    }

    private func records(_ random: inout SeededRandom, monday: CivilDate, prefix: String) -> [TestimonyRecord] {
        let publics = shippedCodebook.facet("publics")!.options.map(\.id)
        return (0..<random.below([1, 3, 8, 40][random.below(4)])).map { index in
            let told = (0..<random.below(4)).map { _ in
                Told(
                    effect: random.pick(shippedCodebook.effects.map(\.id)), polarity: random.pick(Polarity.allCases),
                    status: random.below(3) > 0 ? .observed : random.pick(Status.allCases),
                    words: random.pick([
                        "on se parle", "@all plus rien", "« un mot »", String(repeating: "mot ", count: 90),
                    ]),
                    publics: random.below(2) == 0 ? [] : [random.pick(publics)])
            }
            return .told(
                "\(prefix)\(index)", by: random.below(6) == 0 ? nil : "s\(random.below(6))",
                on: "\(monday.adding(days: random.below(7)))T12:00:00+01:00", consent: random.pick(Consent.allCases),
                places: random.below(2) == 0 ? [] : [random.pick(shippedCodebook.places.map(\.id))],
                attribution: random.below(2) == 0 ? nil : "Rahel", told)
        }
    }
}

/// SplitMix64: the same seed gives the same week.
struct SeededRandom {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

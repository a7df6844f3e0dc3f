import Foundation
import TestimonyModel
import Testing

@testable import Reporting

/// Random weeks, looked at as a copy editor would.
struct DigestProseTests {
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func noRandomWeekHasAFaultOfProse(seed: UInt64) {
        var random = Dice(seed: seed)
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

    private func records(_ random: inout Dice, monday: CivilDate, prefix: String) -> [TestimonyRecord] {
        let publics = shippedCodebook.facet("publics")!.options.map(\.id)
        return (0..<random.roll([1, 3, 8, 40][random.roll(4)])).map { index in
            let told = (0..<random.roll(4)).map { _ in
                Told(
                    effect: random.any(of: shippedCodebook.effects.map(\.id)),
                    polarity: random.any(of: Polarity.allCases),
                    status: random.roll(3) > 0 ? .observed : random.any(of: Status.allCases),
                    words: random.any(of: [
                        "on se parle", "@all plus rien", "« un mot »", String(repeating: "mot ", count: 90),
                    ]),
                    publics: random.roll(2) == 0 ? [] : [random.any(of: publics)])
            }
            return .told(
                "\(prefix)\(index)", by: random.roll(6) == 0 ? nil : "s\(random.roll(6))",
                on: "\(monday.adding(days: random.roll(7)))T12:00:00+01:00", consent: random.any(of: Consent.allCases),
                places: random.roll(2) == 0 ? [] : [random.any(of: shippedCodebook.places.map(\.id))],
                attribution: random.roll(2) == 0 ? nil : "Rahel", told)
        }
    }
}

extension Dice {
    fileprivate mutating func any<Element>(of elements: [Element]) -> Element { elements[roll(elements.count)] }
}

import TestimonyModel
import Testing

@testable import Reporting

/// Random sets of observations: each page is read as a copy editor and as an accountant would.
struct PageProseTests {
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func noRandomPageHasAFaultOfProse(seed: UInt64) {
        let page = Page.of(RandomTestimonies.records(seed: seed))
        let read = ReadHTML(page.html)
        #expect(read.faults.isEmpty)
        let own = read.elements.filter { $0.name == "p" && !$0.path.contains("blockquote") }
        for paragraph in own where !paragraph.text.isEmpty {
            let isFigure = paragraph.attributes["class"] == "count" || paragraph.path.contains("ul.asides")
            let isTitle = paragraph.attributes["class"] == "kicker"
            let faults =
                isFigure || isTitle ? PageFaults.of(paragraph.text) : PageFaults.ofSentences(paragraph.text)
            for fault in faults { Issue.record("\(fault): \(paragraph.text)") }
        }
    }

    /// What is asserted was observed, and what was observed is told, counted by other code than the page's.
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func everyAssertionHasItsObservationAndNoObservationIsLost(seed: UInt64) {
        let records = RandomTestimonies.records(seed: seed)
        let page = Page.of(records)
        for section in page.levels.flatMap(\.sections) {
            for (side, polarity) in [(section.positive, Polarity.positive), (section.negative, .negative)] {
                let ledger = Ledger(records, effect: section.id, polarity: polarity)
                #expect(side.testimonies == ledger.testimonies)
                #expect(side.witnesses == ledger.witnesses)
                let text = side.sentences.joined(separator: " ").replacing(" ses ", with: " leurs ")
                for (facet, option) in Ledger.options(of: section.id) {
                    let label = plainLabel(option, effect: section.id)
                    let expected = ledger.told(facet: facet, option: option)
                    let isSaid = Ledger.contains(text, label)
                    #expect(isSaid == expected, "\(section.id) \(polarity) \(facet) \(option.id): \(text)")
                }
                let spoken = Set(side.quotes.map(\.text) + side.furtherQuotes.map(\.text))
                #expect(spoken.isSubset(of: ledger.quotable), "\(section.id)")
            }
        }
    }

    private func plainLabel(_ option: Codebook.Option, effect: String) -> String {
        (option.labelFor[effect] ?? option.label).replacing("'", with: "’")
    }

    /// The seed page's faults, and others of their kind.
    @Test(arguments: [
        "Ces fêtes ont lieu .", "Des dons de espaces ont été observés.", "certains personnes racontent un inconfort.",
        "Des personnes se d’un inconfort.", "Des projets porté par des bénévoles.", "Des actions ont émergés.",
        "Des échanges ont été observé.", "deux voir trois dispositifs.", "Cela arrive , au quotidien.",
        "Des liens se nouent entre .", "Une personne racontent un stress.", "Des personnes dit se sentir mieux.",
        "Une personne dit se sentir mieux dans leurs relations.", "Un témoignage racontent que rien ne change.",
        "des projet sont portés.", "Cela concerne de les voisins.", "350 projet.", "Le fait que il pleut.",
        "Des échanges d’biens.", "Précisions : .", "biens, et espaces.", "biens et et espaces.", "Un besoin : a ; b.",
        "Selon les témoignages, il y a  plus.", "l'eau.", "Cela concerne des des bénévoles.",
        "Des liens se nouent entre des bénévoles.", "Une effet a été observés.",
    ])
    func theCopyEditorSeesWhatIsWrong(text: String) {
        #expect(!PageFaults.of(text).isEmpty)
    }
}

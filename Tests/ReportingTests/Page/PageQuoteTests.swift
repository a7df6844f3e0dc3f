import TestimonyModel
import Testing

@testable import Reporting

struct PageQuoteTests {
    private func side(_ records: [TestimonyRecord]) -> Page.Side { Page.of(records).section("solidarite").positive }

    @Test func wordsAndNamesGoAsFarAsConsent() {
        func told(_ consent: Consent) -> TestimonyRecord {
            .told(
                "t-\(consent)", by: "\(consent)", consent: consent, attribution: "Nom\(consent)",
                [Told(effect: "solidarite", words: "mots \(consent)")])
        }
        let html = Page.of(Consent.allCases.map(told)).html
        #expect(html.contains("mots quote") && html.contains("mots attributed") && html.contains("Nomattributed"))
        for hidden in ["mots none", "mots count", "Nomnone", "Nomcount", "Nomquote"] { #expect(!html.contains(hidden)) }
    }

    @Test func aNameThatSlippedThroughHidesItsQuote() {
        let record = TestimonyRecord.told(personal: ["Fatou"], [Told(effect: "solidarite", words: "Fatou m’a aidée")])
        #expect(!Page.of([record]).html.contains("Fatou"))
    }

    @Test func bothSignsHaveTheSameRoomAndTheRestFollows() {
        let records = (0..<20).map { index in
            TestimonyRecord.told(
                "t\(index)", by: "s\(index)",
                [
                    Told(effect: "solidarite", words: "bien \(index)a"),
                    Told(effect: "reseaux", polarity: .negative, words: "mal \(index)a"),
                ])
        }
        let page = Page.of(records)
        for side in [page.section("solidarite").positive, page.section("reseaux").negative] {
            #expect(side.quotes.count == 2 && side.furtherQuotes.count == 8 && side.untold == 10)
        }
        let read = ReadHTML(page.html)
        #expect(read.all("details", within: "div.side good").count == 1)
        #expect(read.all("summary", within: "div.side bad").map { plain($0.text) } == ["Lire la suite : en mal"])
        #expect(read.all("p").contains { plain($0.text) == "Et 10 autres témoignages que l’on peut citer." })
    }

    @Test func differentWitnessesSpeakBeforeOneSpeaksTwice() {
        let records = [("a", "un"), ("b", "deux"), ("a", "trois"), ("a", "quatre")].enumerated().map { index, told in
            TestimonyRecord.told("t\(index)", by: told.0, [Told(effect: "solidarite", words: told.1)])
        }
        #expect(side(records).quotes.map(\.text) == ["quatre", "deux"])
    }

    /// The digest begins with the oldest, the page with the newest.
    @Test(arguments: [["mon genou va mieux", "on rit", "on danse"], ["on rit", "on danse", "mon genou va mieux"]])
    func whatIsMaskedIsQuotedWhereNothingElseIs(words: [String]) {
        let records = words.enumerated().map { index, words in
            TestimonyRecord.told("t\(index)", by: "s\(index)", [Told(effect: "sante_bien_etre", words: words)])
        }
        func quotes(_ records: [TestimonyRecord]) -> (page: [String], digest: [String]) {
            let page = Page.of(records, masking: maskingBadKnees).section("sante_bien_etre").positive.quotes
            let digest = Digest.of(records, masking: maskingBadKnees).levels.flatMap(\.effects)
            return (page.map(\.text), digest.flatMap { $0.positiveQuotes.map(\.text) })
        }
        let several = quotes(records)
        #expect(Set(several.page) == ["on rit", "on danse"] && Set(several.digest) == ["on rit", "on danse"])
        let others = ["son genou craque", "leur genou grince"].enumerated().map { index, words in
            TestimonyRecord.told("u\(index)", by: "u\(index)", [Told(effect: "sante_bien_etre", words: words)])
        }
        #expect(quotes(others + records.filter { $0.text != "on danse" } + others).page.contains("on rit"))
        let alone = quotes(records.filter { $0.text.contains("genou") })
        #expect(alone.page == ["mon [santé] va mieux"] && alone.digest == ["mon [santé] va mieux"])
    }

    @Test func whatStandsInOneSectionIsNotFirstInTheNext() {
        let shared = TestimonyRecord.told(
            "t2", by: "b",
            [Told(effect: "lien_social", words: "les deux"), Told(effect: "solidarite", words: "les deux")])
        let other = TestimonyRecord.told("t1", by: "a", [Told(effect: "solidarite", words: "une seule")])
        let page = Page.of([other, shared])
        #expect(page.section("solidarite").positive.quotes.map(\.text) == ["une seule", "les deux"])
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\" onmouseover=\"x", "a &amp; b <b>gras</b>", "</p></main>", "]]> <!-- ",
    ])
    func markupOfWitnessesIsText(words: String) {
        let record = TestimonyRecord.told(
            consent: .attributed, attribution: words, [Told(effect: "solidarite", words: "mot \(words) mot")])
        let note = PageNote.of("solidarite", keywords: [words], rating: 3, text: words)
        let html = Page.of([record], notes: [note], site: words).html
        let read = ReadHTML(html)
        #expect(read.faults.isEmpty, "\(read.faults)")
        let names = Set(read.elements.map(\.name))
        #expect(names.isDisjoint(with: ["script", "b"]))
        #expect(read.elements.allSatisfy { $0.attributes["onmouseover"] == nil })
        let quote = read.all("p", within: "blockquote").first?.text ?? ""
        #expect(quote.replacing("＞", with: ">").contains(words))
    }

    @Test func invisibleSignsGoAndOtherDirectionsStay() {
        let text = side([
            .told("t1", [Told(effect: "solidarite", words: "de \u{202E}droite à gauche\u{200B} \u{1F600} مرحبا")])
        ])
        .quotes.first?.text
        #expect(text == "de droite à gauche \u{1F600} مرحبا")
    }

    @Test func aLongQuoteEndsWithAWord() {
        let words = String(repeating: "longuement raconté ", count: 300)
        let text = side([.told("t1", [Told(effect: "solidarite", words: words)])]).quotes.first?.text ?? ""
        #expect(text.count <= 320 && text.hasSuffix("raconté…") || text.hasSuffix("longuement…"))
    }
}

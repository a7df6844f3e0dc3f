import Testing

@testable import Extraction

struct LexiconTests {
    private func lexicon(_ entries: [(domain: String, id: String, pattern: String)]) throws -> Lexicon {
        Lexicon(
            try entries.map {
                LexiconGroup(LexiconEntry(domain: $0.domain, id: $0.id), try LexiconPattern($0.pattern))
            })
    }

    private func found(_ lexicon: Lexicon, _ text: String) -> [String] {
        let text = Normaliser().fold(text)
        return lexicon.matches(in: text).map { "\(lexicon.entries[$0.entry].id):\(text.string($0.range))" }
    }

    @Test(arguments: [
        ("Le petit déj, le petit-déj", ["a:petit dej", "a:petit-dej"]),
        ("petit\ndéj", []),
        ("les voisines d en face et d’en face", ["b:voisines d en face", "c:d'en face"]),
        ("on déménageait hier", ["d:demenageait"]),
        ("voisinage, étages", ["e:etages"]),
        ("latelier, datelier et l' atelier", ["f:atelier", "f:atelier", "f:atelier"]),
        ("", []),
        ("🎉 \u{0} ·· ''' --- l'", []),
    ])
    func phrasesAreFoundAtWordBounds(text: String, expected: [String]) throws {
        let lexicon = try lexicon([
            ("x", "a", "petit-déj"), ("x", "b", "voisin/n (d'en face|)"), ("x", "c", "d'en face"),
            ("x", "d", "déménag*"), ("x", "e", "étage/s"), ("x", "f", "atelier"),
        ])
        #expect(found(lexicon, text) == expected)
    }

    @Test func domainsDoNotHideEachOtherAndVoidEntriesHideTheirOwn() throws {
        let lexicon = try lexicon([
            ("x", "a", "cour"), ("x", Lexicon.nothing, "cour d'école"), ("y", "b", "cour"), ("x", "c", "cour"),
        ])
        #expect(found(lexicon, "dans la cour") == ["a:cour", "b:cour", "c:cour"])
        #expect(found(lexicon, "la cour d'école") == ["b:cour"])
        let overlapping = try self.lexicon([("x", "a", "la cour"), ("x", Lexicon.nothing, "cour d'école")])
        #expect(found(overlapping, "la cour d'école et la cour") == ["a:la cour"])
    }

    @Test func everyTokenRangeCoversItsBytes() throws {
        let lexicon = try lexicon([("x", "a", "l'étage"), ("x", "b", "3e étage")])
        let text = Normaliser().fold("à l'étage, au 3e étage")
        for match in lexicon.matches(in: text) {
            #expect(text.tokens[match.tokens.lowerBound].start == match.range.lowerBound)
            #expect(text.tokens[match.tokens.upperBound - 1].end == match.range.upperBound)
        }
        #expect(lexicon.matches(in: text).count == 2)
    }

    /// A word of more than sixteen letters is walked, one with an apostrophe or a hyphen inside is found by what stands
    /// before it, and what follows a word is not taken for what follows another.
    @Test(arguments: [
        ("l'intergénérationnelle", ["a:intergenerationnelle"]),
        ("une intergénérationnelle fête", ["b:intergenerationnelle fete"]),
        ("quelqu'un d'autre, quelqu'une", ["c:quelqu'un d'autre"]), ("aujourd’hui", ["d:aujourd'hui"]),
        ("un rdv", ["e:rendez-vous"]), ("24h, 24 h, 24", ["f:24h", "g:24", "g:24"]),
        ("à la bonne heure et à la bonne franquette", ["h:a la bonne franquette"]),
        ("il y a, il y avait", ["i:il y a"]), ("au pas de porte", ["j:pas de porte"]),
        ("un pas d' âne", ["k:pas d' ane"]),
    ])
    func firstWordsLeadToWhatFollows(text: String, expected: [String]) throws {
        let lexicon = try lexicon([
            ("x", "a", "intergénérationnelle"), ("x", "b", "intergénérationnelle fête"),
            ("x", "c", "quelqu'un d'autre"),
            ("x", "d", "aujourd'hui"), ("x", "e", "rendez-vous"), ("x", "f", "24h"), ("y", "g", "24"),
            ("x", "h", "à la bonne franquette"), ("x", "i", "il y a"), ("x", "j", "pas de p*"), ("x", "k", "pas d'âne"),
        ])
        let text = Normaliser(rewrites: WordTable([(key: "rdv", value: "rendez-vous")])).fold(text)
        #expect(
            lexicon.matches(in: text).map { "\(lexicon.entries[$0.entry].id):\(text.string($0.range))" } == expected)
    }

    @Test func aHugeWordIsHarmless() throws {
        let lexicon = try lexicon([("x", "a", "ab*")])
        let long = (0..<50_000).map { $0 % 2 == 0 ? "a" : "b" }.joined()
        #expect(lexicon.matches(in: Normaliser().fold(long)).count == 1)
    }

    @Test func guardsLookAtTheWordsBeside() throws {
        let entry = LexiconEntry(
            domain: "x", id: "a",
            guards: [
                WordGuard(side: .before, isRequired: true, patterns: [try LexiconPattern("(au|le)")]),
                WordGuard(
                    side: .after, isRequired: false, patterns: [try LexiconPattern("#"), try LexiconPattern("d*")]),
            ])
        let lexicon = Lexicon([LexiconGroup(entry, try LexiconPattern("jeudi"))])
        #expect(found(lexicon, "le jeudi on mange") == ["a:jeudi"])
        #expect(found(lexicon, "le jeudi 12, au jeudi dernier, un jeudi, jeudi").isEmpty)
    }

    @Test(arguments: [
        ("voisin/n", ["voisin", "voisins", "voisine", "voisines"]),
        ("boulanger/n", ["boulanger", "boulangers", "boulangere", "boulangeres"]),
        ("local/s", ["local", "locaux", "locals"]),
        ("(a|b (c|d)) e", ["a e", "b c e", "b d e"]),
    ])
    func patternsStandForTheirForms(pattern: String, forms: [String]) throws {
        #expect(try LexiconPattern(pattern).forms.map { String(decoding: $0, as: UTF8.self) } == forms)
    }

    @Test(arguments: [
        ("prêter/v", ["prete", "pretaient", "pretees"]), ("finir/v", ["finissons", "fini", "finira"]),
        ("vendre/v", ["vendu", "vendait"]), ("obtenir/v", ["obtient", "obtenu"]),
        ("apprendre/v", ["apprenait", "appris"]),
        ("nettoyer/v", ["nettoie", "nettoyait"]), ("accueillir/v", ["accueille", "accueillait"]),
    ])
    func verbsAreConjugated(pattern: String, some: [String]) throws {
        let forms = try LexiconPattern(pattern).forms.map { String(decoding: $0, as: UTF8.self) }
        #expect(Set(some).isSubset(of: forms))
    }

    @Test(arguments: [
        ("", LexiconPattern.Fault.empty), ("(a", .parentheses), ("a)", .parentheses), ("a* b", .star),
        ("a/q", .unknownMark("q")), ("chat/v", .verb("chat")), ("x/v x/v", .verb("x")),
        ("(a|b|c|d|e|f|g|h|i|j|k) (a|b|c|d|e|f|g|h|i|j|k) (a|b|c|d|e|f|g|h|i|j|k)", .tooManyForms),
    ])
    func faultyPatternsAreRefused(pattern: String, fault: LexiconPattern.Fault) {
        #expect(throws: fault) { try LexiconPattern(pattern) }
    }
}

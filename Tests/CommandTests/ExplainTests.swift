import Testing

/// `glane explain --why`: one effect, word by word.
struct ExplainTests {
    private static func why(_ effect: String, _ text: String) async throws -> [String] {
        let run = try await Program().glane("explain", "--why", effect, text)
        #expect(run.status == 0)
        return run.output.components(separatedBy: "\n")
    }

    @Test func anEffectThatIsCodedShowsTheWordsForIt() async throws {
        let lines = try await Self.why("solidarite", "Ma voisine m’a prêté une perceuse sans rien demander.")
        let (text, marks) = (Array(lines[0]), Array(lines[1]))
        #expect(String(text).hasPrefix("Ma voisine") && marks.contains("+"))
        #expect(
            lines.contains { $0.hasPrefix("solidarite: coded positive observed, ") && $0.contains(" where it takes ") })
        let reasons = try #require(lines.firstIndex(of: "for it, in log-odds:"))
        #expect(lines[reasons...].contains { $0.contains("«\u{A0}") })
        #expect(lines[reasons...].contains { $0.contains(#/\+\d\.\d\d  solidarite\./#) }, "a lexicon's rule")
        #expect(lines.contains("against it:") && lines.contains { $0.hasSuffix("what any text starts from") })
    }

    @Test func anEffectThatIsNotCodedShowsItsScoreItsThresholdAndWhatSpeaksAgainstIt() async throws {
        let lines = try await Self.why("services_publics", "Ma voisine m’a prêté une perceuse sans rien demander.")
        #expect(
            lines.contains { $0.wholeMatch(of: #/services_publics: not coded, \d+ % where it takes \d+ %/#) != nil })
        #expect(lines[1].contains("-"))
        let against = try #require(lines.firstIndex(of: "against it:"))
        #expect(lines[against + 1].contains(#/^    -\d+\.\d\d  /#))
    }

    @Test func whatIsNoTestimonySaysThatItCodesNothing() async throws {
        let lines = try await Self.why("solidarite", "Bonjour, c’est ouvert demain ?")
        #expect(lines.contains { $0.hasPrefix("solidarite: not coded, ") })
        #expect(!lines.contains { $0.hasPrefix("solidarite: coded") })
    }

    @Test func objectsAreNotExplainedEffectByEffect() async throws {
        let run = try await Program().glane("explain", "--why", "solidarite", "--json", "-")
        #expect(run.status == 64 && run.errors.contains("--why explains a text"))
    }

    @Test func anUnknownEffectIsRefusedWithTheKnownOnes() async throws {
        let run = try await Program().glane("explain", "--why", "joie", "Bonjour")
        #expect(run.status == 64 && run.errors.contains("solidarite"))
    }
}

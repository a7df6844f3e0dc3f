import Foundation
import Testing

@testable import DialogFormat

struct ForeignSentencesFileTests {
    private func read(_ text: String) -> (sentences: [String: String], codes: [String]) {
        var findings = Findings()
        let sentences = foreignSentences(DataFile(name: "languages.yaml", text: text), &findings)
        return (sentences, findings.sorted.map(\.code))
    }

    @Test func theShippedSentencesHaveNoFaultAndTellWhomToAsk() throws {
        let url = checkout.appending(path: "Dialogs/languages.yaml")
        let (sentences, codes) = read(try String(contentsOf: url, encoding: .utf8))
        #expect(codes.isEmpty)
        #expect(Set(["es", "pt", "ar", "uk", "zh"]).isSubset(of: sentences.keys))
        #expect(sentences.values.allSatisfy { $0.contains("{contact}") })
    }

    @Test(
        arguments: [
            ("es: Hola.", []), ("español: Hola.", ["unknown-language"]), ("es: Hola, {nombre}.", ["unknown-name"]),
            ("es: [Hola]", ["expected-text"]), ("es: \"\"", ["bad-text"]), ("es: a\nes: b", ["duplicate-key"]),
            ("- es", ["expected-mapping"]),
        ] as [(String, [String])])
    func aFaultIsTold(text: String, codes: [String]) { #expect(read(text).codes == codes) }
}

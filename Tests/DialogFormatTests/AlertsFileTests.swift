import DialogFormat
import Extraction
import Testing

struct AlertsFileTests {
    private static let whole = """
        language: fr
        alerts:
          fire:
            heard: ["*y a le feu*"]
            form: goes_on
            say: [Appelle le 18.]
            told: Je préviens.
            untold: Je ne préviens pas.
            notice: un feu.
        """

    private func faults(_ text: String) -> [String] {
        var findings = Findings()
        _ = AlertsFile.alerts(
            DataFile(name: "alerts.yaml", text: text), also: { _ in nil }, normaliser: Normaliser(), &findings)
        return findings.sorted.map { "\($0.line):\($0.column) \($0.code)" }
    }

    @Test func aWholeFileHasNoFault() { #expect(faults(Self.whole) == []) }

    @Test(arguments: [
        ("[\"*y a le feu*\"]", "[]", ["4:12 no-phrases"]), ("[\"*y a le feu*\"]", "[\"**\"]", ["4:12 empty-phrase"]),
        ("goes_on", "stops", ["4:5 missing-key"]), ("goes_on", "later", ["5:11 unknown-value"]),
        ("[Appelle le 18.]", "[]", ["6:10 no-text"]), ("    told: Je préviens.\n", "", ["4:5 missing-key"]),
        ("notice", "notices", ["4:5 missing-key", "9:5 unknown-key"]),
        ("alerts:", "also: zz\nalerts:", ["2:7 unknown-language"]),
        ("heard:", "unless: [\"*\"]\n    heard:", ["4:13 empty-phrase"]),
        ("alerts:", "alert:", ["1:1 missing-key", "2:1 unknown-key"]),
    ])
    func eachFaultIsNamedWhereItStands(part: String, broken: String, expected: [String]) {
        #expect(faults(Self.whole.replacing(part, with: broken)) == expected)
    }
}

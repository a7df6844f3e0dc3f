import TestimonyModel
import Testing

@testable import Reporting

struct ReleaseReportTests {
    private static let at = Moment("2026-12-01T08:05:00+01:00")!

    @Test(arguments: [
        (ReleaseReport.State.none, "rien n’est parti", #""none","by":null,"at":null"#),
        (.draft, "brouillon : attend que quelqu’un le publie", #""draft","by":null,"at":null"#),
        (.scheduled, "envoyé à son heure", #""scheduled","by":null,"at":null"#),
        (
            .published(by: "nadia", at: at), "publié par nadia le 1er décembre 2026 à 8 h 05",
            #""published","by":"nadia","at":"2026-12-01T08:05:00+01:00""#
        ),
        (
            .held(by: "nadia", at: at), "retenu par nadia le 1er décembre 2026 à 8 h 05",
            #""held","by":"nadia","at":"2026-12-01T08:05:00+01:00""#
        ),
    ])
    func aWeekIsTold(state: ReleaseReport.State, words: String, json: String) {
        let report = ReleaseReport(weeks: [
            .init(week: week47, state: state, letters: [.init(destination: "equipe", state: .sent)])
        ])
        #expect(
            plain(report.text) == """
                2026-W47, du 16 au 22 novembre 2026
                  \(words)
                    equipe : envoyé

                """)
        #expect(
            report.json == #"{"week":"2026-W47","state":"# + json
                + #","letters":[{"destination":"equipe","state":"sent"}]}"# + "\n")
    }
}

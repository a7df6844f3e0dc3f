import DialogEngine
import Foundation
import TestimonyModel
import Testing

@testable import DialogFormat

struct QuestionnaireFileTests {
    private func dialog(_ slots: String) throws -> (dialog: Dialog?, faults: [String]) {
        var findings = Findings()
        let codebook = try #require(
            Codebook(DataFile(name: "codebook.yaml", text: try SiteFiles.shipped("codebook.yaml")), &findings))
        let text = "dialog: d\nversion: 1\nslots:\n" + slots
        let dialog = Dialog(DataFile(name: "d.yaml", text: text), codebook: codebook, &findings)
        return (dialog, findings.sorted.map { "\($0.line):\($0.column) \($0.kind.rawValue) \($0.message)" })
    }

    @Test func whatHoldsForAGroupHoldsForAllInside() throws {
        let (read, faults) = try dialog(
            """
              - {id: lives, type: choice, choices: [here, there]}
              - id: home
                type: group
                relevant: lives = here
                slots:
                  - {id: rooms, type: integer, relevant: known(lives)}
                  - id: inner
                    type: group
                    slots:
                      - {id: heated, type: yes_no}
            """)
        let dialog = try #require(read)
        #expect(faults == [])
        #expect(dialog.isQuestionnaire)
        #expect(dialog.slots.map(\.id) == ["lives", "rooms", "heated"])
        #expect(dialog.slot("rooms")?.relevant == (try Expression(parsing: "lives = here and known(lives)")))
        #expect(dialog.slot("heated")?.relevant == (try Expression(parsing: "lives = here")))
    }

    @Test func aRepeatHoldsItsSlots() throws {
        let (read, faults) = try dialog(
            """
              - {id: number, type: integer}
              - id: children
                type: repeat
                count: number
                slots:
                  - {id: age, type: integer, constraint: . < 18}
                  - {id: toys, type: repeat, slots: [{id: toy, type: text}]}
              - {id: all, type: calculation, value: sum(age)}
            """)
        let dialog = try #require(read)
        #expect(faults == [])
        #expect(dialog.slots.map(\.id) == ["number", "children", "all"])
        #expect(dialog.allSlots.map(\.id) == ["number", "children", "age", "toys", "toy", "all"])
        #expect(dialog.slot("children[2].age")?.id == "age")
        #expect(dialog.slot("children[2].toys[1].toy")?.id == "toy")
    }

    @Test(arguments: [
        ("  - {id: 2nd, type: text}", ["4:10 bad-id '2nd' is no id"]),
        ("  - {id: a, type: choice}", ["4:19 missing-key the key 'choices' is missing here"]),
        ("  - {id: a, type: choice, choices: [x, x]}", ["4:40 duplicate-id the choice 'x' stands twice"]),
        ("  - {id: when, type: date}", ["4:10 duplicate-id 'when' is what a story is coded by"]),
        (
            "  - {id: a, type: text, choices: [x]}",
            ["4:34 unused-key 'choices' has no effect on a slot of type 'text'"]
        ),
        (
            "  - {id: a, type: group, slots: [{id: b, type: text}, {id: b, type: text}]}",
            ["4:60 duplicate-id the slot 'b' stands twice"]
        ),
        ("  - {id: a, type: rating, of: 11}", ["4:31 out-of-range 11 is out of range"]),
        (
            "  - {id: a, type: integer, constraint: . > limit}",
            ["4:44 unknown-slot a condition of 'a' asks about 'limit', which is no slot"]
        ),
        (
            "  - {id: a, type: choice, choices: [x, y]}\n  - {id: b, type: text, relevant: a = z}",
            ["5:39 impossible-value 'a' can never be 'z'"]
        ),
        ("  - {id: a, type: calculation, value: 1 +}", ["4:42 bad-condition a value is expected here"]),
        (
            "  - {id: a, type: calculation, value: b + 1}\n  - {id: b, type: calculation, value: a * 2}",
            ["4:39 condition-cycle conditions wait for each other: 'a' waits for 'b' waits for 'a'"]
        ),
        (
            "  - {id: a, type: text}\n  - {id: where, type: places}",
            ["1:1 no-story a dialog needs one slot of type 'story', or questions of its own alone"]
        ),
    ])
    func aFaultNamesItsPlace(slots: String, expected: [String]) throws {
        #expect(try dialog(slots).faults == expected)
    }

    @Test func aLargeFormIsLookedThroughInAMoment() throws {
        // Each slot waits for all before it: circles were once looked for along every path.
        let slots = (0..<300).map { index in
            let earlier = (max(0, index - 12)..<index).map { "known(s\($0))" }.joined(separator: " or ")
            return "  - {id: s\(index), type: integer" + (earlier.isEmpty ? "}" : ", relevant: \(earlier)}")
        }
        #expect(try dialog(slots.joined(separator: "\n")).faults == [])
    }

    private func wording(_ text: String, like: String? = nil) throws -> (wording: Wording?, faults: [String]) {
        var findings = Findings()
        let codebook = try #require(
            Codebook(DataFile(name: "codebook.yaml", text: try SiteFiles.shipped("codebook.yaml")), &findings))
        let slots = "  - {id: a, type: choice, choices: [x, y]}\n  - {id: n, type: note}\n  - {id: t, type: text}"
        let dialog = try #require(
            Dialog(
                DataFile(name: "d.yaml", text: "dialog: d\nversion: 1\nslots:\n" + slots), codebook: codebook, &findings
            ))
        let wording = Wording(
            DataFile(name: "fr/d.yaml", text: text), dialog: dialog, codebook: codebook,
            like: { name in (try? SiteFiles.shipped("fr/\(name).yaml")).map { DataFile(name: name, text: $0) } },
            &findings)
        return (wording, findings.sorted.map { "\($0.line) \($0.kind.rawValue) \($0.message)" })
    }

    @Test func aWordingTakesWhatItLeavesOutFromAnother() throws {
        let (read, faults) = try wording(
            """
            language: fr
            like: temoignage
            title: Trois questions
            phrases: {repeat_more: Encore ?}
            slots:
              a: {name: le choix, ask: Lequel ?, choices: {x: [un, premier], y: deux}}
              n: {ask: C’est noté.}
              t: {name: le reste, ask: "Et « {a} », pourquoi ?"}
            """)
        let wording = try #require(read)
        #expect(faults == [])
        #expect(wording.title == "Trois questions")
        #expect(wording.phrases[.repeatMore] == "Encore ?")
        #expect(wording.phrases[.confirm] == "C’est bien ça ? « oui », ou le numéro à changer.")
        #expect(wording.slots["a"]?.choices == ["x": ["un", "premier"], "y": ["deux"]])
        #expect(wording.dates.months.count == 12)
    }

    @Test(arguments: [
        ("a: {name: le choix, ask: Lequel ?}", ["5 missing-key the key 'choices' is missing here"]),
        (
            "a: {name: le choix, ask: Lequel ?, choices: {x: un}}",
            ["5 missing-key the label of 'y' is missing here"]
        ),
        (
            "a: {name: le choix, ask: Lequel ?, choices: {x: un, y: deux, z: trois}}",
            ["5 unknown-option 'z' is no answer to this question"]
        ),
        (
            "a: {name: le choix, ask: \"Lequel, {b} ?\", choices: {x: un, y: deux}}",
            ["5 unknown-name '{b}' cannot be filled in here"]
        ),
        (
            "a: {name: le choix, ask: [], choices: {x: un, y: deux}}",
            ["5 no-plain-question 'a' says nothing"]
        ),
        (
            "a: {name: le choix, ask: Lequel ?, again: [Lequel ?], choices: {x: un, y: deux}}",
            ["5 same-again 'Lequel ?' is asked twice in the same words"]
        ),
    ])
    func aFaultOfTheWordingNamesItsLine(slot: String, expected: [String]) throws {
        let text = """
            language: fr
            like: temoignage
            title: Trois questions
            slots:
              \(slot)
              n: {ask: C’est noté.}
              t: {name: le reste, ask: Et le reste ?}
            """
        #expect(try wording(text).faults == expected)
    }

    @Test func aWordingLikeNoneIsNamed() throws {
        let text = "language: fr\nlike: temoinage\nslots: {}"
        #expect(try wording(text).faults == ["2 unknown-value there is no wording 'temoinage' in this language"])
    }
}

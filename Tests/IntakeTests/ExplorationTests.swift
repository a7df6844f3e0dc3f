import DialogEngine
import DialogFormat
import TestimonyModel
import Testing

@testable import Intake

/// The shipped dialog as it is explored, made once for all tests.
let explored: ExploredSite = {
    guard let transcripts = try? Transcript.shipped else { fatalError("the shipped transcripts have a fault") }
    return ExploredSite(shipped, transcripts)
}()

/// The same of a questionnaire.
private let exploredAnswers: ExploredSite = {
    guard let site = shippedDialogs["avis"] else { fatalError("there is no 'avis'") }
    return ExploredSite(site, [])
}()

struct ExplorationTests {
    /// The first numbers of SplitMix64 from the seed 1234567, as its author's code prints them.
    @Test func theDiceFallAsTheySay() {
        var dice = Dice(seed: 1_234_567)
        let numbers = (0..<5).map { _ in dice.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
        #expect((0..<100).allSatisfy { _ in (0..<6).contains(dice.roll(6)) } && dice.roll(0) == 0)
        #expect(dice.shuffled(Array(0..<50)).sorted() == Array(0..<50))
    }

    @Test func aSeedIsOneConversation() {
        let all = Exploration(explored).explore(500..<530)
        let parts = Exploration(explored).explore(500..<511) + Exploration(explored).explore(511..<530)
        #expect(all == parts && all.conversations == 30 && all.turns > 60)
        let other = Exploration(explored).explore(600..<630)
        #expect(other.turns != all.turns || other.endings != all.endings)
    }

    @Test func theShippedDialogKeepsItsPromises() {
        let exploration = Exploration(explored)
        let tally = exploration.explore(1..<301)
        for finding in exploration.findings(tally) { Issue.record("\(finding.transcript)") }
        #expect(tally.violations.isEmpty)
        #expect(tally.endings["saved", default: 0] > 100 && tally.endings.count > 5, "\(tally.endings)")
    }

    @Test func theShippedQuestionnaireKeepsItsPromises() {
        let exploration = Exploration(exploredAnswers)
        let tally = exploration.explore(1..<401)
        for finding in exploration.findings(tally) { Issue.record("\(finding.transcript)") }
        #expect(tally.violations.isEmpty)
        #expect(tally.endings["saved", default: 0] > 100 && tally.endings.count > 5, "\(tally.endings)")
    }

    @Test func witnessesOfAQuestionnaireAnswerEverything() {
        let repertoire = exploredAnswers.repertoire
        for slot in exploredAnswers.context.dialog.allSlots {
            switch slot.kind {
            case .question: #expect(repertoire.answers[slot.id]?.isEmpty == false, "\(slot.id)")
            default: break
            }
        }
        let named = Set(repertoire.facts.map(\.slot))
        #expect(named == ["evenement", "lequel", "jour", "nombre", "note", "manque", "envies", "aider"])
        #expect(repertoire.facts.contains { $0.slot == "jour" && $0.value == "2026-11-18" })
        #expect(Set(repertoire.meanings.consents.values) == [.count, Consent.none])
    }

    @Test func whatIsAskedAgainWithoutNeedIsFound() throws {
        var step = try #require(firstQuestion())
        #expect(MissingOnly().check(step) == nil)
        step.turn.session.draft.slots["evenement"] = SlotValue(state: .refused)
        #expect(MissingOnly().check(step)?.invariant == .asksOnlyMissing)
    }

    @Test func whatIsRequiredAndOpenIsFound() throws {
        let step = try #require(firstQuestion())
        #expect(step.context.unsettledRequirements(of: step.after.draft) == ["evenement"])
        var draft = step.after.draft
        draft.slots["evenement"] = SlotValue(state: .skipped)
        #expect(step.context.unsettledRequirements(of: draft) == ["evenement"])
        draft.slots["evenement"] = SlotValue(state: .refused)
        #expect(step.context.unsettledRequirements(of: draft) == [])
    }

    private func firstQuestion() -> Step? {
        let context = exploredAnswers.context
        let before = Session(dialog: context.dialog)
        let turn = reduce(before, .utterance("bonjour"), context)
        return Step(before: before, event: .utterance("bonjour"), turn: turn, context: context)
    }

    @Test func itsWitnessesKnowTheDialog() {
        let repertoire = explored.repertoire
        #expect(repertoire.stories.count > 100 && repertoire.openStories.count > 50)
        for slot in ["publics", "where", "when"] {
            let values = Set(repertoire.facts.filter { $0.slot == slot }.map(\.value))
            #expect(values.count > 4, "\(slot): \(values)")
        }
        #expect(repertoire.facts.contains { $0.slot == "when" && $0.value == "2026-11-17" && $0.text == "mardi" })
        #expect(repertoire.answers["effect"]?.contains("entraide") == true)
        #expect(Set(repertoire.meanings.consents.values) == Set(Consent.allCases))
        #expect(repertoire.meanings.consents["3"] == .quote && repertoire.meanings.consents["efface"] == nil)
        #expect(repertoire.meanings.yeses.contains("oui") && !repertoire.meanings.yeses.contains("non"))
    }

    /// Everything that a conversation in memory says and records, the store would have it say and record.
    @Test(arguments: [3, 14, 15, 92, 65] as [UInt64])
    func whatIsShownPlaysAsItIsWritten(seed: UInt64) async throws {
        var witness = Witness(explored.repertoire, Dice(seed: seed))
        let played = explored.play(witness.setting, looksTwice: true) { witness.act($0) }
        let text = explored.transcript(played, Violation(.ends, "a\nb"), seed)
        let isOneLine = !played.script.acts.contains { $0.text?.contains(where: \.isNewline) == true }
        try #require(isOneLine, "another seed is needed")
        var findings = Findings()
        let transcript = try #require(
            Transcript(DataFile(name: "new.txt", text: text), &findings), "\(findings.sorted)")
        #expect(transcript.exchanges.count == played.script.acts.count + 1)
        let rehearsed = try await Rehearsal(shipped).play(transcript)
        #expect(rehearsed.differences.isEmpty, "\(rehearsed.differences)\n\(text)")
    }

    @Test func anOrderThatMattersIsShownAsATranscript() async throws {
        let story = "Quelqu'un m'a prêté une perceuse, sans même me connaître."
        let telling = Telling(story, ["à l'atelier", "mardi", "lundi"], .order([0, 2, 1]))
        let violation = try #require(explored.play(telling).violation)
        #expect(violation.invariant == .sameInAnyOrder)
        let finding = explored.finding(.telling(telling), violation, seed: 7)
        let lines = finding.transcript.split(separator: "\n")
        #expect(lines.contains("# seed 7") && lines.contains("order: any"), "\(finding.transcript)")
        #expect(lines.contains("> mardi") && lines.contains("> lundi") && !lines.contains("> à l'atelier"))
        var findings = Findings()
        let transcript = try #require(Transcript(DataFile(name: "new.txt", text: finding.transcript), &findings))
        #expect(try await !Rehearsal(shipped).play(transcript).lasting.isEmpty)
    }

    @Test func aCorrectionThatIsNoneIsShownWithTheRecordOfTheStraightWay() throws {
        let story = "Quelqu'un m'a prêté une perceuse, sans même me connaître."
        let telling = Telling(story, ["lundi"], .corrected(0, wrong: "mardi", right: "bof", isLate: true))
        let violation = try #require(explored.play(telling).violation)
        #expect(violation.invariant == .sameWhenCorrected)
        let finding = explored.finding(.telling(telling), violation, seed: 8)
        #expect(finding.transcript.contains("> mardi\n") && finding.transcript.contains("> bof\n"))
        #expect(finding.transcript.contains("! when: 2026-11-16\n"), "\(finding.transcript)")
    }

    @Test func twoWaysThatMeetAreNoViolation() {
        let story = "Quelqu'un m'a prêté une perceuse, sans même me connaître."
        let order = Telling(story, ["mardi", "à l'atelier", "une voisine"], .order([2, 0, 1]))
        let corrected = Telling(story, ["lundi"], .corrected(0, wrong: "mardi", right: "non, lundi", isLate: false))
        for telling in [order, corrected] { #expect(explored.play(telling).violation == nil) }
    }
}

import DialogEngine
import TestimonyModel
import Testing

@testable import Intake

/// A conversation with the shipped dialog in which turns are made wrong behind the engine's back; the last one shows it.
struct SpoiledConversation: Sendable, CustomTestStringConvertible {
    struct Line: Sendable {
        var text: String
        var spoil: @Sendable (inout Turn, Session) -> Void = { _, _ in }

        init(_ text: String, _ spoil: @escaping @Sendable (inout Turn, Session) -> Void = { _, _ in }) {
            self.text = text
            self.spoil = spoil
        }
    }

    static let story = "Quelqu'un m'a prêté une perceuse mardi, sans même me connaître."
    static let episodes =
        "En mars on a prêté la salle aux voisins pour leur fête. Sinon on voudrait lancer une bourse aux vélos au jardin."
    static let answer = "une voisine, à l'atelier"

    var invariant: Invariant
    var lines: [Line]

    init(_ invariant: Invariant, _ lines: [Line]) {
        self.invariant = invariant
        self.lines = lines
    }

    /// After what an undisturbed witness types.
    private init(_ invariant: Invariant, after told: [String], _ lines: Line...) {
        self.init(invariant, told.map { Line($0) } + lines)
    }

    var testDescription: String { "\(invariant.rawValue): \(lines.map(\.text).joined(separator: " | "))" }

    /// What is wrong with each turn.
    func violations(isSpoiled: Bool) -> [Violation?] {
        var inspection = Inspection(explored.repertoire.meanings)
        var context = explored.context
        var session = explored.knownSession
        return lines.enumerated().map { number, line in
            context.newID = "t\(number)"
            var turn = reduce(session, .utterance(line.text), context)
            if isSpoiled { line.spoil(&turn, session) }
            let step = Step(before: session, event: .utterance(line.text), turn: turn, context: context)
            session = turn.session
            return inspection.check(step)
        }
    }

    static var all: [SpoiledConversation] { asking + keeping + ending + goingBack + saying }

    private static let asking = [
        SpoiledConversation(
            .asksOtherwise, after: [story],
            Line("bof") { turn, before in
                turn.session.note(asked: before.prompt ?? "")
                turn.effects = [.say(Say(text: before.prompt ?? "", expects: "publics"))]
            }),
        // It was answered.
        SpoiledConversation(.asksOnlyMissing, after: [story], Line(answer) { turn, _ in turn.ask("where") }),
        // Who did it is asked of what goes well.
        SpoiledConversation(
            .asksOnlyMissing, after: [],
            Line(story) { turn, _ in
                turn.session.draft.observations[0].polarity = .negative
                turn.ask("publics")
            }),
        // The story told it.
        SpoiledConversation(.asksOnlyMissing, after: [], Line(story) { turn, _ in turn.ask("when") }),
        SpoiledConversation(
            .leavesRefused, after: [story, "je préfère pas le dire"],
            Line("aide") { turn, _ in
                turn.session.draft.slots["publics"] = nil
                turn.ask("publics")
            }),
    ]

    private static let keeping = [
        SpoiledConversation(.savesConfirmed, after: [story, answer], Line("oui") { turn, _ in turn.save(.count) }),
        SpoiledConversation(
            .savesConfirmed, after: [story, answer, "oui"],
            Line("aide") { turn, _ in turn.session.draft.text += " Et plus." }, Line("2")),
        SpoiledConversation(
            .savesConfirmed, after: [story, answer],
            Line("bof") { turn, _ in turn.session.phase = .consent(attempt: 0) },
            Line("2") { turn, _ in turn.save(.count) }),
        // The second of two episodes was never read back.
        SpoiledConversation(
            .savesConfirmed, after: [episodes],
            Line("oui") { turn, _ in turn.session.phase = .consent(attempt: 0) },
            Line("2") { turn, _ in turn.save(.count) }),
        SpoiledConversation(
            .keepsConsent, after: [story, answer, "oui"], Line("2") { turn, _ in turn.change { $0.consent = .quote } }),
        SpoiledConversation(
            .keepsConsent, after: [story, answer, "oui"],
            Line("2") { turn, _ in turn.change { $0.attribution = "Zoé" } }),
        SpoiledConversation(
            .keepsConsent, after: [story, answer, "oui"], Line("1") { turn, _ in turn.effects = [] }),
        SpoiledConversation(
            .keepsConsent, after: [story, answer, "oui", "4"],
            Line("Zoé") { turn, _ in turn.change { $0.attribution = "Zoe" } }),
        SpoiledConversation(
            .keepsConsent, after: [story, answer, "oui", "4"],
            Line("passer") { turn, _ in
                turn.change { ($0.consent, $0.attribution) = (.attributed, "passer") }
            }),
    ]

    private static let ending = [
        SpoiledConversation(.dropsUnkept, after: [story], Line("stop") { turn, _ in turn.session.draft.text = "x" }),
        SpoiledConversation(.dropsUnkept, after: [story], Line("stop") { turn, before in turn.ignore(before) }),
        SpoiledConversation(.dropsUnkept, after: [story], Line("annuler") { turn, before in turn.ignore(before) }),
        SpoiledConversation(
            .dropsUnkept, after: [story, answer, "oui"], Line("annuler") { turn, _ in turn.save(.count) }),
        SpoiledConversation(
            .withdraws, after: [story, answer, "oui", "2"],
            Line("stop") { turn, _ in turn.effects.removeAll { if case .withdraw = $0 { true } else { false } } }),
        SpoiledConversation(
            .withdraws, after: [story], Line("aide") { turn, _ in turn.effects.append(.withdraw(["t1"])) }),
        SpoiledConversation(.erases, after: [], Line("effacer") { turn, before in turn.ignore(before) }),
        SpoiledConversation(
            .erases, after: ["effacer"], Line("oui") { turn, _ in turn.effects.removeAll { $0 == .eraseSpeaker } }),
        SpoiledConversation(
            .erases, after: ["effacer"], Line("non") { turn, _ in turn.effects.append(.eraseSpeaker) }),
        SpoiledConversation(
            .erases, after: [story, answer], Line("oui") { turn, _ in turn.effects.append(.eraseSpeaker) }),
    ]

    private static let goingBack = [
        SpoiledConversation(
            .goesBack, after: [story, answer], Line("retour") { turn, _ in turn.session.draft.text = "x" }),
        SpoiledConversation(.goesBack, after: [story, answer], Line("retour") { turn, before in turn.ignore(before) }),
        SpoiledConversation(
            .goesBack, after: [story, answer],
            Line("retour") { turn, before in
                turn.session = before
                turn.effects = [.say(Say(text: explored.context.wording.phrases[.nothingToUndo] ?? ""))]
            }),
    ]

    private static let saying = [
        SpoiledConversation(
            .fitsALine, after: [story], Line("aide") { turn, _ in turn.say(String(repeating: "é", count: 176)) }),
        SpoiledConversation(.isWellSet, after: [story], Line("aide") { turn, _ in turn.say("Pour {site}.") }),
        SpoiledConversation(.isWellSet, after: [story], Line("aide") { turn, _ in turn.say("Deux  espaces.") }),
        SpoiledConversation(.isWellSet, after: [story], Line("aide") { turn, _ in turn.say("L'équipe.") }),
        SpoiledConversation(
            .namesStayOut, after: ["mardi Fatou m'a prêté sa perceuse, on peut l'appeler au 06 39 98 12 34"],
            Line("aide") { turn, _ in turn.say("Fatou ?") }),
        SpoiledConversation(
            .namesStayOut, after: ["mardi Fatou m'a prêté sa perceuse, on peut l'appeler au 06 39 98 12 34"],
            Line("aide") { turn, _ in turn.session.draft.text += " 06 39 98 12 34" }),
        SpoiledConversation(
            .namesStayOut, after: ["j'ai vu Fatou hier", story, answer, "oui"],
            Line("2") { turn, _ in turn.change { $0.text += " avec Fatou" } }),
    ]
}

extension Turn {
    fileprivate mutating func ask(_ slot: String) {
        session.phase = .asking(slot: slot, attempt: 0)
        session.note(asked: "« \(slot) » ?")
        effects = [.say(Say(text: "« \(slot) » ?", expects: slot))]
    }

    fileprivate mutating func say(_ text: String) { effects = [.say(Say(text: text))] }

    /// Nothing happens.
    fileprivate mutating func ignore(_ before: Session) {
        session = before
        effects = []
    }

    fileprivate mutating func save(_ consent: Consent) {
        let record = TestimonyRecord(
            id: "t", site: "s", sentAt: Script.Setting().now, consent: consent, text: "x", frame: Frame())
        effects.insert(.save(record), at: 0)
    }

    /// Changes the record that is saved.
    fileprivate mutating func change(_ change: (inout TestimonyRecord) -> Void) {
        effects = effects.map { effect in
            guard case .save(var record) = effect else { return effect }
            change(&record)
            return .save(record)
        }
    }
}

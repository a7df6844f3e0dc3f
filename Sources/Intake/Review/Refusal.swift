import Reporting
import Store
import TestimonyModel

/// Why a decision was not taken, in French; `nil` where it was, or can be.
extension ReviewDesk {
    /// By the state that the testimony is in.
    package func refusal(of decision: ReviewDecision, on seen: SeenTestimony) -> String? {
        guard let objection = objection(to: decision, on: seen) else { return nil }
        let state = "\(seen.record.id) \(objection)"
        return seen.record.review == .rejected
            ? "\(state) ; « glane review undo \(seen.record.id) » y revient d’abord" : state
    }

    /// The same as a half of a sentence: "est déjà écarté par nadia le 18 novembre 2026, 9 h 05".
    func objection(to decision: ReviewDecision, on seen: SeenTestimony) -> String? {
        guard decision != .undo, seen.record.review.after(decision) == nil else { return nil }
        return "est déjà \(standing(seen))"
    }

    package func refusal(of outcome: ReviewOutcome, _ id: String) -> String? {
        objection(to: outcome).map { "\(id) : \($0)" }
    }

    func objection(to outcome: ReviewOutcome) -> String? {
        switch outcome {
        case .done: nil
        case .overtaken(let entries):
            "rien n’est écrit, quelqu’un a décidé entre-temps ("
                + entries.map { ReviewWords.sentence($0, at: clock.moment($0.decidedAt)) }.joined(separator: " ; ")
                + "). Relisez-le, puis décidez"
        case .changed: "rien n’est écrit, le témoignage a changé entre-temps. Relisez-le, puis décidez"
        case .gone: "ce témoignage vient d’être effacé"
        case .nothingToUndo: "il n’y a pas de décision à annuler"
        case .partDecided(let part):
            "sa seconde partie \(part) porte une décision ; « glane review undo \(part) » d’abord"
        }
    }

    /// "écarté par nadia le 18 novembre 2026, 9 h 05 (« une blague »)", or the state alone.
    private func standing(_ seen: SeenTestimony) -> String {
        guard let last = seen.entries.standing.last else { return ReviewWords.state(seen.record.review) }
        return ReviewWords.sentence(last, at: clock.moment(last.decidedAt))
    }
}

import DialogEngine
import DialogFormat
import Foundation
import Store
import TestimonyModel

/// A coordinator's desk in a private conversation, beside the dialog in which they may tell something themselves: reads
/// what the store shows for a message, and lets the review decide.
struct Desk: Sendable {
    let store: TestimonyStore
    let site: SiteData
    let actor: Roles.Identity
    let clock: SiteClock
    let key: SpeakerKey

    /// `state` is what was open, as JSON; `refusal` is why the last attempt at the same message was not written.
    func turn(_ text: String, _ state: String?, at now: Int, _ refusal: ReviewOutcome?) async throws -> DeskTurn {
        let state = state.flatMap { try? JSONDecoder().decode(DeskState.self, from: Data($0.utf8)) }
        let phrase = DeskPhrase(text)
        // Nothing is read for what is no business of the desk.
        guard state?.isOpen(at: now) == true || phrase == .review else {
            return said(review(at: now).turn(phrase, nil, DeskView(waiting: [])))
        }
        return said(review(at: now).turn(phrase, state, try await view(state, refusal)))
    }

    private func said(_ turn: DeskTurn) -> DeskTurn {
        var turn = turn
        turn.lines = turn.lines.map(typeset)
        return turn
    }

    private var desk: ReviewDesk {
        ReviewDesk(
            store: store, site: site.configuration.site.id, clock: clock, codebook: site.codebook,
            extractor: { [site] in
                guard let extractor = site.extractor else { throw Failure(.configuration, "the data are incomplete") }
                return extractor
            })
    }

    private func review(at now: Int) -> DeskReview {
        let facets = site.codebook.facets.map(\.id)
        return DeskReview(
            desk: desk, actor: actor.description, now: now,
            mark: { [key] record in
                var json = JSONWriter()
                record.write(to: &json, facetIDs: facets)
                return key.pseudonym(.sight, of: json.text)
            })
    }

    private func view(_ state: DeskState?, _ refusal: ReviewOutcome?) async throws -> DeskView {
        let (desk, waits) = (desk, ReviewFilter(states: Set(Review.allCases.filter(\.isWaiting))))
        var view = DeskView(
            waiting: try await store.testimonies(
                TestimonyQuery(site: desk.site, reviews: waits.states)
            ).filter(waits.admits))
        if let id = state?.shown?.id { view.shown = try await desk.seen(id: id) }
        if let id = state?.decided?.id { view.decided = try await desk.seen(id: id) }
        view.refusal = refusal
        return view
    }
}

extension DeskTurn {
    /// Its lines as one message; none where there are none.
    var replies: [String] { lines.isEmpty ? [] : [lines.joined(separator: "\n")] }

    /// What is open afterwards, as it is stored.
    var stored: String? {
        get throws { try state.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) } }
    }
}

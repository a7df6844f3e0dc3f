import DialogEngine
import DialogFormat
import Extraction
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
    func turn(_ text: String, _ state: String?, at now: Moment, _ refusal: ReviewOutcome?) async throws -> DeskTurn {
        let stored = state.flatMap { try? JSONDecoder().decode(DeskState.self, from: Data($0.utf8)) }
        let open = stored.flatMap { $0.isOpen(at: now.epochSeconds) ? $0 : nil }
        let phrase = DeskPhrase(text)
        // Nothing is read for what is no business of the desk.
        guard open != nil || phrase.opens else { return .silent(nil) }
        switch phrase {
        case .ask(let question): return said(try await answer(question, open, at: now))
        case .blindSpots: return said(aside(try await archive().blindSpots().lines, open, at: now, quotes: true))
        case .page(let phrase): return said(try await write(phrase, open, at: now))
        default:
            let review = review(at: now.epochSeconds)
            return said(review.turn(phrase, open, try await view(open, refusal)))
        }
    }

    /// Beside the review, which goes on.
    private func aside(_ lines: [String], _ open: DeskState?, at now: Moment, quotes: Bool = false) -> DeskTurn {
        var open = open
        open?.heardAt = now.epochSeconds
        open?.awaits = nil
        return DeskTurn(state: open, lines: lines, quotesOthers: quotes)
    }

    private func answer(_ question: String, _ open: DeskState?, at now: Moment) async throws -> DeskTurn {
        switch try await archive().answer(question, at: now) {
        case .found(let answer): aside(answer.lines, open, at: now, quotes: true)
        case .blindSpots(let spots): aside(spots.lines, open, at: now, quotes: true)
        case .notUnderstood: aside([DeskWords.whatToAsk], open, at: now)
        }
    }

    private func write(_ phrase: PagePhrase?, _ open: DeskState?, at now: Moment) async throws -> DeskTurn {
        let page = DeskPage(
            site: site.configuration.site.id, codebook: site.codebook, actor: actor.description, now: now,
            names: { [site] in site.extractor?.extract($0, sentAt: now).frame.personal ?? [] })
        let answer = page.turn(phrase, try await store.pageNotes(site: site.configuration.site.id))
        var turn = aside(answer.lines, open, at: now)
        turn.decision = answer.edit.map { .page($0) }
        return turn
    }

    private func archive() throws -> Archive {
        Archive(
            store: store, codebook: site.codebook, extractor: try extractor(), words: site.questionWords,
            sensitive: site.sensitiveWords, configuration: site.configuration)
    }

    private func extractor() throws -> Extractor {
        guard let extractor = site.extractor else { throw Failure(.configuration, "the data are incomplete") }
        return extractor
    }

    private func said(_ turn: DeskTurn) -> DeskTurn {
        var turn = turn
        turn.lines = turn.lines.map(typeset)
        return turn
    }

    private var desk: ReviewDesk {
        ReviewDesk(
            store: store, site: site.configuration.site.id, clock: clock, codebook: site.codebook,
            sensitive: site.sensitiveWords, extractor: extractor)
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

import ArgumentParser
import Intake
import Reporting
import TestimonyModel

/// Which testimonies are looked at.
struct ReviewFilterOptions: ParsableArguments {
    enum State: String, CaseIterable, ExpressibleByArgument {
        case waiting, proposed, confirmed, accepted, corrected, rejected, all

        var reviews: Set<Review>? {
            switch self {
            case .all: nil
            case .waiting: Set(Review.allCases.filter(\.isWaiting))
            default: Review(rawValue: rawValue).map { [$0] }
            }
        }
    }

    @Option(help: "Where the review stands; waiting is proposed or confirmed.") var state = State.waiting
    @Option(help: "Only those coded with this effect, by its id.") var effect: String?
    @Option(help: "Only those with an effect of this level, by its id.") var level: String?
    @Option(help: "Only those of a week: this, last, or for example 2026-W47.") var week: WeekArgument?
    @Option(help: "Only those with this consent: none, count, quote or attributed.") var consent: Consent?
    @Option(name: .customLong("public"), help: "Only those with these people, by the id of the option.")
    var people: String?
    @Flag(help: "Only those with an effect that is coded with little confidence.") var doubtful = false
    @Flag(help: "Only those that tell a detail of health, origin, opinions, religion, orientation or offences.")
    var sensitive = false
    @Option(help: "Only those whose text holds these words or their beginnings.") var search: String?
    @Flag(help: "What tells no story, as answers to a questionnaire, in the place of testimonies.") var others = false

    /// For the testimonies of this desk.
    func filter(_ desk: ReviewDesk, among records: [TestimonyRecord]) throws -> ReviewFilter {
        var filter = try filter(desk.codebook, now: desk.clock.now)
        if sensitive { filter.ids = Set(records.filter { !desk.sensitive.details(in: $0).isEmpty }.map(\.id)) }
        return filter
    }

    private func filter(_ codebook: Codebook, now: Moment) throws -> ReviewFilter {
        var filter = ReviewFilter(states: state.reviews)
        let faults = ReviewWords(codebook)
        if let effect, codebook.effect(effect) == nil {
            let near = codebook.effects.map(\.id).nearest(to: effect)
            throw Failure(.usage, faults.sentence(.unknownEffect(effect, near: near)))
        }
        if let people, codebook.option(people, of: "publics") == nil {
            let near = codebook.facet("publics")?.options.map(\.id).nearest(to: people)
            throw Failure(.usage, faults.sentence(.unknownOption(people, facet: "publics", near: near)))
        }
        if let level, !codebook.levels.contains(where: { $0.id == level }) {
            let known = codebook.levels.map(\.id).joined(separator: ", ")
            throw Failure(.usage, "il n’y a pas de niveau « \(level) » ; il y a \(known)")
        }
        (filter.effect, filter.level, filter.people) = (effect, level, people)
        (filter.consent, filter.isDoubtful, filter.wantsOthers) = (consent, doubtful, others)
        filter.week = week?.week(at: now)
        filter.words = search.map { [$0] } ?? []
        return filter
    }
}

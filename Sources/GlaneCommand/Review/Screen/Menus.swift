import Reporting
import TestimonyModel

extension Menu {
    static func filters() -> Menu {
        var doubtful = ReviewFilter(states: ReviewFilterOptions.State.waiting.reviews)
        doubtful.isDoubtful = true
        var others = ReviewFilter(states: ReviewFilterOptions.State.waiting.reviews)
        others.wantsOthers = true
        return Menu(
            "Montrer",
            [
                Line("à relire", .filter(ReviewFilter(states: ReviewFilterOptions.State.waiting.reviews))),
                Line("à relire, avec un code à vérifier", .filter(doubtful)),
                Line("un seul effet…", .effectFilters),
                Line("acceptés ou corrigés", .filter(ReviewFilter(states: [.accepted, .corrected]))),
                Line("écartés", .filter(ReviewFilter(states: [.rejected]))),
                Line("tous les témoignages", .filter(ReviewFilter())),
                Line("les réponses aux questionnaires", .filter(others)),
            ])
    }

    static func effectFilters(_ words: ReviewWords, _ filter: ReviewFilter) -> Menu {
        Menu(
            "Quel effet\u{A0}?",
            words.codebook.effects.map { effect in
                var chosen = filter
                chosen.effect = effect.id
                return Line(words.effect(effect.id), .filter(chosen))
            })
    }

    static func corrections(_ record: TestimonyRecord) -> Menu {
        Menu(
            "Que corriger\u{A0}?",
            [
                Line("ajouter un effet", .menu(.addEffect)), Line("enlever un effet", .menu(.removeEffect)),
                Line("en bien ou en mal", .menu(.polarity)),
                Line("arrivé, souhaité ou manquant", .menu(.status)),
                Line("les mots cités", .menu(.evidence)),
                Line("qui", .menu(.facet("publics"))), Line("où", .menu(.places)),
                Line("quand", .ask(.date(record.id))), Line("autre chose…", .menu(.facets)),
            ])
    }

    static func menu(_ subject: Subject, _ record: TestimonyRecord, _ words: ReviewWords) -> Menu {
        let (coded, codebook) = (record.frame.observations, words.codebook)
        func ofEach(_ title: String, _ choice: (Observation) -> Choice) -> Menu {
            Menu(title, coded.map { Line(words.line($0), choice($0)) })
        }
        switch subject {
        case .addEffect:
            let others = codebook.effects.map(\.id).filter { id in !coded.contains { $0.effect == id } }
            return Menu("Quel effet ajouter\u{A0}?", others.map { Line(words.effect($0), .menu(.sign($0))) })
        case .sign(let effect):
            return Menu(
                words.effect(effect),
                [
                    Line("en bien", .ask(.evidence(record.id, effect: effect, .positive))),
                    Line("en mal", .ask(.evidence(record.id, effect: effect, .negative))),
                ])
        case .removeEffect: return ofEach("Quel effet enlever\u{A0}?") { .correct([.noEffect($0.effect)]) }
        case .polarity:
            return ofEach("De quel effet changer le signe\u{A0}?") {
                .correct([.polarity($0.effect, $0.polarity == .positive ? .negative : .positive)])
            }
        case .status: return ofEach("De quel effet\u{A0}?") { .menu(.statusOf($0.effect)) }
        case .statusOf(let effect):
            return Menu(
                words.effect(effect),
                [
                    Line("c’est arrivé", .correct([.status(effect, .observed)])),
                    Line("c’est souhaité, ou craint", .correct([.status(effect, .wished)])),
                    Line("c’est ce qui manque", .correct([.status(effect, .absent)])),
                ])
        case .evidence:
            return ofEach("Les mots de quel effet\u{A0}?") { .ask(.evidence(record.id, effect: $0.effect, nil)) }
        case .facets:
            let told = Set(coded.map(\.effect))
            let usable = codebook.facets.map(\.id).filter { facet in
                codebook.coder(ofFacet: facet).map { told.contains($0.id) } ?? true
            }
            return Menu(
                "Quel détail\u{A0}?", usable.map { Line(ReviewWords.heading($0).lowercased(), .menu(.facet($0))) })
        case .facet(let facet):
            let held = record.frame.facets[facet] ?? []
            let owner = codebook.coder(ofFacet: facet)?.id
            return Menu(
                ReviewWords.heading(facet),
                (codebook.facet(facet)?.options ?? []).map { option in
                    Line(
                        words.option(option.id, of: facet, for: owner), isOn: held.contains(option.id),
                        on: .option(facet, option.id), off: .noOption(facet, option.id))
                })
        case .places:
            return Menu(
                ReviewWords.heading("where"),
                codebook.places.map { place in
                    Line(
                        words.place(place.id), isOn: record.frame.places.contains(place.id), on: .place(place.id),
                        off: .noPlace(place.id))
                })
        }
    }
}

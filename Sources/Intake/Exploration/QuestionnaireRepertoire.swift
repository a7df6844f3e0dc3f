import DialogEngine
import Extraction
import TestimonyModel

/// What witnesses of a questionnaire can type: answers of every type, some of which do not fit, told when they are asked
/// for or before, by their names.
extension Repertoire {
    /// Answers that one message gives.
    private static let together = 60
    /// Seed of what is told together.
    private static let seed: UInt64 = 1

    mutating func takeQuestionnaire(_ site: SiteData, _ context: Context) {
        for slot in site.dialog.allSlots {
            let texts = AnswerTexts(slot, site)
            answers[slot.id] = (texts.fitting + texts.unfitting + ids(of: slot)).uniqued()
        }
        allAnswers = answers.values.flatMap(\.self).sorted()
        let greeting = site.patterns.example(of: .greeting) ?? ""
        let asked = reduce(Session(dialog: site.dialog), .utterance(greeting), context).session
        facts = site.dialog.slots.flatMap { slot in
            AnswerTexts(slot, site).byName.compactMap { text in
                let told = reduce(asked, .utterance(text), context).session.draft
                let values = told.values(of: slot.id)
                return values.isEmpty || told.slots.keys.contains { $0 != slot.id && !told.values(of: $0).isEmpty }
                    ? nil : Fact(slot: slot.id, value: values.joined(separator: ","), text: text)
            }
        }
        openStories = [Story(text: greeting, open: Set(facts.map(\.slot)))]
        var dice = Dice(seed: Self.seed)
        let told = (0..<Self.together).map { _ in
            (0..<2 + dice.roll(4)).compactMap { _ in dice.pick(facts)?.text }.joined(separator: ", ")
        }
        stories = ([greeting, ""] + told).uniqued().map { Story(text: $0, open: []) }
        plain.story = greeting
        plain.consent = plain.yes
    }

    private func ids(of slot: Slot) -> [String] {
        if case .question(let question) = slot.kind { question.type.ids } else { [] }
    }
}

/// Texts that answer one question of an author's own.
private struct AnswerTexts {
    /// Of its type; what its constraint says of them is the dialog's affair.
    private(set) var fitting: [String] = []
    private(set) var unfitting: [String] = []
    private let name: String?

    init(_ slot: Slot, _ site: SiteData) {
        let wording = site.wording.slots[slot.id]
        name = wording?.name
        let labels = wording?.choices ?? [:]
        switch slot.kind {
        case .question(let question):
            switch question.type {
            case .text: fitting = ["des chaises", "trop de bruit, et pas d'ombre", "L'Été", "un coin calme"]
            case .person: fitting = ["ma voisine", "Fatou", "quelqu'un de l'accueil"]
            case .integer:
                fitting = ["3", "12", "on était 4", "une dizaine", "le 7"]
                unfitting = ["0", "-1", "51", "3,5", "beaucoup", "99999999999999999999", "3 ou 4"]
            case .decimal:
                fitting = ["2", "1,5", "3 h", "une heure"]
                unfitting = ["0", "-2", "48", "longtemps", "1e308"]
            case .date:
                fitting = ["hier", "samedi", "en mars", "2026-11-02", "le 12 novembre"]
                unfitting = ["demain", "dans dix ans", "31 février", "jamais", "en 2031"]
            case .yesNo:
                fitting = [Intent.yes, .no].compactMap(site.patterns.example)
                unfitting = ["peut-être", "2", "oui et non"]
            case .rating(let best):
                fitting = (1...best).map(String.init) + ["3 sur \(best)", "\(best)/\(best)"]
                unfitting = ["0", String(best + 1), "bof", "2 ou 3"]
            case .choice(let ids):
                fitting = ids.compactMap { labels[$0]?.first } + ids.indices.map { String($0 + 1) }
                unfitting = ["0", String(ids.count + 1), "1 ou 2", "un peu de tout"]
            case .choices(let ids):
                fitting = ids.compactMap { labels[$0]?.first } + ["1 et 2", "tout", "2, 3"]
                fitting += zip(ids, ids.dropFirst()).compactMap { first, second in
                    guard let one = labels[first]?.first, let other = labels[second]?.first else { return nil }
                    return "\(one) et \(other)"
                }
                fitting += ids.last.flatMap { labels[$0]?.first }.map { ["tout sauf \($0)"] } ?? []
                unfitting = ["0", String(ids.count + 1), "bof"]
            }
        case .repeats: fitting = [Intent.yes, .yes, .no].compactMap(site.patterns.example) + ["oui, porter des tables"]
        case .story, .effects, .options, .places, .dates, .note, .calculation: break
        }
    }

    /// The answers that can be told before they are asked for.
    var byName: [String] { name.map { name in fitting.map { "\(name) : \($0)" } } ?? [] }
}

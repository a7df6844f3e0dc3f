import Delivery
import DialogEngine
import TestimonyModel

@testable import DialogFormat

extension SiteFiles.Contents {
    /// All that stands in the files but for free words: ids, kinds, what conditions ask, what names are filled in.
    ///
    /// Left out are texts that the bot says, phrases and patterns of witnesses, labels, and names that nothing in these
    /// files refers to: of alerts, of groups of words within a domain, of fields of Commune Mesure, of environment variables,
    /// the folder of the codebook's language.
    var structure: Set<String> {
        var names: Set<String> = []
        for effect in codebook?.effects ?? [] {
            names.insert("effect \(effect.id) of \(effect.level)")
            for facet in effect.facets { names.insert("effect \(effect.id) facet \(facet)") }
        }
        for facet in codebook?.facets ?? [] {
            for option in facet.options {
                names.insert("option \(facet.id) \(option.id) \(option.polarity?.rawValue ?? "")")
            }
        }
        for place in codebook?.places ?? [] { names.insert("place \(place.id)") }
        if let dialog {
            names.formUnion(["dialog \(dialog.id)", "version \(dialog.version)"])
            names.formUnion(dialog.limits.structure)
            for slot in dialog.slots { names.formUnion(slot.structure) }
        }
        for wording in [wording, formal].compactMap(\.self) { names.formUnion(structure(of: wording)) }
        for alert in alerts ?? [] { names.insert("alert \(alert.form)") }
        let free = Set(codebook?.effects.map(\.id) ?? []).union(["chatter", "sense"])
        for entry in lexicon?.entries ?? [] where !free.contains(entry.domain) {
            names.insert("words \(entry.domain) \(entry.id)")
        }
        if let destination {
            names.formUnion(["\(destination.format)", "\(destination.audience)", "\(destination.detail)"])
            names.formUnion(destination.events.map { "event \($0)" } + ["\(destination.isEnabled)"])
        }
        return names
    }

    private func structure(of wording: Wording) -> Set<String> {
        var names = Set(["language \(wording.language)"])
        for (id, slot) in wording.slots {
            for question in slot.ask {
                names.formUnion(question.about.map { "\(id) about \($0)" })
                names.formUnion(question.effects.map { "\(id) effects \($0)" })
                names.formUnion(question.beside.keys.map { "\(id) beside \($0)" })
                if let yes = question.yes { names.insert("\(id) yes \(yes)") }
            }
            names.formUnion(slot.said.keys.map { "\(id) said \($0)" })
            names.formUnion(slot.saidNegative.keys.map { "\(id) said_negative \($0)" })
        }
        for (id, effect) in wording.effects {
            names.formUnion((Array(effect.positiveFor.keys) + effect.negativeFor.keys).map { "\(id) for \($0)" })
        }
        for (facet, details) in wording.details { names.formUnion(details.keys.map { "detail \(facet) \($0)" }) }
        for (phrase, text) in wording.phrases {
            names.formUnion(placeholders(text).map { "\(phrase) fills \($0)" })
        }
        return names
    }
}

extension Slot {
    /// A key that may be left out, and each slot of a group, is a fact of its own.
    fileprivate var structure: Set<String> {
        var names: Set<String> = []
        var conditions = [("relevant", relevant), ("enough", enough)]
        switch kind {
        case .question(let question):
            names.insert("slot \(id) \(question.type)")
            conditions += [("required", question.required), ("constraint", question.constraint)]
        case .repeats(let group):
            names.insert("slot \(id) repeats \(group.count.map { "\($0)" } ?? "")")
            for slot in group.slots { names.formUnion(slot.structure) }
        // Nothing else need name what is computed.
        case .calculation: names.insert("slot \(kind)")
        default: names.insert("slot \(id) \(kind)")
        }
        for (key, condition) in conditions {
            for part in condition?.parts ?? [] { names.insert("\(id) \(key) \(part)") }
        }
        return names
    }
}

extension Dialog.Limits {
    var structure: Set<String> {
        [
            "questions \(questions)", "attempts \(attempts)", "characters \(characters)", "undo \(undo)",
            "reminders \(reminders)", "expires \(expires)",
        ]
    }
}

extension Expression {
    /// What is asked, each question by itself.
    fileprivate var parts: [String] {
        switch self {
        case .isIn(let slot, let values): values.map { "\(slot) = \($0)" }
        case .known(let slot): ["known \(slot)"]
        case .count(let slot, let comparison, let number): ["\(slot) \(comparison) \(number)"]
        case .mentioned(let classes): classes.map { "mentioned \($0)" }
        case .constant, .compares, .matches, .contains: [description]
        case .not(let inner): inner.parts
        case .and(let left, let right), .or(let left, let right): left.parts + right.parts
        }
    }
}

import TestimonyModel

/// What conditions and terms are asked about: a draft, seen from one place of the dialog.
struct DraftFacts: Facts {
    let draft: Draft
    let today: CivilDate?
    /// From the innermost instance out.
    let scopes: [String]
    /// The answer that is judged.
    var own: [String] = []

    init(_ draft: Draft, at prefix: String = "", today: CivilDate?) {
        self.draft = draft
        self.today = today
        scopes = SlotPlace.scopes(of: prefix)
    }

    var mentions: Set<String> { draft.mentions }
    var position: Int? { scopes.first.flatMap(SlotPlace.position) }

    func values(of slot: String) -> [String] {
        for scope in scopes {
            if draft.slots[scope + slot] != nil { return draft.values(of: scope + slot) }
        }
        return draft.values(of: slot)
    }

    func allValues(of slot: String) -> [String] {
        let here = values(of: slot)
        if !here.isEmpty, draft.slots[slot] != nil { return here }
        return draft.slots.keys.filter { SlotPlace.id(of: $0) == slot[...] }.sorted().flatMap(draft.values)
    }
}

/// What became of slots and of their values from one version of a dialog to another: drafts that were begun before follow
/// it, so that nobody is asked again what they have answered.
package struct Migration: Sendable, Hashable {
    /// The version that it leads to.
    package var version: Int
    /// New ids of slots by their old ones.
    package var renamed: [String: String]
    /// New values by their old ones, by the new id of their slot.
    package var values: [String: [String: String]]

    package init(version: Int, renamed: [String: String] = [:], values: [String: [String: String]] = [:]) {
        self.version = version
        self.renamed = renamed
        self.values = values
    }

    /// The place under its new name: `enfants[2].age` may be renamed in each of its parts.
    func renamed(_ place: String) -> String {
        guard !renamed.isEmpty else { return place }
        let parts = place.split(separator: ".", omittingEmptySubsequences: false).map { part in
            let id = part.prefix { $0 != "[" }
            return (renamed[String(id)] ?? String(id)) + part[id.endIndex...]
        }
        return parts.joined(separator: ".")
    }

    func migrated(_ value: SlotValue, of slot: String) -> SlotValue {
        guard let values = values[slot] else { return value }
        var value = value
        for index in value.items.indices {
            value.items[index].value = values[value.items[index].value] ?? value.items[index].value
        }
        return value
    }
}

extension Session {
    /// Follows the migrations of a dialog whose version has risen since the session was stored. Its questions may stand in
    /// another order then.
    mutating func migrate(to dialog: Dialog) {
        // Sessions did not always know their version.
        let version = dialogVersion ?? 1
        guard version != dialog.version else { return }
        dialogVersion = dialog.version
        draft.passed = nil
        for migration in dialog.migrations where migration.version > version && migration.version <= dialog.version {
            follow(migration)
        }
    }

    private mutating func follow(_ migration: Migration) {
        draft.follow(migration)
        phase = phase.following(migration)
        for index in past.indices { past[index].follow(migration) }
        for index in (told ?? []).indices { told?[index].follow(migration) }
        for index in (waiting ?? []).indices { waiting?[index].follow(migration) }
    }
}

extension Draft {
    mutating func follow(_ migration: Migration) {
        var moved: [String: SlotValue] = [:]
        for (place, value) in slots {
            let place = migration.renamed(place)
            moved[place] = migration.migrated(value, of: String(SlotPlace.id(of: place)))
        }
        slots = moved
        askedBeside = askedBeside.map(migration.renamed)
    }
}

extension Session.Step {
    mutating func follow(_ migration: Migration) {
        phase = phase.following(migration)
        draft.follow(migration)
        for index in (told ?? []).indices { told?[index].follow(migration) }
        for index in (waiting ?? []).indices { waiting?[index].follow(migration) }
        before = before.map { before in
            var moved: [String: Before] = [:]
            for (place, old) in before {
                let place = migration.renamed(place)
                moved[place] = Before(
                    value: old.value.map { migration.migrated($0, of: String(SlotPlace.id(of: place))) })
            }
            return moved
        }
    }
}

extension Phase {
    func following(_ migration: Migration) -> Phase {
        switch self {
        case .asking(let slot, let attempt): .asking(slot: migration.renamed(slot), attempt: attempt)
        case .changing(let slot, let attempt): .changing(slot: migration.renamed(slot), attempt: attempt)
        case .choosingPart(let slots, let attempt):
            .choosingPart(slots: slots.map(migration.renamed), attempt: attempt)
        case .erasing(let before): .erasing(before: before.following(migration))
        case .paused(let before): .paused(before: before.following(migration))
        case .returning(let story, let before, let attempt):
            .returning(story: story, before: before.following(migration), attempt: attempt)
        case .resting, .story, .recap, .consent, .attribution, .othersConsent, .rewording: self
        }
    }
}

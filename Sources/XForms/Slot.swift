/// A question of the form as a slot of the dialog: what conditions must know of it.
struct Slot: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case text, number, date
        case choice, choices
        /// Ticked or not: only ticked counts as answered.
        case tick
        case calculation, note, group
        case repeated
        case today
        /// Left out; `reason` is for people.
        case absent(reason: String)
        /// Never asked in the form itself, hence never answered.
        case never
    }

    /// Fit for the dialog and unique there.
    var id: String
    var kind: Kind
    /// Ids of the choices: in the form, and in the dialog.
    var choices: [Choice] = []
    /// Names of the groups and repeats around it, and its own: `["enfants", "prenom"]`.
    var path: [String]
    /// Ids of the repeats around it, outermost first.
    var repeats: [String] = []

    struct Choice: Sendable, Hashable {
        var value: String
        var id: String
    }

    var isNumeric: Bool { kind == .number }

    func choice(_ value: String) -> String? { choices.first { $0.value == value }?.id }

    /// Ids of the choices whose value is a number for which `holds`.
    func choices(where holds: (Double) -> Bool) -> [String] {
        choices.filter { Double($0.value).map(holds) ?? false }.map(\.id)
    }
}

/// Slots by the path of their items.
struct SlotIndex: Sendable {
    private(set) var slots: [[String]: Slot] = [:]
    private var pathsByName: [String: [[String]]] = [:]

    mutating func add(_ slot: Slot) {
        if slots.updateValue(slot, forKey: slot.path) == nil, let name = slot.path.last {
            pathsByName[name, default: []].append(slot.path)
        }
    }

    mutating func change(_ path: [String], to kind: Slot.Kind) { slots[path]?.kind = kind }

    /// The item that is meant by a path, seen from `origin`; its first name may be that of the form itself.
    func slot(_ path: XPath.Path, from origin: [String], root: String?) throws(Untranslatable) -> Slot {
        if path.isSelective { throw Untranslatable("it looks something up in a table") }
        var place = path.isAbsolute ? [] : origin
        var steps = path.steps[...]
        // The form's own element; a workbook has no name for it.
        if path.isAbsolute, root == nil || steps.first == root { steps = steps.dropFirst() }
        for step in steps {
            switch step {
            case ".": break
            case "..":
                guard !place.isEmpty else { throw Untranslatable("a path leads out of the form") }
                place.removeLast()
            default: place.append(step)
            }
        }
        guard let slot = slots[place] else {
            throw Untranslatable("there is no question '\(path.steps.joined(separator: "/"))'")
        }
        return slot
    }

    /// The question of this name that is nearest to `origin`.
    func slot(named name: String, from origin: [String]) throws(Untranslatable) -> Slot {
        let paths = pathsByName[name] ?? []
        if paths.count == 1 { return slots[paths[0]]! }
        guard !paths.isEmpty else { throw Untranslatable("there is no question '\(name)'") }
        let shared = paths.map { zip($0, origin).prefix { $0 == $1 }.count }
        let nearest = shared.max()!
        let near = zip(paths, shared).filter { $0.1 == nearest }
        guard near.count == 1 else { throw Untranslatable("several questions are called '\(name)'") }
        return slots[near[0].0]!
    }
}

/// Why a formula is not carried, for people.
struct Untranslatable: Error, Sendable, Hashable {
    var reason: String

    init(_ reason: String) { self.reason = reason }
}

/// A trie over byte classes, packed as a double array: a step is one addition and one comparison.
///
/// The children of a state lie at `base + class`; a slot belongs to the state that its `parent` names. Some
/// 100,000 states take 12 bytes each, where a dense table of the same trie would take 160. States lie near the one
/// they are reached from: a step that leaves the cache costs more than all its arithmetic.
struct Automaton: Sendable {
    private(set) var slots: [Slot]
    /// Entries by accepting state: `Output` values, the last of a state marked.
    private(set) var outputs: [Output]

    struct Slot: Sendable {
        var base: Int32 = 0
        var parent: Int32 = -1
        /// Where the state's outputs start, -1 for none.
        var output: Int32 = -1
    }

    struct Output: Sendable {
        var entry: Int32
        var trait: Trait
        /// Any rest of the word belongs to the match.
        var isOpen: Bool
        var isLast: Bool
    }

    /// What the search asks of an entry; it stands beside its index, where the search has been already.
    struct Trait: Sendable {
        /// Index of its guards, -1 for none.
        var guards: Int32
        var domain: Int16
        var isNothing: Bool
    }

    /// By root of the trie its state.
    private(set) var roots: [Int: Int32] = [:]

    /// `traits` are those of all entries.
    init(_ trie: Trie, _ traits: [Trait]) {
        slots = []
        outputs = []
        var packer = Packer()
        packer.pack(trie) { append($0, traits) }
        slots = packer.slots
        roots = packer.roots
    }

    /// Where the outputs start, -1 for none.
    mutating func append(_ found: [Trie.Output], _ traits: [Trait]) -> Int32 {
        guard !found.isEmpty else { return -1 }
        let start = Int32(outputs.count)
        for (index, output) in found.enumerated() {
            outputs.append(
                Output(
                    entry: Int32(output.entry), trait: traits[output.entry], isOpen: output.isOpen,
                    isLast: index == found.count - 1))
        }
        return start
    }

}

/// First fit near the parent, depth first.
private struct Packer {
    /// How far from its parent a place for children is looked for; further, there is always room at the end.
    private static let window = 64

    private(set) var roots: [Int: Int32] = [:]
    private(set) var slots = Array(repeating: Automaton.Slot(), count: 256)
    /// Behind the last slot in use.
    private var end = 1

    /// `output` keeps the outputs of a node and tells where.
    mutating func pack(_ trie: Trie, _ output: ([Trie.Output]) -> Int32) {
        for root in trie.roots {
            let state = root == 0 ? 0 : end
            reserve(state)
            end = max(end, state + 1)
            // No state is its parent.
            slots[state].parent = root == 0 ? 0 : .max
            roots[root] = Int32(state)
            pack(trie, from: root, at: state, output)
        }
        // Every step stays inside: a base is at most the index of the last slot in use.
        let used = (slots.lastIndex { $0.parent >= 0 } ?? 0) + 1
        slots.removeLast(slots.count - used)
        slots.append(contentsOf: repeatElement(Automaton.Slot(), count: ByteClasses.count))
    }

    private mutating func pack(_ trie: Trie, from root: Int, at state: Int, _ output: ([Trie.Output]) -> Int32) {
        var stack: [(node: Int, state: Int)] = [(root, state)]
        while let (node, state) = stack.popLast() {
            slots[state].output = output(trie.outputs(of: node))
            let children = trie.children(of: node)
            if children.isEmpty { continue }
            let base = place(children.map(\.label), near: state)
            slots[state].base = Int32(base)
            for child in children.reversed() {
                slots[base + Int(child.label)].parent = Int32(state)
                stack.append((child.node, base + Int(child.label)))
            }
        }
    }

    /// A base of at least 1 whose slots for all labels are free.
    private mutating func place(_ labels: [UInt8], near state: Int) -> Int {
        let first = Int(labels[0])
        var base = max(1, state + 1 - first)
        let last = max(1, min(base + Self.window, end - first))
        while base < last, !fits(labels, at: base) { base += 1 }
        if base >= last, !fits(labels, at: base) { base = max(1, end - first) }
        reserve(base)
        end = max(end, base + Int(labels[labels.count - 1]) + 1)
        return base
    }

    private mutating func reserve(_ base: Int) {
        guard slots.count < base + ByteClasses.count else { return }
        slots.append(contentsOf: repeatElement(Automaton.Slot(), count: slots.count))
    }

    /// Plain loops: this runs for every state of the automaton, in debug builds too.
    private mutating func fits(_ labels: [UInt8], at base: Int) -> Bool {
        reserve(base)
        var index = 0
        while index < labels.count {
            if slots[base + Int(labels[index])].parent >= 0 { return false }
            index += 1
        }
        return true
    }
}

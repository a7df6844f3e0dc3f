/// Forms as they are gathered, before the automaton is packed.
struct Trie {
    struct Output: Hashable {
        var entry: Int
        var isOpen: Bool
    }

    private var labels: [UInt8] = [0]
    private var firstChild: [Int32] = [-1]
    /// Siblings stand in the order of their labels.
    private var sibling: [Int32] = [-1]
    /// By node its last output, -1 for none.
    private var lastOutput: [Int32] = [-1]
    private var found: [(output: Output, previous: Int32)] = []

    /// Nodes that nothing leads to.
    private(set) var roots = [0]

    mutating func addRoot() -> Int {
        roots.append(addNode(0, before: -1))
        return labels.count - 1
    }

    /// Adds a folded form; `false` when it has a byte that no text is matched by.
    @discardableResult
    mutating func insert(_ form: ArraySlice<UInt8>, _ output: Output, under root: Int = 0) -> Bool {
        guard form.allSatisfy({ ByteClasses.table[Int($0)] != 0 }) else { return false }
        var node = root
        for byte in form { node = child(of: node, ByteClasses.table[Int(byte)]) }
        if outputs(of: node).contains(output) { return true }
        found.append((output, lastOutput[node]))
        lastOutput[node] = Int32(found.count - 1)
        return true
    }

    /// In the order in which they were added.
    func outputs(of node: Int) -> [Output] {
        var outputs: [Output] = []
        var next = Int(lastOutput[node])
        while next >= 0 {
            outputs.append(found[next].output)
            next = Int(found[next].previous)
        }
        return outputs.count > 1 ? outputs.reversed() : outputs
    }

    /// By label.
    func children(of node: Int) -> [(label: UInt8, node: Int)] {
        var children: [(label: UInt8, node: Int)] = []
        var child = Int(firstChild[node])
        while child >= 0 {
            children.append((labels[child], child))
            child = Int(sibling[child])
        }
        return children
    }

    private mutating func child(of node: Int, _ label: UInt8) -> Int {
        var previous = -1
        var child = Int(firstChild[node])
        while child >= 0, labels[child] < label {
            previous = child
            child = Int(sibling[child])
        }
        if child >= 0, labels[child] == label { return child }
        let new = addNode(label, before: child)
        if previous < 0 { firstChild[node] = Int32(new) } else { sibling[previous] = Int32(new) }
        return new
    }
}

extension Trie {
    private mutating func addNode(_ label: UInt8, before sibling: Int) -> Int {
        labels.append(label)
        firstChild.append(-1)
        self.sibling.append(Int32(sibling))
        lastOutput.append(-1)
        return labels.count - 1
    }
}

/// The bytes that lexicons are matched by, space, hyphen and apostrophe as one: "petit-déj", "d en face".
enum ByteClasses {
    /// Classes are `1 ..< count`; 0 matches nothing.
    static let count = 48
    static let separator: UInt8 = 37

    static let table: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 256)
        for letter in 0..<26 { table[97 + letter] = UInt8(1 + letter) }
        for digit in 0..<10 { table[48 + digit] = UInt8(27 + digit) }
        for byte in [32, UInt8(ascii: "-"), UInt8(ascii: "'")] { table[Int(byte)] = separator }
        for (index, byte) in "./&+%@?!,".utf8.enumerated() { table[Int(byte)] = separator + 1 + UInt8(index) }
        return table
    }()
}

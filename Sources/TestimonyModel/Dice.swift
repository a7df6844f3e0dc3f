/// SplitMix64: the same numbers for the same seed, on every machine and with every version of the standard library. What is
/// tried at random can be tried again.
package struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of `0 ..< sides`; 0 where there are no sides.
    package mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(max(1, sides))) }

    package mutating func happens(_ percent: Int) -> Bool { roll(100) < percent }

    package mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[roll(elements.count)]
    }

    /// One of several, each as often as its weight says.
    package mutating func pick<Element>(weighted elements: [(Element, weight: Int)]) -> Element? {
        var left = roll(elements.reduce(0) { $0 + $1.weight })
        for (element, weight) in elements {
            if left < weight { return element }
            left -= weight
        }
        return nil
    }

    /// The elements in another order.
    package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in elements.indices.dropFirst() { elements.swapAt(index, roll(index + 1)) }
        return elements
    }
}

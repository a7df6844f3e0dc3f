import Foundation

/// Random numbers that can be had again from their seed (SplitMix64).
struct Chance: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init(seed: UInt64) { (self.seed, state) = (seed, seed) }

    /// The seed that `GLANE_SEED` names, or a new one; it is printed, so that a failure can be repeated.
    static func printed(for purpose: String) -> Chance {
        let named = ProcessInfo.processInfo.environment["GLANE_SEED"].flatMap { UInt64($0) }
        let chance = Chance(seed: named ?? UInt64.random(in: 0...UInt64.max))
        print("\(purpose): GLANE_SEED=\(chance.seed)")
        return chance
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// `Tests/run --long` runs heavy loops in full.
func rounds(sampled: Int, long: Int) -> Int {
    ProcessInfo.processInfo.environment["GLANE_LONG"] == nil ? sampled : long
}

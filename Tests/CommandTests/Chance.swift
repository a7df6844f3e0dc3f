import Foundation
import TestimonyModel

/// Random numbers that can be had again from a seed that is printed.
struct Chance: RandomNumberGenerator {
    let seed: UInt64
    private var dice: Dice

    init(seed: UInt64) { (self.seed, dice) = (seed, Dice(seed: seed)) }

    /// The seed that `GLANE_SEED` names, or a new one; it is printed, so that a failure can be repeated.
    static func printed(for purpose: String) -> Chance {
        let named = ProcessInfo.processInfo.environment["GLANE_SEED"].flatMap { UInt64($0) }
        let chance = Chance(seed: named ?? UInt64.random(in: 0...UInt64.max))
        print("\(purpose): GLANE_SEED=\(chance.seed)")
        return chance
    }

    mutating func next() -> UInt64 { dice.next() }
}

/// `Tests/run --long` runs heavy loops in full.
func rounds(sampled: Int, long: Int) -> Int {
    ProcessInfo.processInfo.environment["GLANE_LONG"] == nil ? sampled : long
}

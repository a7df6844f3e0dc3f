import Foundation

/// Time and chance as the delivery worker meets them.
package struct DeliverySurroundings: Sendable {
    /// Epoch seconds.
    package var now: @Sendable () -> Int
    /// In `0 ..< 1`.
    package var chance: @Sendable () -> Double
    /// Waits so many seconds, or until its task is cancelled.
    package var sleep: @Sendable (Int) async -> Void

    package init(
        now: @escaping @Sendable () -> Int, chance: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (Int) async -> Void
    ) {
        self.now = now
        self.chance = chance
        self.sleep = sleep
    }

    package static let system = DeliverySurroundings(
        now: { Int(Date().timeIntervalSince1970) }, chance: { Double.random(in: 0..<1) },
        sleep: { try? await Task.sleep(for: .seconds($0)) })
}

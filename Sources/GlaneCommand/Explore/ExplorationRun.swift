import Intake

/// Plays the conversations of an exploration side by side, a slice of seeds after another.
struct ExplorationRun {
    /// Seeds of one slice: enough to be worth a task, few enough that the bar moves.
    private static let slice: UInt64 = 64

    private let exploration: Exploration
    private let jobs: Int
    private let notice: CrashNotice

    init(_ exploration: Exploration, jobs: Int) {
        self.exploration = exploration
        self.jobs = jobs
        notice = CrashNotice(lanes: jobs)
    }

    /// The sum over all seeds: the same however many go side by side.
    func run(_ seeds: Range<UInt64>) async -> ExplorationTally {
        var progress = Progress()
        progress.begin(seeds.count)
        var next = seeds.lowerBound
        let tally = await withTaskGroup(of: (lane: Int, ExplorationTally).self) { group in
            func submit(_ lane: Int) {
                guard next < seeds.upperBound else { return }
                let slice = next..<min(seeds.upperBound, next + Self.slice)
                next = slice.upperBound
                group.addTask { [exploration, notice] in
                    (lane, exploration.explore(slice) { notice.note($0, lane: lane) })
                }
            }
            for lane in 0..<jobs { submit(lane) }
            var sum = ExplorationTally()
            for await (lane, tally) in group {
                sum = sum + tally
                submit(lane)
                let broken = sum.violations.values.reduce(0, +)
                progress.advance(to: sum.conversations, "\(counted(sum.turns, "turn")), \(broken) broken")
            }
            return sum
        }
        progress.end()
        return tally
    }
}

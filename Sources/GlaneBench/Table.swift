import Foundation

/// One measured stage.
struct Measurement {
    var name: String
    /// Bytes of text, or of lines where the stage reads lines.
    var bytes: Int
    var seconds: Double

    var speed: Double { Double(bytes) / seconds / 1e6 }

    /// Of turns, whose number stands in the place of bytes.
    func turnLine(beside baseline: Measurement) -> String {
        let (own, other) = (seconds / Double(bytes), baseline.seconds / Double(baseline.bytes))
        return name.padding(toLength: 40, withPad: " ", startingAt: 0)
            + String(format: "%10.0f a second %9.4f ms a turn %8.3f of the baseline", 1 / own, own * 1_000, own / other)
    }
}

/// Stages one under the other; the first is what the others are compared with.
struct Table {
    private var rows: [Measurement] = []

    mutating func add(_ row: Measurement) { rows.append(row) }

    var lastLine: String {
        guard let row = rows.last, let first = rows.first else { return "" }
        let name = row.name.padding(toLength: 34, withPad: " ", startingAt: 0)
        let speed = String(format: "%9.2f MB/s", row.speed)
        let share = String(format: "%9.4f of the word count", row.speed / first.speed)
        return "\(name)\(speed) \(share)"
    }
}

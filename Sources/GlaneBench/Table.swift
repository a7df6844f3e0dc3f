import Foundation

/// One measured stage.
struct Measurement {
    var name: String
    /// Bytes of text, or of lines where the stage reads lines.
    var bytes: Int
    var seconds: Double

    var speed: Double { Double(bytes) / seconds / 1e6 }
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

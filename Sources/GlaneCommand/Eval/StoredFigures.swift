import Extraction
import Intake

/// Compares files that were left out with what the model's header promises of them.
struct StoredFigures {
    /// How far a figure may fall: a point.
    static let tolerance = 0.01

    private let stored: [FileFigures]
    private let measured: [FileFigures]

    /// Files that the header does not know are compared with nothing.
    init(header: [String: Double], _ measured: [(file: String, scoring: Scoring)]) {
        let pairs = measured.compactMap { file, scoring in
            FileFigures(of: file, in: header).map { (stored: $0, measured: FileFigures(scoring)) }
        }
        stored = pairs.map(\.stored)
        self.measured = pairs.map(\.measured)
    }

    private var rows: [(name: String, stored: Double, now: Double)] {
        FileFigures.names.compactMap { name in
            guard let before = stored.mean(name), let now = measured.mean(name) else { return nil }
            return (name, before, now)
        }
    }

    var lines: [String] {
        guard !stored.isEmpty else {
            return ["the model stores no figures of these files: 'glane train' measures them"]
        }
        let cells = rows.map { [$0.name, figure($0.stored), figure($0.now), signed($0.now - $0.stored)] }
        return ["\(counted(stored.count, "file")), weighed by records, and what the model stores of them:"]
            + TextTable(["figure", "stored", "now", "change"], cells).lines
    }

    /// Names of the figures that fell too far.
    var fallen: [String] { rows.filter { $0.now < $0.stored - StoredFigures.tolerance }.map(\.name) }
}

/// Some files by chance: the same for the same seed and names, in whatever order they come.
func sample(_ count: Int, of names: [String], seed: Int) -> [Int] {
    func rank(_ name: String) -> UInt64 {
        "\(seed) \(name)".utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
    // FNV's last bytes stir its low bits alone.
    func mixed(_ hash: UInt64) -> UInt64 { (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15 }
    return names.indices.sorted { mixed(rank(names[$0])) < mixed(rank(names[$1])) }.prefix(count).sorted()
}

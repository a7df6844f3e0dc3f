import Extraction
import Intake

/// Compares files that were left out with what the model's header promises of them.
struct StoredFigures {
    /// How far a figure may fall: a point.
    static let tolerance = 0.01

    private let stored: [FileFigures]
    private let measured: [FileFigures]

    /// Every file must stand in the header: see `refuse`.
    init(header: [String: Double], _ measured: [(file: String, scoring: Scoring)]) {
        stored = measured.compactMap { FileFigures(of: $0.file, in: header) }
        self.measured = measured.map { FileFigures($0.scoring) }
    }

    /// Fails unless the files are those that the model was measured with. A model trained without one file is another
    /// where the other files are others; its figures would rise or fall for that alone.
    static func refuse(_ files: [String], unlike header: [String: Double]) throws {
        let known = FileFigures.files(in: header)
        if known.isEmpty {
            throw Failure(.badData, "the model stores no figures by file: 'glane train' measures them")
        }
        let given = files.map(FileFigures.name).sorted()
        guard given != known else { return }
        let more = given.filter { !known.contains($0) }
        let absent = known.filter { !given.contains($0) }
        let parts = [(more, "it knows nothing of"), (absent, "these are missing:"), (twice(given), "twice there are")]
        throw Failure(
            .badData,
            "the model was measured with other files: "
                + parts.filter { !$0.0.isEmpty }.map { "\($1) \($0.joined(separator: ", "))" }.joined(separator: "; "))
    }

    private static func twice(_ sorted: [String]) -> [String] {
        zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0)
    }

    /// Files that gained or lost records since the model was measured, a sentence each: their figures may differ for that
    /// alone.
    static func grown(_ files: [(name: String, records: Int)], since header: [String: Double]) -> [String] {
        files.compactMap { name, records in
            guard let before = FileFigures(of: name, in: header).map({ Int($0.records) }), before != records else {
                return nil
            }
            return "\(name) has \(counted(records, "record")), and had \(before) when the model was measured"
        }
    }

    private var rows: [(name: String, stored: Double, now: Double)] {
        FileFigures.names.compactMap { name in
            guard let before = stored.mean(name), let now = measured.mean(name) else { return nil }
            return (name, before, now)
        }
    }

    var lines: [String] {
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

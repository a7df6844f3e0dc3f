/// What was measured of one gold file with a model that had not seen it. A model's header holds it beside the figures of
/// all files, as `own-a/effects`.
package struct FileFigures: Sendable, Hashable {
    /// The figures that are kept by file.
    package static let names = ["testimony", "effects", "coded", "facets", "when", "quantities", "personal"]
    private static let size = "records"

    package var records: Double
    package var figures: [String: Double]

    package init(_ scoring: Scoring) {
        records = Double(scoring.records.count)
        figures = scoring.figures.filter { FileFigures.names.contains($0.key) }
    }

    /// As a model's header has it; `nil` for a file that was not measured.
    package init?(of file: String, in header: [String: Double]) {
        guard let records = header[FileFigures.key(file, FileFigures.size)] else { return nil }
        self.records = records
        figures = [:]
        for name in FileFigures.names { figures[name] = header[FileFigures.key(file, name)] }
    }

    /// The files that a header has figures of, as `name(_:)` writes them, sorted.
    package static func files(in header: [String: Double]) -> [String] {
        header.keys.filter { $0.hasSuffix("/" + size) }.map { String($0.dropLast(size.count + 1)) }.sorted()
    }

    /// The lines of a header.
    package func header(of file: String) -> [String: Double] {
        var header = [FileFigures.key(file, FileFigures.size): records]
        for (name, value) in figures { header[FileFigures.key(file, name)] = value }
        return header
    }

    /// A file's name as a header has it, without spaces.
    package static func name(_ file: String) -> String { String(file.map { $0.isWhitespace || $0 == "/" ? "_" : $0 }) }

    private static func key(_ file: String, _ figure: String) -> String { name(file) + "/" + figure }
}

extension Collection<FileFigures> {
    /// The mean over files, a file of more records weighing more; `nil` where none has the figure.
    package func mean(_ name: String) -> Double? {
        let known = compactMap { file in file.figures[name].map { (value: $0, weight: file.records) } }
        let weight = known.reduce(0) { $0 + $1.weight }
        return weight == 0 ? nil : known.reduce(0) { $0 + $1.value * $1.weight } / weight
    }
}

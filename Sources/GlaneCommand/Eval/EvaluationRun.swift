import Extraction
import Foundation
import Intake

/// What one run of `glane eval` measured: what `--json` prints, `--save` keeps and `--compare` reads.
///
/// Keys are those of the file. No text of a record stands in it.
struct EvaluationRun: Codable {
    struct Row: Codable {
        var name: String
        var gold: Int
        var coded: Int
        var precision: Double
        var recall: Double
        var f1: Double
        /// Of the hits, with the gold's polarity; for effects only.
        var polarityRight: Int?
    }

    struct Confusion: Codable {
        var missed: String
        var coded: String
        var texts: Int
    }

    struct Bin: Codable {
        var from: Double
        var count: Int
        var right: Int
        var confidence: Double
    }

    struct Calibration: Codable {
        var expectedError: Double
        var bins: [Bin]
    }

    struct Record: Codable {
        struct Items: Codable {
            var missed: [String]
            var extra: [String]
        }

        var id: String
        var testimonyRight: Bool
        /// By field what is wrong, empty where the whole frame is right.
        var differences: [String: Items]
        var wrongItems: Int
    }

    /// Version of this shape; in 1 `calibration` was that of all effects.
    static let schema = 2

    var schema = Self.schema
    /// Names of the gold files.
    var files: [String]
    /// Whether each file was read by a model that had not seen it.
    var leftOneOut: Bool
    var figures: [String: Double]
    var fields: [Row]
    var effects: [Row]
    var confusions: [Confusion]
    /// Of the effects that were coded.
    var calibration: Calibration
    /// Of every effect that something spoke for, coded or not.
    var calibrationOfAll: Calibration
    var records: [Record]

    init(_ scoring: Scoring, files: [String], leftOneOut: Bool) {
        self.files = files
        self.leftOneOut = leftOneOut
        figures = scoring.figures
        fields = scoring.fieldNames.map { Row($0, scoring.fields[$0] ?? Tally()) } + [Row("facets", scoring.facets)]
        effects = scoring.effects.sorted { $0.key < $1.key }.map { id, effect in
            var row = Row(id, effect.tally)
            row.polarityRight = effect.polarityRight
            return row
        }
        confusions = scoring.confusions.mostFrequent(10).map { pair, texts in
            Confusion(missed: pair.missed, coded: pair.coded, texts: texts)
        }
        calibration = Calibration(scoring.calibration)
        calibrationOfAll = Calibration(scoring.calibrationOfAll)
        records = scoring.records.map(Record.init)
    }

    /// Reads what `--save` wrote.
    init(path: String) throws {
        let data = try contents(ofFile: path)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let run = try? decoder.decode(EvaluationRun.self, from: data), run.schema == Self.schema
        else {
            throw Failure(.badData, "\(path): this is no run that this version of 'glane eval --save' wrote")
        }
        self = run
    }

    func save(to path: String) throws {
        do {
            try jsonLine(self).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Failure(.inputOutput, "\(path): the run cannot be written there")
        }
    }
}

extension EvaluationRun.Row {
    init(_ name: String, _ tally: Tally) {
        self.init(
            name: name, gold: tally.gold, coded: tally.coded, precision: tally.precision, recall: tally.recall,
            f1: tally.f1)
    }
}

extension EvaluationRun.Calibration {
    init(_ table: CalibrationTable) {
        expectedError = table.expectedError
        bins = table.bins.enumerated().map { index, bin in
            EvaluationRun.Bin(
                from: Double(index) / 10, count: bin.count, right: bin.right, confidence: bin.meanConfidence)
        }
    }
}

extension EvaluationRun.Record {
    /// Personal data are the witness's own words: only how many they are is told.
    init(_ score: RecordScore) {
        id = score.id
        testimonyRight = score.isKindRight
        wrongItems = score.wrongItems
        differences = [:]
        for difference in score.differences {
            let isTold = difference.field != "personal"
            differences[difference.field] = Items(
                missed: difference.missed.map { isTold ? $0 : "…" }, extra: difference.extra.map { isTold ? $0 : "…" })
        }
    }
}

/// A value as one line of JSON, its keys sorted.
func jsonLine(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try encoder.encode(value) + [10]
}

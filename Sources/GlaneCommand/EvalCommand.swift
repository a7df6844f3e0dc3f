import ArgumentParser
import Arguments
import DialogFormat
import Extraction
import Foundation
import Intake
import TestimonyModel

struct EvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Score extraction against gold records.",
        discussion: "Exit status 1 when --bar is given and the effects' F1 stays below it.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Files of gold records, one JSON object a line.") var gold: [String]
    @Flag(help: "Train without each file in turn and score that file.") var leaveOneOut = false
    @Option(help: "The least F1 of effects, 0 to 1.") var bar: Double?

    func run() async throws {
        try await reportingFailures {
            let understanding = try Installation(global).understanding(readsModel: !leaveOneOut)
            let files = try gold.map(GoldInput.records)
            var scoring = Scoring(codebook: understanding.codebook)
            if leaveOneOut {
                let trainer = ModelTrainer(
                    codebook: understanding.codebook, lexicon: understanding.lexicon,
                    normaliser: understanding.normaliser)
                scoring = trainer.leaveOneOut(files, extractor: understanding.extractor(with:))
            } else {
                for records in files { scoring.add(records, read: understanding.extractor) }
            }
            for line in FigureTable(scoring.figures).lines { try StandardOutput.line(line) }
            if let bar, let f1 = scoring.figures["effects"], f1 < bar { throw ExitCode(1) }
        }
    }
}

/// Reads gold records; a file with faults is refused, each named.
enum GoldInput {
    static func records(of path: String) throws -> [GoldRecord] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.noInput, "\(path): there is no such file")
        }
        var findings = Findings()
        let file = DataFile(name: path, text: String(decoding: data, as: UTF8.self))
        let records = GoldRecord.records(of: file, &findings)
        for finding in findings.sorted { StandardError.line(finding.description, .error) }
        if findings.hasErrors { throw Failure(.badData, "\(path): mend the lines named above") }
        return records
    }
}

/// Figures by name, three digits each.
struct FigureTable {
    let lines: [String]

    init(_ figures: [String: Double]) {
        lines = figures.sorted { $0.key < $1.key }.map { name, value in
            name + String(repeating: " ", count: max(1, 24 - name.count)) + String(format: "%.3f", value)
        }
    }
}

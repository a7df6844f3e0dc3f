import ArgumentParser
import Arguments
import DialogFormat
import Extraction
import Foundation
import Intake
import TestimonyModel

struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Train the model of extraction from gold records, reproducibly.",
        discussion: """
            Each file counts as one author: what the model promises is measured by leaving one file out at a time, and \
            stands in the model's header.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Files of gold records, one JSON object a line.") var gold: [String]
    @Option(help: "Where the model is written.") var out: String
    @Flag(help: "Do not measure: several times faster.") var unmeasured = false

    func run() async throws {
        try await reportingFailures {
            let understanding = try Installation(global).understanding(readsModel: false)
            let files = try gold.map(GoldInput.init(path:))
            let trainer = ModelTrainer(understanding)
            var figures: [String: Double] = [:]
            var ofFiles: [String: Double] = [:]
            if !unmeasured, files.count > 1 {
                let parts = await trainer.leaveOneOut(
                    files.map(\.records), extractor: understanding.extractor(with:)
                ) { StandardError.line("left out \(files[$0].name)", .info) }
                figures = Scoring(parts, codebook: understanding.codebook).figures
                for (file, part) in zip(files, parts) {
                    ofFiles.merge(FileFigures(part).header(of: file.name)) { $1 }
                }
            }
            let bytes = ModelFile.bytes(
                of: trainer.train(files.map(\.records), figures: figures.merging(ofFiles) { $1 }))
            do {
                try Data(bytes).write(to: URL(filePath: out), options: .atomic)
            } catch {
                throw Failure(.inputOutput, "\(out): the model cannot be written there")
            }
            let rows = figures.sorted { $0.key < $1.key }.map { [$0, figure($1)] }
            for line in TextTable(rows: rows).lines { try StandardOutput.line(line) }
        }
    }
}

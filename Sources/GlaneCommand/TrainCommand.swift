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
            let files = try gold.map(GoldInput.records)
            let trainer = ModelTrainer(
                codebook: understanding.codebook, lexicon: understanding.lexicon, normaliser: understanding.normaliser)
            var figures: [String: Double] = [:]
            if !unmeasured, files.count > 1 {
                figures =
                    trainer.leaveOneOut(files, extractor: understanding.extractor(with:)) { index in
                        StandardError.line("left out \(gold[index])", .info)
                    }.figures
            }
            let bytes = ModelFile.bytes(of: trainer.train(files, figures: figures))
            do {
                try Data(bytes).write(to: URL(filePath: out), options: .atomic)
            } catch {
                throw Failure(.inputOutput, "\(out): the model cannot be written there")
            }
            for line in FigureTable(figures).lines { try StandardOutput.line(line) }
        }
    }
}

import ArgumentParser
import Arguments
import Extraction
import Intake
import TestimonyModel

struct EvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Score extraction against gold records.",
        discussion: """
            Prints the figures of each field and effect, which effects are taken for which others, whether confidences mean \
            what they say, and the worst records by id. Exit status 1 when --bar is given and the effects' F1 stays below it.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Files of gold records, one JSON object a line.") var gold: [String]
    @Flag(help: "Train without each file in turn and score that file.") var leaveOneOut = false
    @Option(help: "The least F1 of effects, 0 to 1.") var bar: Double?
    @Option(help: "How many of the worst records are named.") var worst = 10
    @Flag(help: "Print the texts of the worst records too.") var showText = false
    @Option(help: ArgumentHelp("Keep the run in a file, for --compare. No text stands in it.", valueName: "file"))
    var save: String?
    @Option(help: ArgumentHelp("Tell what changed since a run that --save kept.", valueName: "file"))
    var compare: String?
    @Flag(help: "Print the run as one JSON object.") var json = false

    func validate() throws {
        if json, showText { throw ValidationError("--show-text is for people; leave --json out") }
        if worst < 0 { throw ValidationError("--worst is 0 or more") }
    }

    func run() async throws {
        try await reportingFailures {
            let earlier = try compare.map(EvaluationRun.init(path:))
            let files = try gold.map(GoldInput.init(path:))
            let scoring = try score(files)
            let run = EvaluationRun(scoring, files: files.map(\.name), leftOneOut: leaveOneOut)
            let comparison = earlier.map { EvaluationComparison(before: $0, now: run) }
            if let save { try run.save(to: save) }
            try print(run, comparison, files)
            if let bar, let f1 = scoring.figures["effects"], f1 < bar {
                try StandardOutput.flush()
                throw ExitCode(1)
            }
        }
    }

    private func score(_ files: [GoldInput]) throws -> Scoring {
        let understanding = try Installation(global).understanding(readsModel: !leaveOneOut)
        guard leaveOneOut else {
            var scoring = Scoring(codebook: understanding.codebook)
            for file in files { scoring.add(file.records, read: understanding.extractor) }
            return scoring
        }
        let parts = ModelTrainer(understanding).leaveOneOut(
            files.map(\.records), extractor: understanding.extractor(with:)
        ) { StandardError.line("left out \(files[$0].name)", .info) }
        return Scoring(parts, codebook: understanding.codebook)
    }

    private func print(_ run: EvaluationRun, _ comparison: EvaluationComparison?, _ files: [GoldInput]) throws {
        if json { return try StandardOutput.write(jsonLine(PrintedRun(run: run, compared: comparison))) }
        var texts: [String: GoldRecord] = [:]
        if showText { for record in files.flatMap(\.records) { texts[record.id] = record } }
        let report = EvaluationReport(run, worst: worst, texts: texts)
        for line in report.lines + (comparison.map { [""] + $0.lines } ?? []) { try StandardOutput.line(line) }
    }
}

/// A run, and beside its own keys `compared`.
private struct PrintedRun: Encodable {
    enum CodingKeys: CodingKey { case compared }

    var run: EvaluationRun
    var compared: EvaluationComparison?

    func encode(to encoder: any Encoder) throws {
        try run.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(compared, forKey: .compared)
    }
}

extension ModelTrainer {
    init(_ understanding: Understanding) {
        self.init(
            codebook: understanding.codebook, lexicon: understanding.lexicon, normaliser: understanding.normaliser)
    }
}

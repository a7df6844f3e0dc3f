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
            what they say, and the worst records by id. Exit status 1 when --bar is given and the effects' F1 stays below it, or --stored and \
            a figure fell by more than a point. --stored takes the files that the model was trained on, all of them.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Files of gold records, one JSON object a line.") var gold: [String]
    @Flag(help: "Train without each file in turn and score that file.") var leaveOneOut = false
    @Option(help: "Leave out only so many of the files, chosen by --seed.") var sample: Int?
    @Option(help: "Which files --sample chooses; by default another choice each time.") var seed: Int?
    @Flag(help: "Compare the files that are left out with the figures stored in the model.") var stored = false
    @Flag(help: "List the lexicon entries that one record alone shows, and nothing else.") var lonely = false
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
        if !leaveOneOut, stored || sample != nil { throw ValidationError("--stored and --sample need --leave-one-out") }
        if let sample, sample < 1 { throw ValidationError("--sample is 1 or more") }
        if seed != nil, sample == nil { throw ValidationError("--seed needs --sample") }
        if lonely, leaveOneOut || json { throw ValidationError("--lonely stands alone") }
    }

    func run() async throws {
        try await reportingFailures {
            let earlier = try compare.map(EvaluationRun.init(path:))
            let files = try gold.map(GoldInput.init(path:))
            if let compare { try refuseDuplicates(compare, earlier?.records.map(\.id) ?? [], files) }
            let understanding = try Installation(global).understanding(
                readsModel: lonely ? false : !leaveOneOut || stored)
            if lonely {
                var report = LonelyReport(understanding)
                return try report.run(files)
            }
            if stored {
                try StoredFigures.refuse(files.map(\.name), unlike: understanding.figures)
                let sizes = files.map { ($0.name, $0.records.count) }
                for sentence in StoredFigures.grown(sizes, since: understanding.figures) {
                    StandardError.line("glane eval: \(sentence)", .warning)
                }
            }
            let parts = await scores(files, understanding)
            let run = EvaluationRun(
                Scoring(parts.map(\.scoring), codebook: understanding.codebook), files: parts.map(\.file.name),
                leftOneOut: leaveOneOut)
            if let save { try run.save(to: save) }
            try print(run, earlier.map { EvaluationComparison(before: $0, now: run) }, parts.map(\.file))
            let figures = StoredFigures(header: understanding.figures, parts.map { ($0.file.name, $0.scoring) })
            if stored, !json { for line in [""] + figures.lines { try StandardOutput.line(line) } }
            try StandardOutput.flush()
            try judge(run, stored ? figures.fallen : [])
        }
    }

    /// By file; those of a sample alone.
    private func scores(
        _ files: [GoldInput], _ understanding: Understanding
    ) async -> [(file: GoldInput, scoring: Scoring)] {
        guard leaveOneOut else {
            return files.map { file in
                var scoring = Scoring(codebook: understanding.codebook)
                scoring.add(file.records, read: understanding.extractor)
                return (file, scoring)
            }
        }
        let left = leftOut(files)
        let parts = await ModelTrainer(understanding).leaveOneOut(
            files.map(\.records), only: left, extractor: understanding.extractor(with:)
        ) { StandardError.line("left out \(files[$0].name)", .info) }
        return zip(left, parts).map { (files[$0], $1) }
    }

    private func leftOut(_ files: [GoldInput]) -> [Int] {
        guard let count = self.sample else { return Array(files.indices) }
        let seed = seed ?? .random(in: 0..<100_000)
        StandardError.line("glane eval: the files are chosen by --seed \(seed)", .info)
        return GlaneCommand.sample(count, of: files.map(\.name), seed: seed)
    }

    /// Runs are compared record by record: two of one id would be taken for each other.
    private func refuseDuplicates(_ path: String, _ earlier: [String], _ files: [GoldInput]) throws {
        if let id = EvaluationComparison.duplicate(in: earlier) {
            throw Failure(.badData, "\(path): the id '\(id)' stands twice; records are compared by id")
        }
        if let id = EvaluationComparison.duplicate(in: files.flatMap { $0.records.map(\.id) }) {
            throw Failure(.badData, "the id '\(id)' stands twice in the gold files; records are compared by id")
        }
    }

    /// Ends with 1 when the figures are not good enough.
    private func judge(_ run: EvaluationRun, _ fallen: [String]) throws {
        for name in fallen { StandardError.line("glane eval: \(name) fell by more than a point", .error) }
        let isBelow = bar.map { (run.figures["effects"] ?? 0) < $0 } ?? false
        if isBelow || !fallen.isEmpty { throw ExitCode(1) }
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

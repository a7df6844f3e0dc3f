import Archives
import ArgumentParser
import Arguments
import Foundation
import Intake
import Store
import TestimonyModel
import Transcripts

extension RecordFormat: ExpressibleByArgument {}
extension TranscriptFormat: ExpressibleByArgument {}

struct PipeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pipe",
        abstract: "Turn files of testimonies into records, one a testimony, in the order of the input.",
        discussion: """
            NDJSON in: {"text"} with optional id, sent_at, speaker, conversation, lang. Bad lines are named by file and \
            line; the others go on, and the exit status is 65; 66 if a file is not there. Nothing is stored unless --save is given.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Files to read, '-' for standard input.", valueName: "file")) var files: [String] = []
    @Option(help: ArgumentHelp("What the files hold; by default their first bytes tell.", valueName: "format"))
    var from: TranscriptFormat?
    @Option(help: "What to print.") var to = RecordFormat.ndjson
    @Option(help: "The instant of texts that have none: 2026-11-19T18:40:00+01:00.") var now: Instant?
    @Flag(help: "Leave names and numbers in, and list them in 'personal'.") var keepPersonal = false
    @Option(
        help:
            "File of the key for speakers' pseudonyms, made if missing; without it, and without --save, they hold for this run."
    )
    var keyFile: String?
    @Option(help: "Testimonies read side by side.") var jobs = 1
    @Flag(help: "Stop at the first bad line.") var strict = false
    @Flag(help: "Store the records too, as proposed and without consent.") var save = false

    func validate() throws {
        if !(1...64).contains(jobs) { throw ValidationError("--jobs is 1 to 64") }
    }

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            let understanding = try installation.understanding()
            let store = save ? try installation.openStore() : nil
            let key = try await speakerKey(installation, store)
            let reader = RecordReader(
                understanding: understanding, site: installation.configuration.site.id, language: global.lang,
                clock: installation.clock(pinnedTo: now), key: key ?? .ephemeral(), keepsPersonal: keepPersonal)
            let writer = RecordWriter(to, understanding.codebook, personal: keepPersonal)
            var pipe = Pipe(
                stream: RecordStream(reader: reader, writer: writer, jobs: jobs), header: writer.header,
                strict: strict, store: store)
            for file in files.isEmpty ? ["-"] : files {
                do {
                    try await pipe.run(file, from: from)
                } catch let failure as Failure where failure.status == Failure.Kind.noInput.rawValue {
                    pipe.miss(failure)
                }
            }
            try pipe.summarise(pseudonymsLast: key != nil)
        }
    }

    /// What is stored is to be found again under the same pseudonym: it takes the key that conversations take.
    private func speakerKey(_ installation: Installation, _ store: TestimonyStore?) async throws -> SpeakerKey? {
        if let keyFile { return try SpeakerKey.load(orCreateAt: keyFile) }
        guard let store else { return nil }
        return try await installation.speakerKey(for: store)
    }
}

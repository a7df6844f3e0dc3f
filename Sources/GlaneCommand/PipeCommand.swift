import Archives
import ArgumentParser
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
            NDJSON in: {"text"} with optional id, sent_at, speaker, conversation. Bad lines are named by file and line; \
            the others go on, and the exit status is 65. Nothing is stored unless --save is given.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Files to read, '-' for standard input.", valueName: "file")) var files: [String] = []
    @Option(help: ArgumentHelp("What the files hold; by default their first bytes tell.", valueName: "format"))
    var from: TranscriptFormat?
    @Option(help: "What to print.") var to = RecordFormat.ndjson
    @Option(help: "The instant of texts that have none: 2026-11-19T18:40:00+01:00.") var now: Instant?
    @Flag(help: "Leave names and numbers in, and list them in 'personal'.") var keepPersonal = false
    @Option(help: "File of the key for speakers' pseudonyms, made if missing; without it they hold for this run.")
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
            let key = try keyFile.map { path throws(SpeakerKeyError) in try SpeakerKey.load(orCreateAt: path) }
            let reader = RecordReader(
                understanding: understanding, site: installation.configuration.site.id,
                clock: installation.clock(pinnedTo: now), key: key ?? .ephemeral(), keepsPersonal: keepPersonal)
            let writer = RecordWriter(to, understanding.codebook, personal: keepPersonal)
            var pipe = Pipe(
                stream: RecordStream(reader: reader, writer: writer, jobs: jobs), header: writer.header,
                strict: strict, store: save ? try installation.openStore() : nil)
            for file in files.isEmpty ? ["-"] : files { try await pipe.run(file, from: from) }
            try pipe.summarise(pseudonymsLast: keyFile != nil)
        }
    }
}

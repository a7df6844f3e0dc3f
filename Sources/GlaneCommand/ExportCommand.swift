import Archives
import ArgumentParser
import Arguments
import Intake
import Store
import Synchronization
import TestimonyModel

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the stored testimonies, redacted, for other programs.",
        discussion: "csv holds one observation a row and is safe to open in a spreadsheet; ndjson is the whole record.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "What to print.") var format = RecordFormat.ndjson
    @Flag(help: "What coordinators accepted or corrected, as gold records to train on, in the place of all.")
    var corrections = false

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            let understanding = try installation.understanding()
            let store = try installation.openStore()
            let site = installation.configuration.site.id
            if corrections {
                try await CorrectionExport(store: store, site: site, codebook: understanding.codebook).run()
                return try store.close()
            }
            let writer = RecordWriter(format, understanding.codebook, personal: false)
            let query = TestimonyQuery(site: site)
            let isEmpty = Mutex(true)
            try await store.forEachTestimony(query) { record in
                let isFirst = isEmpty.withLock { isEmpty in
                    defer { isEmpty = false }
                    return isEmpty
                }
                if isFirst { try StandardOutput.write(writer.header) }
                try StandardOutput.write(writer.bytes(of: CollectionOfOne(record)))
            }
            try store.close()
        }
    }
}

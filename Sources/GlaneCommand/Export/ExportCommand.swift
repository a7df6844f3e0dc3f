import Archives
import ArgumentParser
import Arguments
import DialogFormat
import Foundation
import Intake
import Store
import Synchronization
import TestimonyModel
import Transcripts

struct ExportCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case ndjson, csv, xlsx, qdc, qdpx
        case communeMesure = "commune-mesure"
    }

    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the stored testimonies, redacted, for other programs.",
        discussion: """
            ndjson is the whole record; csv holds one observation a row and is safe to open in a spreadsheet; xlsx is \
            the same with its data dictionary; commune-mesure is a place file of that platform, by commune-mesure.yaml; \
            qdc is the codebook and qdpx a project with the texts, for programs of qualitative analysis (REFI-QDA 1.0). \
            Words leave only where their consent is quote or attributed: of other testimonies the codes are exported. \
            Details of health, origin, opinions, religion, orientation and offences are masked ("[santé]"). \
            A file that --output names appears once it is whole; only its owner may read it.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "What to write.") var format = Format.ndjson
    @Option(
        help: ArgumentHelp(
            "Write to this file instead of standard output; with csv the data dictionary stands beside it, as <name>.dictionary.csv.",
            valueName: "file")) var output: String?
    @Option(help: "Leave out what was told before this day (2026-11-19).") var from: Day?
    @Option(help: "Leave out what was told after this day.") var to: Day?
    @Option(help: "Only testimonies with this consent; may be given several times.") var consent: [Consent] = []
    @Flag(help: "Export words without regard to consent, details with them, for a copy that stays in the house.")
    var allWords = false
    @Flag(help: "Write the data dictionary of csv alone: each column, its meaning, type and values.")
    var dictionary = false
    @Flag(help: "What coordinators accepted or corrected, as gold records to train on, in the place of all.")
    var corrections = false

    func validate() throws {
        if let from, let to, to.date < from.date { throw ValidationError("--to lies before --from") }
        if corrections && (output != nil || from != nil || to != nil || !consent.isEmpty || format != .ndjson) {
            throw ValidationError("--corrections prints all gold records, and goes with no other option")
        }
        if dictionary && format != .csv { throw ValidationError("--dictionary goes with --format csv") }
        if allWords && ![.ndjson, .csv, .xlsx].contains(format) {
            throw ValidationError("--all-words goes with --format ndjson, csv or xlsx: other formats are for others")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            let codebook = try installation.codebook()
            if dictionary { return try write(CSVWriter.dataDictionary(codebook: codebook), to: output) }
            if format == .qdc { return try write(ExportedFile.qdaCodebook(codebook).bytes, to: output) }
            if [.qdpx, .xlsx].contains(format), output == nil, StandardOutput.isTerminal {
                throw Failure(.usage, "\(format.rawValue) is no text for a terminal: name a file with --output")
            }
            let store = try installation.openStore()
            if corrections {
                let site = installation.configuration.site.id
                try await CorrectionExport(store: store, site: site, codebook: codebook).run()
                return try store.close()
            }
            switch format {
            case .ndjson: try await stream(.ndjson, store, installation, codebook)
            case .csv:
                try await stream(.csv, store, installation, codebook)
                guard let output else { break }
                try write(
                    CSVWriter.dataDictionary(codebook: codebook),
                    to: URL(filePath: output).deletingPathExtension().path + ".dictionary.csv")
            case .communeMesure, .qdpx, .xlsx:
                let site = installation.configuration.site.id
                let selection = try selection(installation)
                let records = try await store.testimonies(TestimonyQuery(site: site)).filter(selection.holds)
                // Projects and place files look at consent themselves.
                let masked = records.map(selection.sensitive.masked)
                let file =
                    switch format {
                    case .qdpx: try ExportedFile.qdaProject(masked, installation, codebook)
                    case .xlsx: try ExportedFile.workbook(records, selection, codebook)
                    default:
                        try ExportedFile.placeFile(
                            masked, try await store.pageNotes(site: site), installation, codebook)
                    }
                try write(file.bytes, to: output)
                for remark in file.remarks { StandardError.line("glane export: \(remark)", .notice) }
            case .qdc: break
            }
            try store.close()
        }
    }

    private func selection(_ installation: Installation) throws -> ExportSelection {
        ExportSelection(
            from: from?.date, to: to?.date, consents: Set(consent), withAllWords: allWords,
            sensitive: allWords ? .none : try installation.sensitiveWords())
    }

    private func write(_ bytes: [UInt8], to path: String?) throws {
        let output = try ExportOutput(path)
        try output.write(bytes)
        try output.finish()
    }

    /// Record by record, in constant memory.
    private func stream(
        _ format: RecordFormat, _ store: TestimonyStore, _ installation: Installation, _ codebook: Codebook
    ) async throws {
        let writer = RecordWriter(format, codebook, personal: false)
        let (selection, output) = (try selection(installation), try ExportOutput(output))
        // A file has its header even where it has no row; a pipe of nothing stays empty.
        let hasHeader = self.output != nil
        if hasHeader { try output.write(writer.header) }
        let counts = Mutex((written: 0, heldBack: 0))
        try await store.forEachTestimony(TestimonyQuery(site: installation.configuration.site.id)) { record in
            guard selection.holds(record) else { return }
            let isFirst = counts.withLock { counts in
                counts.written += 1
                if selection.holdsBack(record) { counts.heldBack += 1 }
                return counts.written == 1
            }
            if isFirst, !hasHeader { try output.write(writer.header) }
            try output.write(writer.bytes(of: CollectionOfOne(selection.leaving(record))))
        }
        try output.finish()
        if let remark = selection.remark(heldBack: counts.withLock(\.heldBack)) {
            StandardError.line("glane export: \(remark)", .notice)
        }
    }
}

import ArgumentParser
import Arguments
import Intake
import Store
import TestimonyModel

extension PageCommand {
    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Write keywords, a rating or a paragraph beside a section of the page.",
            discussion: """
                The page shows them as the coordinators' own, the paragraph with its day. What is not given stays. The \
                paragraph hangs on no testimony: what it repeats of a witness is not taken back with the testimony, so \
                leave quotes to the page.
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The id of an effect or of a level, as the codebook has it.") var section: String
        @Option(help: "Keywords, separated by commas; '' takes them away.") var keywords: String?
        @Option(help: "How strong the effect is: 1 to 5, 0 takes the rating away.") var rating: Int?
        @Option(help: "One paragraph; '' takes it away.") var text: String?
        @Flag(help: "Take away all that was written beside the section.") var clear = false
        @OptionGroup var actor: ActorOptions
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func validate() throws {
            let isChange = keywords != nil || rating != nil || text != nil
            if clear == isChange { throw ValidationError("give --keywords, --rating or --text, or else --clear") }
        }

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let data = try installation.siteData(.whenNeeded)
                let codebook = data.codebook
                let clock = installation.clock(pinnedTo: now)
                let site = installation.configuration.site.id
                let store = try installation.openStore()
                try await refuseUnknown(codebook, store, site)
                let change = try change(on: clock.now.date)
                let entry = AuditEntry(
                    actor: actor.name, action: clear ? "page.clear" : "page.set",
                    subject: section, madeAt: clock.now.epochSeconds)
                let note = try await store.changePageNote(PageNoteEdit(site: site, entry, change))
                let written = [text, keywords].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
                let read = written.isEmpty ? nil : data.extractor?.extract(written, sentAt: clock.now)
                if read?.frame.personal.isEmpty == false {
                    StandardError.line(
                        "glane page set: it names a person or a number, and everybody reads the page", .notice)
                }
                try StandardOutput.write(Array(note.lines(codebook, Bilingual(global)).utf8))
                try store.close()
            }
        }

        private func change(on day: CivilDate) throws -> PageNoteChange {
            do throws(PageNoteFault) {
                return try PageNoteChange(
                    keywords: keywords, rating: rating, text: text, isCleared: clear, day: day)
            } catch {
                throw error.failure
            }
        }

        /// A section that the codebook lost may still be cleared.
        private func refuseUnknown(_ codebook: Codebook, _ store: TestimonyStore, _ site: String) async throws {
            let known = codebook.levels.map(\.id) + codebook.effects.map(\.id)
            if known.contains(section) { return }
            if clear, try await store.pageNotes(site: site).contains(where: { $0.section == section }) { return }
            let near = known.nearest(to: section).map { "did you mean '\($0)'?" }
            let hint = near ?? "there are " + known.joined(separator: ", ")
            throw Failure(.usage, "'\(section)' is no section of the page; \(hint)")
        }
    }
}

extension PageNoteFault {
    /// In the words of the options.
    fileprivate var failure: Failure {
        let keywords = PageNoteChange.keywordLimit
        return switch self {
        case .tooManyKeywords:
            Failure(
                .usage, "--keywords takes at most \(keywords.count), of \(keywords.characters) characters each")
        case .textTooLong: Failure(.usage, "--text takes at most \(PageNoteChange.textLimit) characters")
        case .noSuchRating: Failure(.usage, "--rating is 1 to 5, or 0 to take it away")
        }
    }
}

import ArgumentParser
import Arguments
import Foundation
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
            if let rating, rating != 0, !PageNote.ratings.contains(rating) {
                throw ValidationError("--rating is 1 to 5, or 0 to take it away")
            }
        }

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let codebook = try installation.siteData(.whenNeeded).codebook
                let clock = installation.clock(pinnedTo: now)
                let site = installation.configuration.site.id
                let store = try installation.openStore()
                try await refuseUnknown(codebook, store, site)
                let change = try NoteChange(
                    keywords: keywords, rating: rating, text: text, isCleared: clear, day: clock.now.date)
                let entry = AuditEntry(
                    actor: actor.name, action: clear ? "page.clear" : "page.set",
                    subject: section, madeAt: clock.now.epochSeconds)
                let note = try await store.changePageNote(site: site, entry) { change.apply(to: &$0) }
                try StandardOutput.write(Array(note.lines(codebook, Bilingual(global)).utf8))
                try store.close()
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

/// What `page set` changes in a note.
struct NoteChange: Sendable {
    private static let keywordLimit = (count: 12, characters: 60)
    private static let textLimit = 2_000

    private var keywords: [String]?
    private var rating: Int?
    private var text: String?
    private let isCleared: Bool
    private let day: CivilDate

    init(keywords: String?, rating: Int?, text: String?, isCleared: Bool, day: CivilDate) throws {
        let limit = Self.keywordLimit
        self.keywords = keywords.map { list in
            var seen: Swift.Set<String> = []
            return list.split(separator: ",").map { $0.onOneLine.trimmingPrefix("#").onOneLine }
                .filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
        }
        self.rating = rating
        self.text = text?.onOneLine
        self.isCleared = isCleared
        self.day = day
        guard self.keywords?.count ?? 0 <= limit.count,
            self.keywords?.allSatisfy({ $0.count <= limit.characters }) ?? true
        else {
            throw Failure(.usage, "--keywords takes at most \(limit.count), of \(limit.characters) characters each")
        }
        guard self.text?.count ?? 0 <= Self.textLimit else {
            throw Failure(.usage, "--text takes at most \(Self.textLimit) characters")
        }
    }

    func apply(to note: inout PageNote) {
        if isCleared { (note.keywords, note.rating, note.text, note.writtenOn) = ([], nil, nil, nil) }
        if let keywords { note.keywords = keywords }
        if let rating { note.rating = rating == 0 ? nil : rating }
        if let text { (note.text, note.writtenOn) = text.isEmpty ? (nil, nil) : (text, day) }
    }
}

extension StringProtocol {
    fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

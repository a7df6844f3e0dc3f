import ArgumentParser
import Arguments
import Intake
import Reporting
import Store
import TestimonyModel

extension PageCommand {
    struct Notes: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "notes", abstract: "Show what coordinators wrote on the page, and propose keywords.",
            discussion: "In the order of the page; what belongs to no section any more comes last.")

        @OptionGroup var global: GlobalOptions
        @Flag(help: "Also show phrases that three witnesses or more use, for --keywords.") var suggest = false
        @Flag(help: "One JSON object a note or a section with proposals.") var json = false

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let site = try installation.siteData(.whenNeeded)
                let store = try installation.openStore()
                let notes = try await store.pageNotes(site: installation.configuration.site.id)
                let proposals =
                    suggest ? try await EffectsPage(store: store, site: site).proposals().sections : []
                try store.close()
                for section in order(notes, site.codebook) {
                    let note = notes.first { $0.section == section }
                    let proposed = proposals.first { $0.section == section }?.proposals ?? []
                    try show(note, section, proposed, site.codebook)
                }
                guard !json else { return }
                if notes.isEmpty { StandardError.line("glane: nothing is written on the page yet", .info) }
                if suggest, proposals.isEmpty {
                    StandardError.line("glane: no phrase is used by three witnesses or more", .info)
                }
            }
        }

        private func order(_ notes: [PageNote], _ codebook: Codebook) -> [String] {
            let known = codebook.levels.flatMap { level in
                [level.id] + codebook.effects.filter { $0.level == level.id }.map(\.id)
            }
            return known + notes.map(\.section).filter { !known.contains($0) }
        }

        private func show(
            _ note: PageNote?, _ section: String, _ proposed: [KeywordProposals.Proposal], _ codebook: Codebook
        ) throws {
            guard note != nil || !proposed.isEmpty else { return }
            guard !json else { return try StandardOutput.line(object(note, section, proposed)) }
            let empty = PageNote(section: section, author: "", setAt: 0)
            var lines = note?.lines(codebook) ?? empty.heading(codebook) + "\n"
            if !proposed.isEmpty {
                let phrases = proposed.map { "\($0.phrase) (\($0.witnesses))" }
                lines += "  proposed: \(phrases.joined(separator: ", "))\n"
            }
            try StandardOutput.write(Array(lines.utf8))
        }

        private func object(_ note: PageNote?, _ section: String, _ proposed: [KeywordProposals.Proposal]) -> String {
            var json = JSONWriter()
            json.object { json in
                json.field("section", section)
                json.field("keywords", note?.keywords ?? [])
                json.key("rating")
                if let rating = note?.rating { json.integer(rating) } else { json.null() }
                json.field("text", orNull: note?.text)
                json.field("written_on", orNull: note?.writtenOn?.description)
                json.field("by", orNull: note?.author)
                json.key("proposed")
                json.array(proposed) { json, proposal in
                    json.object { json in
                        json.field("phrase", proposal.phrase)
                        json.field("witnesses", proposal.witnesses)
                    }
                }
            }
            return json.text
        }
    }
}

extension PageNote {
    func heading(_ codebook: Codebook) -> String {
        let label = codebook.effect(section)?.label ?? codebook.levels.first { $0.id == section }?.label
        return "\(section): \(label ?? "no section of the codebook any more")"
    }

    /// The section, and below it a line a thing that is written there.
    func lines(_ codebook: Codebook) -> String {
        var lines = [heading(codebook)]
        if !keywords.isEmpty { lines.append("  keywords: " + keywords.joined(separator: ", ")) }
        if let rating { lines.append("  rating: \(String(repeating: "+", count: rating)) (\(rating) of 5)") }
        if let text { lines.append("  text (\(writtenOn?.description ?? "")): \(text)") }
        lines.append(isEmpty ? "  nothing is written" : "  by \(author)")
        return lines.joined(separator: "\n") + "\n"
    }
}

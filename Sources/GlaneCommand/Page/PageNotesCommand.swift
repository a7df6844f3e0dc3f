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
                let say = Bilingual(global)
                if notes.isEmpty {
                    StandardError.line(
                        "glane: " + say("rien n’est encore écrit sur la page", "nothing is written on the page yet"),
                        .info)
                }
                if suggest, proposals.isEmpty {
                    StandardError.line(
                        "glane: "
                            + say(
                                "aucune tournure n’est employée par trois personnes",
                                "no phrase is used by three witnesses or more"), .info)
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
            let say = Bilingual(global)
            var lines = note?.lines(codebook, say) ?? empty.heading(codebook, say) + "\n"
            if !proposed.isEmpty {
                let phrases = proposed.map { "\($0.phrase) (\($0.witnesses))" }
                lines += "  " + say("à proposer\u{A0}: ", "proposed: ") + phrases.joined(separator: ", ") + "\n"
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
    func heading(_ codebook: Codebook, _ say: Bilingual) -> String {
        let label = codebook.effect(section)?.label ?? codebook.levels.first { $0.id == section }?.label
        return section + say("\u{A0}: ", ": ")
            + (label ?? say("n’est plus une section de la grille", "no section of the codebook any more"))
    }

    /// The section, and below it a line a thing that is written there.
    func lines(_ codebook: Codebook, _ say: Bilingual) -> String {
        var lines = [heading(codebook, say)] + words { say($0, $1) }.map { "  " + $0 }
        lines.append("  " + (isEmpty ? say("rien n’est écrit", "nothing is written") : say("par ", "by ") + author))
        return lines.joined(separator: "\n") + "\n"
    }
}

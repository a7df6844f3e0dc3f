import ArgumentParser
import Arguments
import DialogFormat
import Foundation
import Intake

struct GraphCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case svg, mermaid, dot }

    static let configuration = CommandConfiguration(
        commandName: "graph", abstract: "Draw a dialog: what is asked, and when.",
        discussion: """
            For whoever reads no code: the story, the questions with their conditions in plain words, the consent, the \
            dangers and the words that are obeyed at any time. A browser shows the SVG, and prints it on A4; Mermaid and \
            DOT are for programs that draw themselves.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "The dialog to draw: a name, or the path of its file.") var dialog = "temoignage"
    @Option(help: "The language that it is drawn in.") var format = Format.svg
    @Option(help: "Write to this file instead of standard output.") var output: String?

    func run() async throws {
        try await reportingFailures {
            let (dialog, installation) = try Installation(global).finding(dialog: self.dialog)
            let drawing = try installation.siteData(.whenNeeded, dialog: dialog).graph
            let text =
                switch format {
                case .svg: drawing.svg
                case .mermaid: drawing.mermaid
                case .dot: drawing.dot
                }
            guard let output else { return try StandardOutput.write(Array(text.utf8)) }
            do {
                try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
            } catch {
                throw Failure(.inputOutput, "\(output): the drawing cannot be written there")
            }
        }
    }
}

extension SiteData {
    fileprivate var graph: DialogGraph {
        let site = configuration.site
        return DialogGraph(
            of: dialog, wording: wording, codebook: codebook, alerts: alerts, patterns: patterns,
            site: ["site": site.name, "contact": site.contact, "readers": site.readers])
    }
}

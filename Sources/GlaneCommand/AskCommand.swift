import ArgumentParser
import Arguments
import DialogFormat
import Intake
import Reporting
import TestimonyModel

struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask the archive: what was told of whom, where, since when.",
        discussion: """
            For example: glane ask "qu'est-ce qui a changé pour les voisins depuis mars ?". Answers with counts, words as \
            consent allows, and what is not known; in French. Times are those at which it was told. What fewer than three \
            witnesses tell of a public, a place or a word is kept back (digest: breakdown_from in glane.yaml).
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The question, in everyday words; « angles morts » asks what nobody tells.") var question:
        [String] = []
    @Flag(help: "Whom and what nobody tells about, and a question that could open each.") var blindSpots = false
    @Flag(help: "One JSON object.") var json = false
    @Option(help: "Pin the clock to an instant.") var now: Instant?

    func validate() throws {
        if question.isEmpty && !blindSpots { throw ValidationError("ask something, or give --blind-spots") }
        if !question.isEmpty && blindSpots { throw ValidationError("--blind-spots takes no question") }
    }

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            let understanding = try installation.understanding()
            let store = try installation.openStore()
            let archive = Archive(
                store: store, codebook: understanding.codebook, extractor: understanding.extractor,
                words: try installation.questionWords(), sensitive: try installation.sensitiveWords(),
                configuration: installation.configuration)
            let text: String
            if blindSpots {
                let spots = try await archive.blindSpots()
                text = json ? spots.json : spots.markdown
            } else {
                switch try await archive.answer(
                    question.joined(separator: " "), at: installation.clock(pinnedTo: now).now)
                {
                case .found(let answer): text = json ? answer.json : answer.markdown
                case .blindSpots(let spots): text = json ? spots.json : spots.markdown
                case .notUnderstood: text = json ? "{\"question\":null}\n" : Self.help(understanding.codebook)
                }
            }
            try StandardOutput.write(Array(text.utf8))
            try store.close()
        }
    }

    /// What can be asked, in the words of the codebook.
    private static func help(_ codebook: Codebook) -> String {
        let publics = codebook.facet("publics")?.options.prefix(3).map(\.label) ?? []
        let effects = codebook.effects.prefix(3).map { $0.label }
        let places = codebook.places.prefix(3).map(\.label)
        return """
            Rien dans cette question n’est connu de l’archive. On peut demander\u{A0}:
            - un public (\(publics.joined(separator: ", "))…)\u{A0}: glane ask "qu’est-ce qui a changé pour les voisins\u{A0}?"
            - un effet (\(effects.joined(separator: ", "))…)\u{A0}: glane ask "la solidarité depuis mars"
            - un endroit (\(places.joined(separator: ", "))…)\u{A0}: glane ask "les problèmes à la cantine"
            - une période\u{A0}: glane ask "qu’est-ce qui a changé en octobre\u{A0}?"
            - un mot des témoignages\u{A0}: glane ask "échelle"
            - ce que personne ne raconte\u{A0}: glane ask "angles morts"

            """
    }
}

import ArgumentParser
import Arguments
import Extraction
import Foundation
import Intake
import TestimonyModel
import Transport

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show what was understood of a text, and which rules said so.",
        discussion: """
            With --json -, one object a line both ways: {"text", "now"} in, {"entities": […], "frame": {record}, "sensitive": \
            […]} out; sensitive are the details that are masked wherever a testimony leaves the house.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The text, in one argument.") var text: String?
    @Option(help: ArgumentHelp("Read objects from a file, '-' for standard input.", valueName: "file")) var json:
        String?
    @Option(help: "The instant of the text.") var now: Instant?
    @Option(help: "An effect: tell why it was or was not coded, word by word.") var why: String?

    func validate() throws {
        if (text == nil) == (json == nil) { throw ValidationError("give a text, or --json FILE") }
        if json != nil, why != nil { throw ValidationError("--why explains a text; leave --json out") }
    }

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            let understanding = try installation.understanding()
            let sensitive = try installation.sensitiveWords()
            let clock = installation.clock(pinnedTo: now)
            if let json {
                try explainLines(of: json, understanding, sensitive, clock, site: installation.configuration.site.id)
            } else if let text {
                if let why, understanding.codebook.effect(why) == nil {
                    let known = understanding.codebook.effects.map(\.id).joined(separator: ", ")
                    throw Failure(.usage, "'\(why)' is no effect; there are \(known)")
                }
                let extraction = understanding.extractor.extract(text, sentAt: clock.now)
                let lines =
                    why.map { effect in
                        WhyExplanation(effect, extraction, understanding.extractor.explain(effect, in: text)).lines
                    } ?? Explanation(extraction, sensitive.details(in: text)).lines
                for line in lines { try StandardOutput.line(line) }
            }
        }
    }

    private func explainLines(
        of path: String, _ understanding: Understanding, _ sensitive: SensitiveWords, _ clock: SiteClock, site: String
    ) throws {
        struct Question: Decodable {
            var text: String
            var now: String?
        }
        var lines = try PlainLines(ByteSource(path), limit: 12 << 20, name: path == "-" ? "stdin" : path)
        var faults = 0
        var json = JSONWriter()
        while let line = try lines.next() {
            guard !line.isEmpty else { continue }
            guard let question = try? JSONDecoder().decode(Question.self, from: Data(line.utf8)),
                let sentAt = question.now.map({ Moment($0) }) ?? clock.now
            else {
                StandardError.line(
                    "\(lines.name):\(lines.number): this is no object with a \"text\" and, if any, an RFC 3339 \"now\"",
                    .error)
                faults += 1
                continue
            }
            let extraction = understanding.extractor.extract(question.text, sentAt: sentAt)
            json.removeAll()
            extraction.write(
                to: &json, sensitive.details(in: question.text), site: site, sentAt: sentAt,
                codebook: understanding.codebook)
            try StandardOutput.write(json.bytes)
            try StandardOutput.write([10])
            try StandardOutput.flush()
        }
        if faults > 0 { throw Failure(.badData, leftOut(faults)) }
    }
}

import ArgumentParser
import Arguments
import Intake
import Reporting
import Store
import TestimonyModel

extension ReviewCommand {
    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "merge", abstract: "Let two testimonies that tell one thing count as one.",
            discussion: """
                The first counts no more, and points to the second; both texts stay as their witnesses told them, so that \
                each can still be taken back. Codes do not move: correct the second where the first tells more.
                """)

        @OptionGroup var options: DecisionOptions
        @Argument(help: "The one that counts no more.") var id: String
        @Argument(help: "The one that goes on counting.") var into: String

        func run() async throws {
            try await options.deciding { deciding in
                let (desk, seen) = (deciding.desk, try await deciding.seen(id, for: .merge))
                let outcome = try await desk.merge(seen, into: into, by: deciding.actor)
                try await deciding.tell(outcome, .merge, seen)
                let kept = try await desk.seen(into)
                let missing = desk.missing(of: seen.record, in: kept.record)
                if !missing.isEmpty {
                    let names = missing.map { ReviewWords.quoted(desk.words.effect($0)) }.joined(separator: ", ")
                    StandardError.line(
                        "glane review: \(kept.record.id) n’est pas codé \(names) ; à corriger s’il le raconte aussi",
                        .info)
                }
            }
        }
    }

    struct Split: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "split", abstract: "Make two testimonies of one that tells two things.")

        @OptionGroup var options: DecisionOptions
        @Argument(help: "The testimony's id, or its beginning.") var id: String
        @Option(
            help: ArgumentHelp(
                "Where the second begins: its first words, or how many characters come before.",
                valueName: "words"))
        var at: String

        func run() async throws {
            try await options.deciding { deciding in
                let (desk, seen) = (deciding.desk, try await deciding.seen(id, for: .split))
                let outcome = try await desk.split(seen, at: at, by: deciding.actor)
                try await deciding.tell(outcome, .split, seen)
            }
        }
    }
}

extension ReviewDesk {
    /// Effects that only the first of two testimonies is coded with.
    func missing(of record: TestimonyRecord, in other: TestimonyRecord) -> [String] {
        let told = Set(other.frame.observations.map(\.effect))
        return record.frame.observations.map(\.effect).filter { !told.contains($0) }
    }
}

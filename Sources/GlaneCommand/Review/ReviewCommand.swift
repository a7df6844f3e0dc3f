import ArgumentParser
import Arguments
import Intake
import Reporting
import Store
import TestimonyModel

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Look at what was told before it counts: accept, correct, reject, merge, split.",
        discussion: """
            Without a subcommand it opens a screen on a terminal, and prints the list elsewhere. Testimonies go by their ids \
            or the beginnings of them. What a coordinator reads here is in French.
            """,
        subcommands: [
            Screen.self, List.self, Show.self, Accept.self, Correct.self, Reject.self, Merge.self, Split.self,
            Note.self, Undo.self,
        ],
        defaultSubcommand: Screen.self)
}

extension ReviewCommand {
    struct Screen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "screen", abstract: "Review on the whole terminal, by keys that it shows.",
            discussion: "Where there is no terminal it prints the list. « ? » explains the keys.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var filter: ReviewFilterOptions
        @OptionGroup var actor: ActorOptions
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func run() async throws {
            try await reportingFailures {
                let desk = try ReviewDesk(global, now: now)
                let all = try await desk.records()
                let filter = try filter.filter(desk, among: all)
                if StandardOutput.isTerminal, ByteSource.isTerminal {
                    try await ReviewSession(desk, actor: actor.name, filter: filter).run()
                } else {
                    try TestimonyList(all, desk, limit: .max, json: false).print(all.filter(filter.admits))
                }
                try desk.store.close()
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the testimonies that wait for a review, or others.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var filter: ReviewFilterOptions
        @Flag(help: "Pairs that may be one testimony told twice.") var duplicates = false
        @Flag(help: "Only those that another contradicts, each with the other.") var contradicted = false
        @Option(help: "At most so many, the oldest first.") var limit = 50
        @Flag(help: "Testimony records, one JSON object a line.") var json = false
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func validate() throws {
            if duplicates, contradicted { throw ValidationError("give one of --duplicates and --contradicted") }
            if limit < 1 { throw ValidationError("--limit is one or more") }
        }

        func run() async throws {
            try await reportingFailures {
                let desk = try ReviewDesk(global, now: now)
                let all = try await desk.records()
                let filter = try filter.filter(desk, among: all)
                let list = TestimonyList(all, desk, limit: limit, json: json)
                if duplicates {
                    try list.printDuplicates(all.filter(filter.admits))
                } else if contradicted {
                    try list.printContradicted(all.filter(filter.admits))
                } else {
                    try list.print(all.filter(filter.admits))
                }
                try desk.store.close()
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a testimony: text, codes, who tells the same, what was decided.",
            discussion: "Under the text stands the number of the effect that its words were coded for.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The testimony's id, or its beginning.") var id: String
        @Flag(help: "One JSON object.") var json = false

        func run() async throws {
            try await reportingFailures {
                let desk = try ReviewDesk(global)
                let seen = try await desk.seen(id)
                let surroundings = Surroundings(try await desk.records(), desk.codebook)
                let card = try await TestimonyCard(seen, desk, among: surroundings)
                if json {
                    try StandardOutput.line(card.json)
                } else {
                    for line in card.lines { try StandardOutput.line(line) }
                }
                try desk.store.close()
            }
        }
    }
}

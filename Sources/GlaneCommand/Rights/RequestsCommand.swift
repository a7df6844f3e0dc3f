import ArgumentParser
import Arguments
import Foundation
import Intake
import Reporting
import Store
import TestimonyModel

struct RequestsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests", abstract: "The register of what people ask about their data, with the days due.",
        subcommands: [List.self, Add.self, Done.self])
}

extension RequestsCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Show the requests that wait, the soonest due first.")

        @OptionGroup var global: GlobalOptions
        @Flag(help: "Those that were answered too.") var all = false
        @Flag(help: "One JSON object a request.") var json = false
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let register = try await installation.storeIfThere()?.requests(site: installation.configuration.site.id)
                let today = installation.clock(pinnedTo: now).now.date
                let shown = (register ?? []).filter { all || $0.doneOn == nil }.sorted {
                    ($0.doneOn == nil ? 0 : 1, $0.dueOn, $0.id) < ($1.doneOn == nil ? 0 : 1, $1.dueOn, $1.id)
                }
                for request in shown {
                    try StandardOutput.line(json ? request.json : "\(request.id). \(request.words(today: today))")
                }
                if shown.isEmpty, !json { StandardError.line("glane requests: no request waits", .info) }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Enter a request, due in a month.",
            discussion: """
                A month is what the GDPR gives to answer (article 12.3), from the day on which the request came, whatever \
                the road. The reference leads you back to it: a pseudonym, or « courrier du 3 novembre ». Never a name.
                """)

        @OptionGroup var global: GlobalOptions
        @OptionGroup var actor: ActorOptions
        @Argument(help: "What is asked: access, rectification, erasure or withdrawal.") var kind: DataRequest.Kind
        @Argument(help: "A pseudonym or a word of your own.") var reference: String
        @Option(help: "The day on which it came (2026-11-18); otherwise today.") var received: Day?
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func validate() throws {
            if reference.allSatisfy(\.isWhitespace) { throw ValidationError("the reference is empty") }
        }

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let now = installation.clock(pinnedTo: now).now
                let day = received?.date ?? now.date
                guard day <= now.date else { throw Failure(.usage, "\(day) is still to come") }
                let request = try await installation.openStore().add(
                    kind, reference, receivedOn: day, actor.entry("request.add", at: now.epochSeconds),
                    site: installation.configuration.site.id)
                try StandardOutput.line("\(request.id). \(request.words(today: now.date))")
            }
        }
    }

    struct Done: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "done", abstract: "Note that a request was answered.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var actor: ActorOptions
        @Argument(help: "The request's number.") var id: Int
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let now = installation.clock(pinnedTo: now).now
                let site = installation.configuration.site.id
                let store = try installation.openStore()
                guard
                    try await store.finish(
                        request: id, on: now.date, actor.entry("request.done", at: now.epochSeconds), site: site)
                else { throw Failure(.usage, "there is no open request \(id)") }
                for request in try await store.requests(site: site) where request.id == id {
                    try StandardOutput.line("\(id). \(request.words(today: now.date))")
                }
            }
        }
    }
}

extension DataRequest.Kind: ExpressibleByArgument {}

extension DataRequest {
    fileprivate func words(today: CivilDate) -> String {
        RightsWords.request(
            kind: kind.rawValue, reference: reference, receivedOn: receivedOn, dueOn: dueOn, doneOn: doneOn,
            doneBy: doneBy, today: today)
    }

    fileprivate var json: String {
        var json = JSONWriter()
        json.object { json in
            json.key("id")
            json.integer(id)
            json.field("kind", kind.rawValue)
            json.field("reference", reference)
            json.field("received", receivedOn.description)
            json.field("due", dueOn.description)
            json.field("done", orNull: doneOn?.description)
            json.field("done_by", orNull: doneBy)
        }
        return json.text
    }
}

import ArgumentParser
import Arguments
import Delivery
import Foundation
import HTTP
import Intake
import Store
import TestimonyModel

struct WebhookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Destinations of summaries and digests, and what was or will be sent there.",
        subcommands: [List.self, Test.self, Listen.self, Deliveries.self, Show.self, Retry.self, Drop.self])
}

extension WebhookCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Show the destinations, and whether each has its URL.")

        @OptionGroup var global: GlobalOptions

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let closed = try await installation.storeIfThere()?.closedDestinations() ?? [:]
                try list(try installation.siteData(.whenNeeded).destinations, closed, installation.clock())
            }
        }

        private func list(_ destinations: [ReadyDestination], _ closed: [String: Int], _ clock: SiteClock) throws {
            for ready in destinations {
                let destination = ready.destination
                let events = destination.events.map(\.rawValue).sorted().joined(separator: ",")
                try StandardOutput.line(
                    "\(destination.name)\t\(destination.format.rawValue)\t\(destination.audience.rawValue)\t\(events)\t"
                        + "\(destination.detail.rawValue)\t"
                        + state(of: ready, closedAt: closed[destination.name].map(clock.moment)))
            }
        }

        private func state(of ready: ReadyDestination, closedAt: Moment?) -> String {
            guard ready.destination.isEnabled else { return "switched off" }
            if let closedAt {
                return
                    "closed: it answered 410 at \(closedAt) ('glane webhook test \(ready.destination.name)' opens it)"
            }
            return switch ready.endpoint {
            case .success(let endpoint): "posts to \(endpoint.origin)"
            case .failure(let missing): "\(missing)"
            }
        }
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test", abstract: "Post one line to a destination, and say what it answered.",
            discussion: "A destination that was closed because it answered 410 is opened again when it takes the line.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The destination's name.") var name: String

        func run() async throws {
            try await reportingFailures { try await post() }
        }

        private func post() async throws {
            let installation = try Installation(global)
            let site = try installation.siteData(.whenNeeded)
            guard site.destinations.contains(where: { $0.destination.name == name }) else {
                let known = site.destinations.map(\.destination.name).joined(separator: ", ")
                throw Failure(.usage, "there is no destination '\(name)'; there are \(known)")
            }
            // A store of its own: a test neither waits behind real letters nor stays among them.
            let store = try TestimonyStore(path: .memory)
            let clock = installation.clock()
            let now = clock.now.epochSeconds
            let letter = Letter(id: UUID().uuidString.lowercased(), destination: name, subject: .test)
            _ = try await store.enqueueOnce(
                DeliveryRecord(letter: letter, dueAt: now, createdAt: now), site: site.configuration.site.id)
            let outcome = try await Courier(store: store, site: site, clock: clock).deliver(within: 15)[letter.id]
            switch outcome {
            case .sent(let status):
                try StandardOutput.line("\(name): answered \(status)")
                if try await installation.storeIfThere()?.openDestination(name) == true {
                    StandardError.line(
                        "glane: \(name) is open again: what waits goes out, "
                            + "and 'glane webhook retry --dead' sends what was given up", .info)
                }
            case .retry(_, let error, _), .dead(let error, _): throw Failure(.unavailable, error)
            case .postponed(_, let reason): throw Failure(.configuration, reason ?? "\(name) is not ready")
            case .dropped(let reason): throw Failure(.unavailable, reason)
            case nil: throw Failure(.unavailable, "\(name) did not answer in time")
            }
        }
    }

    struct Listen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "listen", abstract: "Receive posts on this machine as Mattermost would, and show each.",
            discussion: "Prints the URL to set for a destination, then every post until it is interrupted.")

        @Option(help: "Port on 127.0.0.1; 0 takes a free one.") var port: UInt16 = 8065
        @Option(help: "End after so many posts, one or more.") var count: Int?

        func validate() throws {
            if let count, count < 1 { throw ValidationError("--count is one or more") }
        }

        func run() async throws {
            try await reportingFailures {
                let (posts, sink) = AsyncStream.makeStream(of: ReceivedPost.self)
                let receiver = MattermostReceiver()
                let listener = try HTTPListener(port: port) { request in
                    let (answer, post) = receiver.receive(request)
                    if let post { sink.yield(post) }
                    return answer
                }
                StandardError.line("glane: send posts here, for example with:", .info)
                try StandardOutput.line("export GLANE_MATTERMOST_URL=\(listener.origin)/hooks/glane")
                try StandardOutput.flush()
                var shown = 0
                for await post in posts {
                    for line in PostView(post).lines { try StandardOutput.line(line) }
                    try StandardOutput.flush()
                    shown += 1
                    if shown == count { break }
                }
                // A post is shown while its answer is still on the way; breaking the connection now would lose it.
                try await Task.sleep(for: .milliseconds(300))
                listener.stop()
            }
        }
    }

    struct Deliveries: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "deliveries", abstract: "List the letters: waiting, sent, given up, dropped.",
            discussion: "The oldest first, the newest at the end.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only this state: pending, leased, sent, dead, dropped.") var state: String?
        @Option(help: "Only this destination.") var destination: String?
        @Option(help: "At most so many, the newest.") var limit = 100

        func validate() throws {
            if limit < 1 { throw ValidationError("--limit is one or more") }
        }

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let clock = installation.clock()
                var filter = DeliveryFilter(destination: destination, limit: limit)
                if let state {
                    guard let known = DeliveryRecord.State(rawValue: state) else {
                        throw Failure(.usage, "'\(state)' is no state; there are pending, leased, sent, dead, dropped")
                    }
                    filter.states = [known]
                }
                for record in try await installation.openStore().deliveries(filter) {
                    try StandardOutput.line(
                        [
                            record.letter.id, record.state.rawValue, record.letter.destination,
                            record.letter.subject.words, "\(record.attempts)", "\(clock.moment(record.dueAt))",
                            record.lastError ?? "",
                        ].joined(separator: "\t"))
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show one letter: its text as it would go out now, and every attempt.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The letter's id.") var id: String

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let site = try installation.siteData(.whenNeeded)
                let store = try installation.openStore()
                guard let record = try await store.delivery(id) else {
                    throw Failure(.noInput, "there is no letter \(id)")
                }
                let clock = installation.clock()
                try StandardOutput.line(
                    "\(record.state.rawValue)\t\(record.letter.destination)\t\(record.letter.subject.words)")
                for attempt in try await store.attempts(of: id) {
                    let status = attempt.status.map { " \($0)" } ?? ""
                    try StandardOutput.line(
                        "\(clock.moment(attempt.madeAt))\t\(attempt.outcome.rawValue)\(status)\t\(attempt.error ?? "")")
                }
                let text = try await LetterWriter(store: store, site: site).write(record.letter)?.text
                try StandardOutput.line("")
                try StandardOutput.line(text ?? "(there is nothing to say any more)")
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry", abstract: "Send again what was given up, or now what is due.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The letter's id; no other is sent.") var id: String?
        @Flag(help: "Every letter that was given up.") var dead = false
        @Flag(help: "Only what is due; for cron.") var due = false
        @Option(help: "Try for at most so many seconds.") var seconds = 60

        func validate() throws {
            if [id != nil, dead, due].count(where: { $0 }) != 1 {
                throw ValidationError("name one letter, or give --dead or --due")
            }
        }

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let site = try installation.siteData(.whenNeeded)
                let store = try installation.openStore()
                let clock = installation.clock()
                let now = clock.now.epochSeconds
                if let id, !(try await store.retry(id, at: now)) {
                    throw Failure(.noInput, "no letter \(id) waits or was given up")
                }
                if dead { _ = try await store.retryAllDead(at: now) }
                let outcomes = try await Courier(store: store, site: site, clock: clock).deliver(id, within: seconds)
                let sent = outcomes.values.count { if case .sent = $0 { true } else { false } }
                try StandardOutput.line("sent \(sent) of \(outcomes.count)")
                try await Courier(store: store, site: site, clock: clock).tellWhatWaits()
            }
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "drop", abstract: "Give a letter up for good.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The letter's id.") var id: String

        func run() async throws {
            try await reportingFailures {
                guard try await Installation(global).openStore().drop(id) else {
                    throw Failure(.noInput, "no letter \(id) waits or was given up")
                }
            }
        }
    }
}

extension Letter.Subject {
    var words: String {
        switch self {
        case .testimony(let id): "testimony \(id)"
        case .digest(let week): "digest \(week)"
        case .alert(let id): "alert \(id)"
        case .test: "test"
        }
    }
}

import ArgumentParser
import Arguments
import Foundation
import Intake
import Reporting
import Store
import TestimonyModel

struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Erase what is held of a witness, or one testimony.",
        discussion: """
            Witnesses can do it themselves by writing « effacer ». Whom to forget is a pseudonym (t-…), the id of a testimony, \
            or a name in a network: --name NICK --transport irc, exactly as the network writes it; --name - reads it from \
            standard input, so that no history keeps it. What is held is told first, in French, as counts and days. \
            Testimonies, observations, conversations, replies and summaries go, also from the bytes of the files; each \
            testimony leaves a line without content. What was sent stays where it was sent. An older backup still holds \
            it, and 'glane restore' erases it again. Exit status 1 when somebody answers no, 66 when nothing is held, 69 when \
            another program keeps the bytes from being removed.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var actor: ActorOptions
    @Argument(help: "A pseudonym (t-…) or the id of a testimony.") var target: String?
    @Option(help: "A name in a network, from which the pseudonym is made with the site's key.") var name: String?
    @Option(help: "The network of that name: irc (or line), terminal, or archive for what 'glane pipe --save' read.")
    var transport: String?
    @Option(help: "The number of the request that this answers ('glane requests list').") var request: Int?
    @Flag(help: "Do it without asking.") var yes = false

    private static let transports = ["irc": "irc:", "line": "irc:", "terminal": "terminal:", "archive": ""]

    func validate() throws {
        if (target == nil) == (name == nil) { throw ValidationError("give a pseudonym or an id, or else --name") }
        if (name == nil) != (transport == nil) { throw ValidationError("--name and --transport go together") }
        if name == "-", !yes {
            throw ValidationError("--name - takes standard input, so that --yes must agree beforehand")
        }
        guard let transport, Self.transports[transport] == nil else { return }
        let known = Self.transports.keys.sorted().joined(separator: ", ")
        throw ValidationError("'\(transport)' is no network here; there are \(known)")
    }

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            guard let store = try installation.storeIfThere() else {
                throw Failure(.noInput, "\(installation.storePath): there is no store")
            }
            let site = installation.configuration.site.id
            if let request { try await refuseUnknown(request, store, site) }
            let target = try await target(installation, store)
            let held = try await store.holdings(of: target, site: site)
            for line in ErasureWords(held).held { try StandardOutput.line(line) }
            try StandardOutput.flush()
            guard !held.isEmpty else { throw Failure(.noInput, nothing) }
            guard try Confirmation.isGiven("Effacer ? C’est définitif. (oui ou non)", unlessFlagged: yes) else {
                try StandardOutput.line("Rien n’est effacé.")
                throw ExitCode(1)
            }
            let now = installation.clock().now
            let (erased, isScrubbed) = try await store.forget(
                target, actor.entry("testimony.forget", at: now.epochSeconds),
                request: request.map { ($0, now.date) }, site: site)
            try StandardOutput.line(ErasureWords(erased).done)
            try store.close()
            guard isScrubbed else {
                throw Failure(
                    .unavailable,
                    "what was erased is gone from the tables, but another program keeps its bytes in the files: end what "
                        + "reads \(installation.storePath), then 'glane purge' removes them (glaned does it at night)")
            }
        }
    }

    private func target(_ installation: Installation, _ store: TestimonyStore) async throws -> ErasureTarget {
        if let target { return target.hasPrefix("t-") ? .speaker(target) : .testimony(target) }
        guard let name = name == "-" ? readLine() : name, let prefix = transport.flatMap({ Self.transports[$0] }) else {
            throw Failure(.usage, "no name came from standard input")
        }
        guard try installation.existingSpeakerKey() != nil else {
            throw Failure(
                .noInput, "\(installation.speakerKeyPath ?? ""): there is no key, so that no name leads to a pseudonym")
        }
        let key = try await installation.speakerKey(for: store)
        return .speaker(key.pseudonym(.speaker, of: prefix + name))
    }

    private func refuseUnknown(_ request: Int, _ store: TestimonyStore, _ site: String) async throws {
        let register = try await store.requests(site: site)
        guard register.contains(where: { $0.id == request && $0.doneOn == nil }) else {
            throw Failure(.usage, "there is no open request \(request) ('glane requests list' shows them)")
        }
    }

    private var nothing: String {
        name == nil
            ? "nothing is held under that pseudonym or id"
            : "nothing is held under that name: it is written as in the network, capitals too, and made with the key of "
                + "this site"
    }
}

extension ErasureWords {
    init(_ held: Holdings) {
        self.init(
            testimonies: held.testimonies.count, firstDay: held.firstTold?.date, lastDay: held.lastTold?.date,
            observations: held.observations, conversations: held.conversations, waitingLetters: held.waitingLetters,
            sentLetters: held.sentLetters, stances: held.stances)
    }
}

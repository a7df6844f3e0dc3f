import DialogFormat
import Store
import Synchronization
import TestimonyModel
import Testing
import Transport

@testable import Intake

/// A site with two coordinators, an administrator, and testimonies of others; every turn goes through the store.
struct DeskRoom {
    let store: TestimonyStore
    let conversations: Conversations
    let key = SpeakerKey.ephemeral()
    private let minutes = Clock()

    private final class Clock: Sendable {
        let minutes = Mutex(0)
        var now: Moment { Moment("2026-11-20T09:00:00+01:00")!.adding(seconds: minutes.withLock { $0 } * 60) }
    }

    static let site = {
        var site = shipped
        site.configuration.roles.coordinators = ["Marie", "paul"].map { Roles.Identity(transport: "irc", name: $0) }
        site.configuration.roles.administrators = [Roles.Identity(transport: "irc", name: "root")]
        return site
    }()

    static let ladder = TestimonyRecord.told(
        "aaaa-1", by: "anna", 1, "Une voisine nous a prêté une échelle.",
        [("solidarite", .positive, "prêté une échelle")], consent: .quote)
    static let noise = TestimonyRecord.told(
        "bbbb-2", by: "ben", 2, "Le bruit de la cour nous empêche de dormir, et personne ne répond.",
        [("sante_bien_etre", .negative, "empêche de dormir"), ("lien_social", .positive, "personne ne répond")],
        consent: .count)
    static let dance = TestimonyRecord.told(
        "cccc-3", by: "cleo", 3, "Au bal, on a dansé avec les vigiles.",
        [("lien_social", .positive, "dansé avec les vigiles")], consent: .attributed)

    init(_ told: [TestimonyRecord] = [ladder, noise, dance], site: SiteData = site) async throws {
        store = try TestimonyStore(path: .memory)
        conversations = Conversations(
            store: store, site: CurrentSite(site),
            clock: SiteClock(zone: "Europe/Paris") { [minutes] in minutes.now.epochSeconds }, key: key)
        for record in told { try await keep(record) }
    }

    func keep(_ record: TestimonyRecord) async throws {
        var record = record
        record.speaker = record.speaker.map { key.pseudonym(.speaker, of: "irc:\($0)") }
        _ = try await store.commit(
            TurnCommit(
                site: "cesure", transport: "irc", conversation: "c-\(record.id)", speaker: record.speaker ?? "",
                session: nil, saved: [record], now: record.sentAt.epochSeconds))
    }

    func wait(minutes count: Int) { minutes.minutes.withLock { $0 += count } }

    /// The lines that are said to a message, in plain spaces.
    @discardableResult
    func say(_ text: String, as nick: String, isPrivate: Bool = true, id: String? = nil) async throws -> [String] {
        try await hear(
            InboundMessage(
                transport: "irc", conversation: isPrivate ? nick.lowercased() : "#place", speaker: nick,
                messageID: id, text: text, sentAt: minutes.now, comparison: .lowercase, isPrivate: isPrivate))
    }

    /// The same to a sign under a post.
    @discardableResult
    func react(_ reaction: InboundReaction, as nick: String) async throws -> [String] {
        try await hear(
            InboundMessage(
                transport: "irc", conversation: nick.lowercased(), speaker: nick, text: "", sentAt: minutes.now,
                comparison: .lowercase, isPrivate: true, reaction: reaction))
    }

    private func hear(_ message: InboundMessage) async throws -> [String] {
        try await conversations.receive(message).says.flatMap {
            $0.text.inPlainSpaces.split(separator: "\n").map(String.init)
        }
    }

    /// Plays `nick> text`, and compares what is heard with the lines `nick< text`; an ellipsis ends what does not matter.
    func play(_ transcript: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let turns = transcript.split(separator: "\n").map(String.init)
        var at = 0
        while at < turns.count {
            let line = turns[at]
            guard let mark = line.firstRange(of: "> ") else {
                Issue.record("no line of a speaker: \(line)", sourceLocation: sourceLocation)
                return
            }
            let nick = String(line[..<mark.lowerBound])
            let expected = turns[(at + 1)...].prefix { $0.hasPrefix("\(nick)< ") }.map {
                String($0.dropFirst(nick.count + 2))
            }
            let said = try await say(String(line[mark.upperBound...]), as: nick)
            let agrees =
                said.count == expected.count
                && zip(said, expected).allSatisfy { said, expected in
                    expected.hasSuffix("…") ? said.hasPrefix(expected.dropLast()) : said == expected
                }
            #expect(
                agrees, "after '\(line)':\n\(said.map { "\(nick)< " + $0 }.joined(separator: "\n"))",
                sourceLocation: sourceLocation)
            at += 1 + expected.count
        }
    }
}

extension TestimonyRecord {
    static func told(
        _ id: String, by speaker: String, _ minute: Int, _ text: String,
        _ effects: [(String, Polarity, String)], consent: Consent
    ) -> TestimonyRecord {
        let at = Moment("2026-11-19T18:40:00+01:00")!.adding(seconds: minute * 60)
        let observations = effects.map { effect, polarity, evidence in
            let range = PlainWords.range(of: evidence, in: text)!
            return Observation(
                effect: effect, level: DeskRoom.site.codebook.effect(effect)!.level, polarity: polarity,
                status: .observed, evidence: evidence, start: range.lowerBound, end: range.upperBound, confidence: 0.9)
        }
        return TestimonyRecord(
            id: id, site: "cesure", sentAt: at, conversation: "c-\(id)", speaker: speaker, consent: consent,
            review: .confirmed, text: text,
            frame: Frame(isTestimony: true, observations: observations, places: ["cour"]), confirmedAt: at)
    }
}

extension String {
    var inPlainSpaces: String { replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
}

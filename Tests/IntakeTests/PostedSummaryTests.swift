import Delivery
import DialogFormat
import Foundation
import HTTP
import Reporting
import Synchronization
import TestimonyModel
import Testing

@testable import Intake

/// From the shipped files to the bytes that a Mattermost gets.
struct PostedSummaryTests {
    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private final class Bodies: Sendable {
        let all = Mutex<[String]>([])
        let posts = Mutex<[ReceivedPost]>([])
    }

    private func read(_ path: String) throws -> DataFile {
        DataFile(name: path, text: try String(contentsOf: Self.checkout.appending(path: path), encoding: .utf8))
    }

    private func record(_ consent: Consent) -> TestimonyRecord {
        let evidence = "@all deux voisines ont recousu les manteaux de trois graphistes d'ici"
        return TestimonyRecord(
            id: "t1", site: "cesure", sentAt: Moment("2026-11-19T18:40:00+01:00")!, consent: consent,
            review: .confirmed, text: evidence,
            frame: Frame(
                isTestimony: true,
                observations: [
                    Observation(
                        effect: "solidarite", level: "collectif", polarity: .positive, status: .observed,
                        evidence: evidence, start: 0, end: 68, confidence: 0.9)
                ], when: [.day(CivilDate(year: 2026, month: 11, day: 18)!)], places: ["cantine"]),
            attribution: "Nadia")
    }

    @Test(arguments: Consent.allCases)
    func whatArrivesIsTheGoldenRequest(consent: Consent) async throws {
        var findings = Findings()
        let codebook = try #require(Codebook(try read("Dialogs/codebook.yaml"), &findings))
        let destination = try #require(
            Destination(named: "d", try read("Webhooks/mattermost-coordination.yaml"), &findings))
        let bodies = Bodies()
        let listener = try HTTPListener { request in
            bodies.all.withLock { $0.append(String(decoding: request.body, as: UTF8.self)) }
            let (answer, post) = MattermostReceiver().receive(request)
            if let post { bodies.posts.withLock { $0.append(post) } }
            return answer
        }
        let ready = ReadyDestination(
            destination, environment: ["GLANE_MATTERMOST_URL": listener.origin + "/hooks/essai"], folder: Self.checkout)
        let outbox = MemoryOutbox([.make("t1", to: "d")])
        let record = record(consent)
        let worker = DeliveryWorker.make(
            outbox, [ready], clock: JumpingClock(),
            render: { _ in
                Summary(of: record, codebook: codebook, site: "Césure", detail: destination.detail).map {
                    RenderedLetter(text: $0.text(destination.template ?? .standard))
                }
            })
        _ = try await worker.drain(for: 5)
        let sent = bodies.all.withLock { $0 }
        guard consent != .none else {
            #expect(sent.isEmpty)
            #expect(outbox.record("t1")?.state == .dropped)
            return
        }
        let golden = Self.checkout.appending(path: "Tests/Requests/mattermost-\(consent.rawValue).json")
        #expect(sent.map { $0 + "\n" } == [try String(contentsOf: golden, encoding: .utf8)])
        #expect(bodies.posts.withLock { $0.first?.reading.mentions } == [])
        #expect(outbox.record("t1")?.state == .sent)
    }
}

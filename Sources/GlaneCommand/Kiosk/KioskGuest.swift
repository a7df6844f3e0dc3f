import Foundation
import Intake
import Store
import Transport

/// One person at a kiosk. Their name is drawn by lot, and what they have not finished lies in memory alone: when they are
/// gone, and when the power is, nothing of it is anywhere.
struct KioskGuest {
    private let name = UUID().uuidString
    private let conversations: Conversations
    private let drafts: TestimonyStore
    private let clock: SiteClock

    init(_ site: SiteData, _ store: TestimonyStore, _ clock: SiteClock, _ key: SpeakerKey) throws {
        drafts = try TestimonyStore(path: .memory)
        conversations = Conversations(
            store: store, site: CurrentSite(site), clock: clock, key: key, kioskDrafts: drafts)
        self.clock = clock
    }

    func open() async throws -> Conversations.Outcome { try await conversations.open(message("")) }

    func hear(_ text: String) async throws -> Conversations.Outcome { try await conversations.receive(message(text)) }

    func leave() { try? drafts.close() }

    private func message(_ text: String) -> InboundMessage {
        InboundMessage(transport: "kiosk", conversation: name, speaker: name, text: text, sentAt: clock.now)
    }
}

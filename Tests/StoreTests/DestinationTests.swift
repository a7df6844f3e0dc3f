import Delivery
import Testing

@testable import Store

@Suite struct DestinationTests {
    @Test func aClosedDestinationStaysClosedUntilItIsOpened() async throws {
        let folder = try TemporaryFolder()
        let path = StorePath.file(folder.file("glane.sqlite"))
        let store = try TestimonyStore(path: path)
        _ = try await store.commit(.make(letters: [.make("a"), .make("b", destination: "large")]))
        try await store.closeDestination(of: "a", at: 60)
        try await store.closeDestination(of: "a", at: 70)
        try await store.closeDestination(of: "?", at: 70)
        try store.close()
        let again = try TestimonyStore(path: path)
        #expect(try await again.closedDestinations() == ["equipe": 60])
        #expect(try await again.openDestination("large") == false)
        #expect(try await again.openDestination("equipe"))
        #expect(try await again.closedDestinations().isEmpty)
        try again.close()
    }

    @Test func everyUnsentLetterIsCountedWithTheReasonOfTheLatest() async throws {
        try await StoreDriver.memory.withStore { store in
            let letters = (0..<1_200).map { DeliveryRecord.make("\($0)", subject: .test) }
            _ = try await store.commit(.make(letters: letters + [.make("large", destination: "large"), .make("sent")]))
            try await store.take("sent", as: .sent(status: 200), at: 60)
            for id in 0..<1_200 {
                try await store.take("\(id)", as: .postponed(until: 900, reason: "reason \(id)"), at: 60)
            }
            try await store.take("large", as: .dead(error: "404", status: 404), at: 60)
            #expect(
                try await store.unsent() == [
                    UnsentLetters(destination: "equipe", count: 1_200, reason: "reason 1199"),
                    UnsentLetters(destination: "large", count: 1, reason: "404"),
                ])
        }
    }
}

import Foundation
import Testing

struct DemoTests {
    @Test func aDemonstrationIsKeptWhereItsStoreIsNamedAndMayBeShownAgain() async throws {
        let program = try Program()
        for _ in 0..<2 {
            let shown = try await program.glane("demo", "--store", program.file("demo.sqlite"))
            #expect(shown.status == 0 && shown.output.contains("Un mois inventé"), "\(shown.errors)")
        }
        let kept = try await program.glane("export", "--store", program.file("demo.sqlite")).objects
        #expect(kept.count > 10 && kept.allSatisfy { ($0["id"] as? String)?.hasPrefix("demo-") == true })
    }

    /// Told to the end, left in the middle, or erased: somebody real was here.
    @Test(arguments: ["\(Program.story)\noui\n3\n", "bonjour\n", "\(Program.story)\noui\n1\n"])
    func aStoreOfRealPeopleIsRefused(said: String) async throws {
        let program = try Program()
        let store = program.file("real.sqlite")
        _ = try await program.glane("chat", "--store", store, input: said)
        let before = try await program.glane("export", "--store", store).output
        let shown = try await program.glane("demo", "--store", store)
        #expect(shown.status == 64 && shown.output.isEmpty)
        #expect(shown.errors.contains("\(store) holds more than a demonstration"))
        #expect(try await program.glane("export", "--store", store).output == before)
    }
}

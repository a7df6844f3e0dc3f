import Foundation
import Testing

struct RoomTests {
    @Test(arguments: try SourceFile.all(below: "Sources"))
    func aRoomImportsOnlyWhatItMay(file: SourceFile) throws {
        let allowed = try #require(Rooms.allowed[file.room], "\(file.room) has no line in the table of rooms")
        for module in file.imports {
            #expect(allowed.contains(module), "\(file.path) imports \(module)")
        }
    }

    @Test func theTableHasEveryRoomAndNoOther() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: SourceFile.checkout.appending(path: "Sources").path)
        let known = Set(Rooms.allowed.keys).union(Rooms.headers)
        #expect(Set(folders.filter { !$0.hasPrefix(".") }) == known)
    }

    @Test func everyArrowPointsInward() {
        for (room, allowed) in Rooms.allowed {
            #expect(allowed.isDisjoint(with: Rooms.programs), "\(room) imports a program")
            let outward = reachable(from: room)
            #expect(!outward.contains(room), "\(room) can reach itself")
        }
        for room in ["TestimonyModel", "Extraction", "DialogEngine", "Delivery"] {
            #expect(Rooms.allowed[room]?.contains("Foundation") == false)
            #expect(reachable(from: room).isSubset(of: ["TestimonyModel", "Extraction"]))
        }
    }

    private func reachable(from room: String) -> Set<String> {
        var found: Set<String> = []
        var next = Rooms.allowed[room] ?? []
        while let module = next.popFirst() {
            if found.insert(module).inserted { next.formUnion(Rooms.allowed[module] ?? []) }
        }
        return found
    }

    @Test(
        arguments: [
            ("import Foundation", "Foundation"), ("  import IRC // why", "IRC"), ("@testable import Intake", "Intake"),
            ("@_spi(Testing) package import GRDB", "GRDB"), ("import struct Foundation.Date", "Foundation"),
            ("private import func Glibc.write", "Glibc"), ("// import Foundation", nil), ("important = 1", nil),
            ("let text = \"import Yams\"", nil), ("", nil),
        ] as [(String, String?)])
    func importLinesAreRead(line: String, module: String?) {
        #expect(SourceFile.importedModule(line) == module)
    }
}

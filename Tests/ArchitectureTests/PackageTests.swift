import Foundation
import Testing

/// What the manifest says, as SwiftPM reads it itself would need a second SwiftPM; its text is plain enough.
struct PackageTests {
    private let manifest: String

    init() throws { manifest = try SourceFile("Package.swift").lines.joined(separator: "\n") }

    @Test func theCommandDoesNotLinkWhatOnlyTheDaemonNeeds() throws {
        let names = try dependencies(of: "program", "GlaneCommand")
        #expect(names.contains("Intake") && names.contains("arguments"))
        #expect(names.isDisjoint(with: Rooms.daemonOnly))
    }

    @Test(arguments: Rooms.allowed.keys.sorted())
    func theManifestAndTheTableNameTheSameRooms(room: String) throws {
        let declared = try dependencies(of: Rooms.programs.contains(room) ? "program" : "room", room)
        let rooms = Set(Rooms.allowed.keys).union(Rooms.headers)
        let allowed = Rooms.allowed[room]?.intersection(rooms) ?? []
        #expect(declared.intersection(rooms) == allowed)
    }

    /// The names between the brackets of `kind("name", […])`: rooms in quotes, products as the constants they are.
    private func dependencies(of kind: String, _ name: String) throws -> Set<String> {
        let call = try Regex(kind + #"\(\s*"\#(name)"([^)]*)\)"#)
        let match = try #require(try call.firstMatch(in: manifest), "\(kind)(\"\(name)\"…) is not in Package.swift")
        let inside = match.output[1].substring ?? ""
        return Set(inside.matches(of: /\w+/).map { String($0.output) })
    }
}

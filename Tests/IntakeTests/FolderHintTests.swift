import Foundation
import Testing

@testable import Intake

struct FolderHintTests {
    @Test(arguments: [
        ("etc/Dialogs", nil), ("etc/Dialgos", "did you mean '{}/etc/Dialogs'?"),
        ("etcc/Dialogs", "did you mean '{}/etc/Dialogs'?"), ("etcc/anything", "did you mean '{}/etc'?"),
        ("etc/elsewhere", "the nearest folder is {}/etc"), ("nowhere/at/all", "the nearest folder is {}"),
        ("etc/glane.yaml", "the nearest folder is {}/etc"),
    ])
    func aPathThatIsNoFolderHasAHint(path: String, hint: String?) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "glane-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(
            at: root.appending(path: "etc/Dialogs"), withIntermediateDirectories: true)
        try Data().write(to: root.appending(path: "etc/glane.yaml"))
        let found = DataFolder.hint(insteadOf: root.appending(path: path).path)
        #expect(found == hint?.replacing("{}", with: root.path))
    }
}

import Foundation
import Testing

/// The programs as they are installed: elsewhere, without the checkout.
struct InstallationTests {
    @Test func theInstalledProgramWorksFromAnyFolder() async throws {
        let program = try Program()
        let files = FileManager.default
        for folder in ["usr/bin", "usr/share/glane", "bin"] {
            try files.createDirectory(atPath: program.file(folder), withIntermediateDirectories: true)
        }
        try files.copyItem(
            at: Program.products.appending(path: "glane"), to: program.home.appending(path: "usr/bin/glane"))
        for name in ["Dialogs", "Webhooks"] {
            try files.copyItem(
                at: Program.checkout.appending(path: name),
                to: program.home.appending(path: "usr/share/glane").appending(path: name))
        }
        try files.createSymbolicLink(
            atPath: program.file("bin/glane"), withDestinationPath: program.file("usr/bin/glane"))
        for call in ["usr/bin/glane", "bin/glane"] {
            let check = try await program.shell("cd / && '\(program.file(call))' check")
            #expect(check.status == 0, "\(check.errors)")
            #expect(!check.output.contains(Program.checkout.path + "/"))
        }
        let byName = try await program.shell("cd / && PATH='\(program.file("bin"))' glane webhook list")
        #expect(byName.status == 0 && byName.output.contains("mattermost-coordination"))
        try files.removeItem(atPath: program.file("usr/share/glane/Dialogs"))
        let alone = try await program.shell("cd / && '\(program.file("usr/bin/glane"))' check")
        #expect(alone.status == 78 && alone.errors.contains("GLANE_DIALOGS"))
    }
}

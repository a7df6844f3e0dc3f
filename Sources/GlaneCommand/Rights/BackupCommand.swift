import ArgumentParser
import Arguments
import Foundation
import Intake
import Store
import TestimonyModel

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the store into one file, read through to its end.",
        discussion: """
            glaned and other commands may go on meanwhile. The copy is for its owner only (0600), and holds no bytes of \
            what was erased before. What is erased afterwards still stands in it: remove old backups in the time that you \
            promised people (find FOLDER -name 'glane-*.sqlite' -mtime +30 -delete). 'glane restore' erases again what was \
            erased since, as long as the store that was there can be read. The key of pseudonyms is not in it: keep a \
            copy of that apart, or nobody is known again by what they told. A backup from before a rotation of the key ('glane \
            key rotate') is brought up to the new one when it is restored.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var actor: ActorOptions
    @Argument(help: "The file to write, or a folder, in which it is called after the date.") var file: String
    @Flag(help: "Replace a file that is there.") var force = false
    @Flag(help: "Tell what the backup holds as one JSON object.") var json = false

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            guard let store = try installation.storeIfThere() else {
                throw Failure(.noInput, "\(installation.storePath): there is no store")
            }
            let now = installation.clock().now
            let target = target(at: now)
            if !force, FileManager.default.fileExists(atPath: target) {
                throw Failure(.usage, "\(target) is there already; --force replaces it")
            }
            try refuseStore(target, installation.storePath)
            let inventory = try await store.backUp(to: target)
            let name = URL(filePath: target).lastPathComponent
            try await store.note(
                actor.entry("backup.make", name, at: now.epochSeconds), site: installation.configuration.site.id)
            try store.close()
            try report(inventory, target)
        }
    }

    private func target(at now: Moment) -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue else {
            return file
        }
        let time = "\(now)".prefix(19).replacing(":", with: "-")
        return URL(filePath: file).appending(path: "glane-\(time).sqlite").path
    }

    /// `--force` must not put the copy over what it was made of.
    private func refuseStore(_ target: String, _ store: StorePath) throws {
        let (target, store) = (URL(filePath: target), URL(filePath: "\(store)"))
        guard target.resolvingSymlinksInPath().path != store.resolvingSymlinksInPath().path else {
            throw Failure(.usage, "\(file): this is the store itself")
        }
    }

    private func report(_ inventory: Inventory, _ target: String) throws {
        let say = Bilingual(global)
        guard json else {
            return try StandardOutput.line(target + say("\u{A0}: ", ": ") + inventory.words(say))
        }
        var json = JSONWriter()
        json.object { json in
            json.field("file", target)
            inventory.write(to: &json)
        }
        try StandardOutput.line(json.text)
    }
}

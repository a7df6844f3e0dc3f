import ArgumentParser
import Arguments
import Foundation
import Intake
import Reporting
import Store
import TestimonyModel

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "The key of pseudonyms: how it stands, and another one in its place.",
        subcommands: [Show.self, Rotate.self])
}

extension KeyCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Tell the key's file, who may read it, its age and its fingerprint; never the key.")

        @OptionGroup var global: GlobalOptions
        @Flag(help: "One JSON object.") var json = false
        @Option(help: "Pin the clock to an instant.") var now: Instant?

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let file = try KeyState(installation, at: installation.clock(pinnedTo: now))
                if json { return try StandardOutput.line(file.json) }
                for line in file.lines(Bilingual(global)) { try StandardOutput.line(line) }
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate", abstract: "Make a new key, and all pseudonyms anew by it.",
            discussion: """
                For when the key may have been read by somebody, when whoever could read it leaves, and once a year. Stop \
                glaned before. People stay who they were: the former keys are kept in the file, behind the new one. Back the \
                file up again, apart from the store. --forget-former destroys the former keys: nobody is known again by what \
                they told before, and cannot see or erase it by word any more; testimonies can still be erased by their ids.
                """)

        @OptionGroup var global: GlobalOptions
        @OptionGroup var actor: ActorOptions
        @Flag(help: "Destroy the former keys: cuts the links between people and what they told, for good.")
        var forgetFormer = false
        @Flag(help: "Do it without asking.") var yes = false

        func run() async throws {
            try await reportingFailures {
                let installation = try Installation(global)
                let say = Bilingual(global)
                guard let path = installation.speakerKeyPath, FileManager.default.fileExists(atPath: path) else {
                    throw Failure(.noInput, "\(installation.speakerKeyPath ?? ":memory:"): there is no key yet")
                }
                guard try !forgetFormer || Confirmation.isGiven(question(say), unlessFlagged: yes) else {
                    throw ExitCode(1)
                }
                let store = try installation.openStore()
                let lock = try InstanceLock(
                    installation.storePath, otherwise: "glaned serves this store: stop it, then rotate the key")
                let rotation = KeyRotation(store: store, path: path, site: installation.configuration.site.id)
                let entry = actor.entry("key.rotate", at: installation.clock().now.epochSeconds)
                _ = try await rotation.run(forgetsFormer: forgetFormer, entry)
                try store.close()
                withExtendedLifetime(lock) {}
                for line in try KeyState(installation, at: installation.clock()).lines(say) {
                    try StandardOutput.line(line)
                }
                StandardError.line("glane key rotate: " + reminder(say), .notice)
            }
        }

        private func question(_ say: Bilingual) -> String {
            say(
                "Couper pour de bon les liens entre les personnes et ce qu’elles ont raconté\u{202F}? Elles ne pourront plus le "
                    + "voir ni l’effacer par un mot. (oui ou non)",
                "Cut the links between people and what they told for good? They cannot see or erase it by word any more. "
                    + "(yes or no)")
        }

        private func reminder(_ say: Bilingual) -> String {
            say(
                "sauvegarder la nouvelle clé, loin des témoignages",
                "back the new key up, apart from the testimonies")
        }
    }
}

/// What may be told of a key.
private struct KeyState {
    private let path: String
    private let mode: Int
    private let changedOn: CivilDate
    private let age: Int
    private let key: SpeakerKey

    init(_ installation: Installation, at clock: SiteClock) throws {
        guard let path = installation.speakerKeyPath, let key = try installation.existingSpeakerKey() else {
            throw Failure(.noInput, "\(installation.speakerKeyPath ?? ":memory:"): there is no key yet")
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let changed = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        (self.path, self.key) = (path, key)
        mode = attributes[.posixPermissions] as? Int ?? 0
        changedOn = clock.moment(Int(changed)).date
        age = max(0, clock.now.date.dayNumber - changedOn.dayNumber)
    }

    func lines(_ say: Bilingual) -> [String] {
        let digits = String(mode, radix: 8)
        let isPrivate = mode & 0o077 == 0
        return [
            say("fichier\u{A0}: ", "file: ") + path,
            say("droits\u{A0}: 0\(digits), ", "mode: 0\(digits), ")
                + (isPrivate
                    ? say("lisible par son seul propriétaire", "only its owner may read it")
                    : say("lisible par d’autres, à corriger («\u{A0}chmod 600\u{A0}»)", "others may read it: chmod 600")),
            say(
                "faite le \(RightsWords.day(changedOn)), \(age == 0 ? "aujourd’hui" : "il y a " + counted(age, "jour"))",
                "made on \(changedOn), \(age == 0 ? "today" : counted(age, "day") + " ago")"),
            say("empreinte\u{A0}: ", "fingerprint: ") + key.fingerprint,
            say("clés d’avant, gardées\u{A0}: \(key.formerCount)", "former keys, kept: \(key.formerCount)")
                + (key.isCut ? say("\u{202F}; de plus anciennes sont détruites", "; older ones were destroyed") : ""),
        ]
    }

    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("file", path)
            json.field("mode", "0" + String(mode, radix: 8))
            json.field("made_on", changedOn.description)
            json.key("age_days")
            json.integer(age)
            json.field("fingerprint", key.fingerprint)
            json.key("former")
            json.integer(key.formerCount)
            json.key("cut")
            json.bool(key.isCut)
        }
        return json.text
    }
}

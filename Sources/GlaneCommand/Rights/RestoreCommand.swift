import ArgumentParser
import Arguments
import Foundation
import Intake
import Store
import TestimonyModel

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the store; what was erased since stays erased.",
        discussion: """
            The backup is read through first, and says what it holds; the store that is there is kept beside, under a name \
            that is told: remove it once all is well. Stop glaned and end every other glane before. Testimonies and codes are \
            those of the backup. What was erased, withdrawn or removed by age since the backup goes again. Conversations and \
            letters stay as they are now, so that nothing is said or sent twice; letters that only the backup knows are \
            given up ('glane webhook deliveries --state dead' shows them, 'glane webhook retry' sends them). If the store \
            that is there is damaged or missing, nobody knows what was erased since: look into your register of requests.
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var actor: ActorOptions
    @Argument(help: "A file that 'glane backup' wrote.") var file: String
    @Flag(help: "Only tell what the backup holds.") var dryRun = false
    @Flag(help: "Do it without asking.") var yes = false

    func run() async throws {
        try await reportingFailures {
            let installation = try Installation(global)
            guard case .file(let path) = installation.storePath else {
                throw Failure(.usage, "a store in memory ends with this command; name a file with --store")
            }
            try refuseWhatIsNoFile(file)
            let restoration = try Restoration(of: file, over: path)
            let say = Bilingual(global)
            try StandardOutput.line(file + say("\u{A0}: ", ": ") + restoration.inventory.words(say))
            try StandardOutput.flush()
            if dryRun { return }
            let lock = try InstanceLock(
                installation.storePath, otherwise: "glaned serves this store: stop it, then restore")
            let question = say(
                "Le mettre à la place de \(path)\u{202F}? (oui ou non)", "Put it in the place of \(path)? (yes or no)")
            guard try Confirmation.isGiven(question, unlessFlagged: yes) else {
                throw ExitCode(1)
            }
            let now = installation.clock().now
            let aside = path + ".before-" + "\(now)".prefix(19).replacing(":", with: "-")
            let entry = actor.entry("backup.restore", URL(filePath: file).lastPathComponent, at: now.epochSeconds)
            let outcome = try await restoration.finish(
                keeping: aside, entry, keys: try installation.existingSpeakerKey()?.forStore,
                site: installation.configuration.site.id)
            withExtendedLifetime(lock) {}
            try report(outcome, path, say)
        }
    }

    private func report(_ outcome: Restoration.Outcome, _ path: String, _ say: Bilingual) throws {
        try StandardOutput.line(path + say("\u{A0}: ", ": ") + outcome.restored.words(say))
        if let aside = outcome.aside {
            try StandardOutput.line(say("le fichier d’avant\u{A0}: \(aside)", "the store that was there: \(aside)"))
        }
        let (again, left) = (outcome.erasedAgain, outcome.leftAside)
        if again > 0 {
            try StandardOutput.line(
                say(
                    counted(again, "témoignage effacé de nouveau", "témoignages effacés de nouveau")
                        + ", comme depuis la copie",
                    counted(again, "testimony", "testimonies") + " erased again, as since the backup"))
        }
        if left > 0 {
            try StandardOutput.line(
                say(
                    counted(left, "témoignage raconté", "témoignages racontés")
                        + " depuis la copie, seulement dans le fichier d’avant",
                    counted(left, "testimony", "testimonies")
                        + " told since the backup, only in the store that was there"))
        }
        let letters = outcome.doubtfulLetters
        if letters > 0 {
            try StandardOutput.line(
                say(
                    counted(letters, "envoi abandonné, qui a pu", "envois abandonnés, qui ont pu")
                        + " partir depuis la copie",
                    counted(letters, "letter") + " given up, since it may have been sent since the backup"))
        }
        if outcome.holdsStrangers {
            StandardError.line("glane restore: " + strangers(say), .warning)
        }
        if outcome.aside == nil || outcome.wasDamaged {
            StandardError.line("glane restore: " + doubt(outcome.wasDamaged, say), .warning)
        }
    }

    private func strangers(_ say: Bilingual) -> String {
        say(
            "les pseudonymes de la copie ont été faits avec une clé qui n’est plus là\u{A0}: personne n’y est reconnu. Si la clé "
                + "de ce temps existe encore, la remettre et restaurer de nouveau.",
            "the pseudonyms of the backup were made with a key that is not there any more: nobody is known again by it. If "
                + "there is a copy of that key, put it back and restore again.")
    }

    private func doubt(_ wasDamaged: Bool, _ say: Bilingual) -> String {
        say(
            "le fichier d’avant \(wasDamaged ? "est abîmé" : "n’est plus là")\u{A0}: ce qui a été effacé depuis la copie est "
                + "peut-être revenu. Regardez le registre des demandes, puis «\u{A0}glane forget\u{A0}».",
            "the store that was there is \(wasDamaged ? "damaged" : "missing"): what was erased since the backup may be "
                + "back. Look into your register of requests, and use 'glane forget'.")
    }
}

import ArgumentParser
import Foundation
import Intake

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a commented configuration.",
        discussion: "By default $XDG_CONFIG_HOME/glane/glane.yaml. Every line of it may be left out.")

    @Argument(help: "Where to write it.") var path: String?
    @Flag(help: "Replace a file that is there.") var force = false

    func run() async throws {
        let path = path ?? Installation.userConfiguration(ProcessInfo.processInfo.environment)
        let url = URL(filePath: path)
        if !force, FileManager.default.fileExists(atPath: path) {
            throw Failure(.usage, "\(path) is there already; --force replaces it")
        }
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(InitCommand.text.utf8).write(to: url, options: .atomic)
        } catch {
            throw Failure(.inputOutput, "\(path): the file cannot be written; check the folder and the disk")
        }
        try StandardOutput.line(path)
    }

    static let text = """
        # glane: the configuration of one site. Every line may be left out; these are the defaults,
        # but for retention: text, which has none.

        site:
          id: cesure                    # stands in every record
          name: Césure                  # as witnesses and readers call the place
          time_zone: Europe/Paris
          contact: passe à l’accueil, dans le hall      # « parler à quelqu’un »
          readers: La coordination de Césure            # who reads what a witness lets be kept
          # address: vous               # how the bot speaks to people; otherwise tu
          # opening: 2022-10-01         # « depuis l’ouverture »
          # events:                     # days that people call by a name
          #   - {names: [la fête des voisins], date: 2026-05-29}

        # store: /var/lib/glane/glane.sqlite
        # keys: {speakers: /etc/glane/speakers.key}     # pseudonyms; mode 0600, made if missing, keep a backup

        # The site's own data files: one of the same name replaces a shipped file, lexicons are added to it.
        # dialogs: /etc/glane/Dialogs
        # webhooks: /etc/glane/Webhooks

        digest:
          day: monday
          hour: "08:00"
          # post: [mattermost-coordination]   # by default every destination that listens to digests
          draft: no                     # yes: coordinators first, a wider audience after 'glane digest publish'
          # wait: 24                    # hours after which a draft that nobody decided on is published
          breakdown_from: 3             # witnesses from whom on a figure says who, where, and who met whom

        # How many days things are kept; glaned removes them at night, 'glane purge' at once ('--dry-run' looks first).
        # Words of testimonies have a limit in a new configuration, since the codes are what counts after two years:
        # take the line out, and they stay until their witness erases them.
        retention:
          text: 730                     # words, what is quoted of them, and names beside quotations
          # testimonies: 3650           # codes and all; without this line they stay
          deliveries: 90                # letters that were sent, with their attempts
          messages: 30                  # ids by which a message that comes twice is known

        # Who may review, ask and write on the page in a private conversation with the bot: network/name, as the network
        # knows them. Whoever stands in no list is a witness. Name people of IRC only where the network vouches for their
        # nicks: elsewhere anybody may take one.
        # roles:
        #   coordinators: [irc/marie, terminal/paul]
        #   administrators: [irc/root]                  # may do what coordinators may

        # What glaned offers.
        # transports:
        #   line:                                       # IRC lines, for clients on this machine
        #     host: 127.0.0.1
        #     port: 6667
        #     relay: false              # true: a client may speak for other nicks, which prove nothing; for a relay only
        #     patience: 8               # seconds: what is sent within them is one story, and answered then; 0: at once
        # status_file: /run/glane/status.json

        """
}

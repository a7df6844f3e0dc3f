import ArgumentParser
import DialogFormat
import Intake
import TestimonyModel

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: "Configuration file. Otherwise $GLANE_CONFIG, $XDG_CONFIG_HOME/glane/glane.yaml, /etc/glane/glane.yaml.")
    var config: String?

    @Option(help: "SQLite file of the testimonies, or ':memory:'. Otherwise $XDG_DATA_HOME/glane/glane.sqlite.")
    var store: String?

    @Option(
        help:
            "Folder of dialogs, codebook and lexicons. Otherwise $GLANE_DIALOGS, beside the program, /usr/share/glane.")
    var dialogs: String?

    @Option(help: "Folder of webhook destinations. Otherwise $GLANE_WEBHOOKS, beside the program, /usr/share/glane.")
    var webhooks: String?

    @Option(help: "Language of what is said and read.")
    var lang = "fr"
}

/// An instant given on the command line.
struct Instant: ExpressibleByArgument {
    var moment: Moment

    init?(argument: String) {
        guard let moment = Moment(argument) else { return nil }
        self.moment = moment
    }
}

extension GlobalOptions {
    fileprivate var installation: Installation.Options {
        Installation.Options(config: config, store: store, dialogs: dialogs, webhooks: webhooks, language: lang)
    }
}

extension Installation {
    init(_ options: GlobalOptions) throws { try self.init(options.installation) }
    init(_ options: GlobalOptions, _ findings: inout Findings) throws {
        try self.init(options.installation, &findings)
    }

    func clock(pinnedTo now: Instant?) -> SiteClock { clock(pinnedTo: now?.moment) }
}

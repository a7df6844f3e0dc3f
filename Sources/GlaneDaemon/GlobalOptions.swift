import ArgumentParser
import Intake
import Logging

/// The options that `glane` has too.
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

    @Option(
        help: "The least that is logged: trace, debug, info, notice, warning, error or critical.",
        transform: logLevel(named:))
    var logLevel = Logger.Level.info

    var installation: Installation.Options {
        Installation.Options(config: config, store: store, dialogs: dialogs, webhooks: webhooks, language: lang)
    }
}

private func logLevel(named name: String) throws -> Logger.Level {
    guard let level = Logger.Level(rawValue: name) else {
        let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(name)' is no log level; there are \(known)")
    }
    return level
}

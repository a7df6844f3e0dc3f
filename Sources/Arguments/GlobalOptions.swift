import ArgumentParser
import Intake

/// What every command of both programs takes.
package struct GlobalOptions: ParsableArguments {
    @Option(
        help: "Configuration file. Otherwise $GLANE_CONFIG, $XDG_CONFIG_HOME/glane/glane.yaml, /etc/glane/glane.yaml.")
    package var config: String?

    @Option(help: "SQLite file of the testimonies, or ':memory:'. Otherwise $XDG_DATA_HOME/glane/glane.sqlite.")
    package var store: String?

    @Option(
        help:
            "Folder of dialogs, codebook and lexicons. Otherwise $GLANE_DIALOGS, beside the program, /usr/share/glane.")
    package var dialogs: String?

    @Option(help: "Folder of webhook destinations. Otherwise $GLANE_WEBHOOKS, beside the program, /usr/share/glane.")
    package var webhooks: String?

    @Option(help: "Language of what is said and read.")
    package var lang = "fr"

    @Option(
        help: "The least that is told on standard error: trace, debug, info, notice, warning, error or critical.",
        transform: logLevel(named:))
    package var logLevel = LogLevel.info

    package init() {}

    package var installation: Installation.Options {
        Installation.Options(config: config, store: store, dialogs: dialogs, webhooks: webhooks, language: lang)
    }
}

/// How much a line matters, by the names of swift-log, which `glane` does not link.
package enum LogLevel: String, Sendable, Comparable, CaseIterable {
    case trace, debug, info, notice, warning, error, critical

    package static func < (left: LogLevel, right: LogLevel) -> Bool { left.rank < right.rank }

    private var rank: Int { LogLevel.allCases.firstIndex(of: self)! }
}

private func logLevel(named name: String) throws -> LogLevel {
    guard let level = LogLevel(rawValue: name) else {
        let known = LogLevel.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(name)' is no log level; there are \(known)")
    }
    return level
}

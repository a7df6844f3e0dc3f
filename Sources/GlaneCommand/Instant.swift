import ArgumentParser
import Arguments
import DialogFormat
import Intake
import TestimonyModel

/// An instant given on the command line.
struct Instant: ExpressibleByArgument {
    var moment: Moment

    init?(argument: String) {
        guard let moment = Moment(argument) else { return nil }
        self.moment = moment
    }
}

extension Installation {
    init(_ options: GlobalOptions) throws {
        var findings = Findings()
        try self.init(options, &findings)
        try Installation.stop(on: findings)
    }

    /// From here on standard error tells no more than the options ask for.
    init(_ options: GlobalOptions, _ findings: inout Findings) throws {
        StandardError.least = options.logLevel
        try self.init(options.installation, &findings)
        StandardError.line("glane: the store is \(storePath)", .debug)
    }

    func clock(pinnedTo now: Instant?) -> SiteClock { clock(pinnedTo: now?.moment) }
}

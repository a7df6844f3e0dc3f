import ArgumentParser
import TestimonyModel

/// A day given on the command line: 2026-11-19.
struct Day: ExpressibleByArgument {
    var date: CivilDate

    init?(argument: String) {
        guard let date = CivilDate(argument) else { return nil }
        self.date = date
    }
}

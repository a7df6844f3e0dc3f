import ArgumentParser
import Arguments
import Intake
import TestimonyModel

struct DigestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "The digest of a week: show it, and say who may read it.",
        subcommands: [Show.self, Publish.self, Hold.self, Status.self], defaultSubcommand: Show.self)
}

/// A week named on the command line.
struct WeekArgument: ExpressibleByArgument {
    enum Value {
        case this, last
        case week(ISOWeek)
    }

    var value: Value

    init?(argument: String) {
        switch argument {
        case "this": value = .this
        case "last": value = .last
        default:
            guard let week = ISOWeek(argument) else { return nil }
            value = .week(week)
        }
    }

    func week(at now: Moment) -> ISOWeek {
        switch value {
        case .this: ISOWeek(of: now.date)
        case .last: ISOWeek(of: now.date).previous
        case .week(let week): week
        }
    }
}

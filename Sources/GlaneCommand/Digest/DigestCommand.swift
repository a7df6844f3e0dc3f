import ArgumentParser
import Arguments
import Foundation
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

/// Who decides, for the audit log.
struct Decider: ParsableArguments {
    @Option(help: ArgumentHelp("Who says so, for the audit log. By default $USER.", valueName: "name")) var by: String?

    var name: String {
        by ?? ProcessInfo.processInfo.environment["USER"].flatMap { $0.isEmpty ? nil : $0 } ?? "unknown"
    }

    func validate() throws {
        if by?.isEmpty == true { throw ValidationError("--by wants a name") }
    }
}

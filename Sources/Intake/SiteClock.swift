import Foundation
import TestimonyModel

/// The clock of a site: instants from outside, local time by the site's zone.
package struct SiteClock: Sendable {
    private let zone: TimeZone
    private let epochSeconds: @Sendable () -> Int

    package init(zone: TimeZone, epochSeconds: @escaping @Sendable () -> Int) {
        self.zone = zone
        self.epochSeconds = epochSeconds
    }

    /// A clock read in a time zone of the configuration (`Europe/Paris` where it has none).
    package init(zone name: String, epochSeconds: @escaping @Sendable () -> Int) {
        let zone = TimeZone(identifier: name) ?? TimeZone(identifier: "Europe/Paris") ?? .gmt
        self.init(zone: zone, epochSeconds: epochSeconds)
    }

    /// The system's clock.
    package init(zone name: String, pinnedTo moment: Moment? = nil) {
        self.init(zone: name) { moment?.epochSeconds ?? Int(Date().timeIntervalSince1970.rounded(.down)) }
    }

    package var now: Moment { moment(epochSeconds()) }

    /// An instant by the local clock, daylight saving included; in UTC where the local clock shows a year that has no
    /// four digits. Offsets are whole minutes, as they are written: before 1911 Paris had seconds in its own.
    package func moment(_ epochSeconds: Int) -> Moment {
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(epochSeconds)))
        let local = Moment(epochSeconds: epochSeconds, utcOffset: offset / 60 * 60)
        let isWritable = CivilDate.writableYears.contains(local.date.year)
        return isWritable ? local : Moment(epochSeconds: epochSeconds, utcOffset: 0)
    }

    /// The instant of a local day and time. In the hour that a clock change skips, the hour after it.
    package func moment(_ day: CivilDate, secondOfDay: Int) -> Moment {
        let guess = moment(day.dayNumber * 86_400 + secondOfDay)
        let first = moment(day.dayNumber * 86_400 + secondOfDay - guess.utcOffset)
        return moment(day.dayNumber * 86_400 + secondOfDay - first.utcOffset)
    }
}

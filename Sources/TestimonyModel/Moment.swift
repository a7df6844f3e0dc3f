/// An instant together with the local clock that it was told by.
///
/// The core knows no time zones: whoever makes a `Moment` at the edge looks the offset up there.
package struct Moment: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds left out as in POSIX.
    package let epochSeconds: Int
    /// Seconds that the local clock is ahead of UTC; within a day either way.
    package let utcOffset: Int

    package init(epochSeconds: Int, utcOffset: Int) {
        self.epochSeconds = epochSeconds
        self.utcOffset = utcOffset
    }

    package init(date: CivilDate, secondOfDay: Int = 0, utcOffset: Int) {
        self.init(epochSeconds: date.dayNumber * 86_400 + secondOfDay - utcOffset, utcOffset: utcOffset)
    }

    /// The local day.
    package var date: CivilDate { CivilDate(localSeconds: epochSeconds + utcOffset) }

    /// Seconds since local midnight, `0 ..< 86_400`.
    package var secondOfDay: Int {
        let local = epochSeconds + utcOffset
        return local - CivilDate(localSeconds: local).dayNumber * 86_400
    }

    package var hour: Int { secondOfDay / 3_600 }
    package var minute: Int { secondOfDay / 60 % 60 }
    package var second: Int { secondOfDay % 60 }

    package func adding(seconds: Int) -> Moment {
        Moment(epochSeconds: epochSeconds + seconds, utcOffset: utcOffset)
    }
}

extension Moment: Comparable {
    /// Order of instants, whatever the clocks.
    package static func < (left: Moment, right: Moment) -> Bool { left.epochSeconds < right.epochSeconds }
}

extension Moment: CustomStringConvertible {
    /// RFC 3339: `2026-11-19T18:40:00+01:00`.
    package var description: String {
        let minutes = abs(utcOffset) / 60
        let sign = utcOffset < 0 ? "-" : "+"
        return "\(date)T\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))"
            + "\(sign)\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
    }

    /// Reads RFC 3339 with `T` or a space, seconds and their fraction (dropped) optional, `Z` or an offset.
    ///
    /// A text without an offset, an impossible date or a clock past 23:59:60 gives `nil`.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 17, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") || bytes[10] == 32,
            let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)),
            bytes[13] == UInt8(ascii: ":"), let hour = twoDigits(bytes, 11), let minute = twoDigits(bytes, 14),
            hour < 24, minute < 60
        else { return nil }
        var at = 16
        var second = 0
        if bytes[at] == UInt8(ascii: ":") {
            guard let seconds = twoDigits(bytes, at + 1), seconds <= 60 else { return nil }
            second = min(seconds, 59)
            at += 3
            if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
                at += 1
                while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
            }
        }
        guard let offset = offsetSeconds(bytes, at) else { return nil }
        self.init(date: date, secondOfDay: hour * 3_600 + minute * 60 + second, utcOffset: offset)
    }
}

extension Moment: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let moment = Moment(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an RFC 3339 time")
        }
        self = moment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension CivilDate {
    /// The day of a clock that shows `localSeconds` since 1970-01-01T00:00.
    package init(localSeconds: Int) {
        self.init(dayNumber: localSeconds >= 0 ? localSeconds / 86_400 : (localSeconds - 86_399) / 86_400)
    }
}

private func twoDigits(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at + 1 < bytes.count, (48...57).contains(bytes[at]), (48...57).contains(bytes[at + 1]) else { return nil }
    return Int(bytes[at] - 48) * 10 + Int(bytes[at + 1] - 48)
}

/// Seconds for `Z`, `+01:00` or `+0100` standing at the very end of `bytes`.
private func offsetSeconds(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at < bytes.count else { return nil }
    if bytes[at] == UInt8(ascii: "Z") || bytes[at] == UInt8(ascii: "z") { return at + 1 == bytes.count ? 0 : nil }
    guard bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-"), let hours = twoDigits(bytes, at + 1)
    else { return nil }
    let colon = at + 3 < bytes.count && bytes[at + 3] == UInt8(ascii: ":")
    guard let minutes = twoDigits(bytes, at + (colon ? 4 : 3)), hours < 24, minutes < 60,
        bytes.count == at + (colon ? 6 : 5)
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return bytes[at] == UInt8(ascii: "-") ? -seconds : seconds
}

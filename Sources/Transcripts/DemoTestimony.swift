import Foundation
import TestimonyModel

/// One invented testimony of `Dialogs/<lang>/demo.ndjson`: told some days before the demonstration is shown.
package struct DemoTestimony: Sendable, Hashable, Decodable {
    package var id: String
    /// Days before today.
    package var dayOffset: Int
    /// `18:40`, by the local clock.
    package var time: String
    package var speaker: String
    package var consent: Consent
    /// The name to print, with `Consent.attributed`.
    package var attribution: String?
    package var text: String

    private enum CodingKeys: String, CodingKey {
        case id
        case dayOffset = "day_offset"
        case time, speaker, consent, attribution, text
    }

    /// When it was told, seen from `now`: never later than that, whatever the hour.
    package func sentAt(now: Moment) -> Moment? {
        let day = now.date.adding(days: -dayOffset)
        let offset = now.description.suffix(6)
        return Moment("\(day)T\(time):00\(offset)").map { min($0, now) }
    }

    /// The testimonies of a file, in its order. A line that is none is a fault of the file: `LineFault`.
    package static func read(_ bytes: [UInt8], file: String) throws -> [DemoTestimony] {
        let decoder = JSONDecoder()
        return try bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().compactMap
        {
            index, line in
            guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) else { return nil }
            guard let testimony = try? decoder.decode(DemoTestimony.self, from: Data(line)) else {
                throw LineFault(file: file, line: index + 1, message: "this is no testimony of a demonstration")
            }
            return testimony
        }
    }
}

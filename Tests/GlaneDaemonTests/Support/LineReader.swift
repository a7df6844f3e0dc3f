import Foundation

/// What was waited for did not come in time, or the other end closed first.
struct DidNotCome: Error, CustomStringConvertible {
    var what: String
    var lines: [String]
    var description: String { "\(what) did not come; there came:\n" + lines.joined(separator: "\n") }
}

/// Lines from a descriptor, waited for with a deadline.
final class LineReader {
    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var isEnded = false
    /// All lines so far.
    private(set) var lines: [String] = []
    /// Lines before this one were looked at by `next(containing:)`.
    private var seen = 0

    private static let patience: TimeInterval = 120

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// The next line that holds `text`; those before it count as seen.
    @discardableResult
    func next(containing text: String) throws -> String {
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        while true {
            while seen < lines.count {
                seen += 1
                if lines[seen - 1].contains(text) { return lines[seen - 1] }
            }
            guard !isEnded, read(until: deadline) else { throw DidNotCome(what: "« \(text) »", lines: lines) }
        }
    }

    /// Reads to the end; throws when it does not end in time.
    func finish() throws {
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        while !isEnded {
            guard read(until: deadline) else { throw DidNotCome(what: "the end", lines: lines) }
        }
    }

    /// False when nothing came until `deadline`.
    private func read(until deadline: Date) -> Bool {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard Foundation.poll(&poll, 1, Int32(max(0, deadline.timeIntervalSinceNow) * 1_000)) == 1 else { return false }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = Foundation.read(descriptor, &buffer, buffer.count)
        guard count > 0 else {
            isEnded = true
            return true
        }
        pending += buffer[..<count]
        while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(String(decoding: pending[..<end], as: UTF8.self).trimmingCharacters(in: ["\r"]))
            pending.removeSubrange(...end)
        }
        return true
    }
}

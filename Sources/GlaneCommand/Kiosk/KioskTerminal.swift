import Foundation
import Intake

/// The terminal of a kiosk. No key reaches the system; what ends a `RawTerminal` ends the kiosk.
final class KioskTerminal: KioskScreen {
    private let terminal: RawTerminal
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    init() throws {
        terminal = try RawTerminal()
        start = clock.now
        try terminal.send(Self.blank)
    }

    /// Gives the terminal back, blank.
    func leave() {
        terminal.forgetTyped()
        try? terminal.send(Self.blank)
        terminal.leave(Self.blank)
    }

    /// The window, and the lines that a terminal keeps above it.
    private static let blank = "\u{1B}[0m\u{1B}[2J\u{1B}[3J\u{1B}[H"

    var now: Int { Int((clock.now - start).components.seconds) }

    func show(_ page: KioskPage) throws {
        let (columns, rows) = terminal.size
        let picture = page.picture(columns: columns, rows: rows, isStyled: terminal.isStyled)
        try terminal.draw(picture.rows, cursor: picture.cursor)
    }

    func wipe() throws {
        terminal.forgetTyped()
        try terminal.send(Self.blank)
    }

    func wait(seconds: Int?) throws -> KioskInput { terminal.wait(seconds: seconds) }
}

import Foundation
import Intake

/// The terminal that the program was started in, in raw mode and, where it has one, on its other screen, which scrolls
/// nothing away.
///
/// Ctrl-C, Ctrl-Z and Ctrl-\ are bytes like any other, and the signals that they usually send are ignored. SIGTERM ends
/// the waiting, and so does SIGHUP when the terminal goes.
final class RawTerminal {
    enum Input: Hashable {
        case bytes([UInt8])
        /// Nobody typed; the window may be of another size.
        case nothing
        /// Whoever runs the program ends it.
        case leave
    }

    let isStyled = ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    private var modes = termios()
    private let wake: (read: Int32, write: Int32)
    private let sources: [any DispatchSourceSignal]

    private static let leaves: UInt8 = 1
    private static let redraws: UInt8 = 2

    init() throws {
        guard tcgetattr(0, &modes) == 0 else { throw Failure(.inputOutput, "the terminal cannot be read") }
        var pipes: [Int32] = [0, 0]
        guard pipe(&pipes) == 0 else { throw Failure(.inputOutput, "no pipe: \(String(cString: strerror(errno)))") }
        let wake = (read: pipes[0], write: pipes[1])
        self.wake = wake
        for ignored in [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU] { signal(ignored, SIG_IGN) }
        sources = [(SIGTERM, Self.leaves), (SIGHUP, Self.leaves), (SIGWINCH, Self.redraws)].map { number, byte in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { withUnsafeBytes(of: byte) { _ = write(wake.write, $0.baseAddress, 1) } }
            source.activate()
            return source
        }
        var raw = modes
        // What was typed too early stays, and is read as it is.
        cfmakeraw(&raw)
        tcsetattr(0, TCSANOW, &raw)
        try send("\u{1B}[?1049h")
    }

    /// Gives the terminal back, after `farewell` on the screen that was there before.
    func leave(_ farewell: String = "") {
        tcflush(0, TCIFLUSH)
        try? send("\u{1B}[?1049l" + farewell + "\u{1B}[?25h")
        tcsetattr(0, TCSANOW, &modes)
        for source in sources { source.cancel() }
    }

    var size: (columns: Int, rows: Int) {
        var window = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else { return (80, 24) }
        return (Int(window.ws_col), Int(window.ws_row))
    }

    /// Each row is written in its place, and the rest of it blanked: nothing flickers, nothing scrolls. Without a place
    /// the cursor is hidden.
    func draw(_ picture: [String], cursor: (row: Int, column: Int)?) throws {
        let lines = picture.enumerated().map { at, row in "\u{1B}[\(at + 1);1H\(row)\u{1B}[K" }
        try send(
            "\u{1B}[?25l" + lines.joined()
                + (picture.count < size.rows ? "\u{1B}[\(picture.count + 1);1H\u{1B}[J" : "")
                + (cursor.map { "\u{1B}[\($0.row + 1);\($0.column + 1)H\u{1B}[?25h" } ?? ""))
    }

    /// What was typed and not yet read is gone.
    func forgetTyped() { tcflush(0, TCIFLUSH) }

    /// Waits for somebody, at most `seconds`; `nil` waits for ever.
    func wait(seconds: Int?) -> Input {
        var waited = [
            pollfd(fd: 0, events: Int16(POLLIN), revents: 0), pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0),
        ]
        let milliseconds = seconds.map { Int32(clamping: $0 * 1_000) } ?? -1
        guard poll(&waited, 2, milliseconds) > 0 else { return .nothing }
        if waited[1].revents != 0 { return read(wake.read)?.contains(Self.leaves) == true ? .leave : .nothing }
        // A terminal that is gone has nothing to read any more.
        return read(0).map { .bytes($0) } ?? .leave
    }

    private func read(_ descriptor: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = Foundation.read(descriptor, &bytes, bytes.count)
        if count < 0, errno == EINTR { return [] }
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }

    func send(_ text: String) throws {
        try StandardOutput.write(Array(text.utf8))
        try StandardOutput.flush()
    }
}

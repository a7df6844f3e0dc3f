/// How long nobody has touched a kiosk, and what follows from it: idle → told → warned → wiped.
///
/// Instants are seconds of a clock that never goes back. Nothing is read, shown or erased here.
struct KioskSilence: Hashable {
    enum State: Hashable {
        /// The welcome stands there, for hours if need be. A key leads to `told`.
        case idle
        /// Somebody is there. Each key begins the silence anew; enough of it leads to `warned`, the end of the
        /// conversation to `ended`.
        case told(since: Int)
        /// The kiosk asked whether somebody is there. A key leads to `told`, more silence to `idle`: all is wiped.
        case warned(since: Int)
        /// The last words stand there. A key leads to `told`, `reading` seconds to `idle`: all is wiped.
        case ended(since: Int, reading: Int)
    }

    /// What the silence asks for.
    enum Action: Hashable { case nothing, warn, wipe }

    /// Seconds of silence. The sentence of the warning tells the difference.
    static let warnsAfter = 45
    static let wipesAfter = 60

    private(set) var state = State.idle

    /// Something was typed.
    mutating func key(at now: Int) { state = .told(since: now) }

    /// The conversation is over, and its last words may be read for `reading` seconds.
    mutating func end(at now: Int, reading: Int) { state = .ended(since: now, reading: reading) }

    /// Nothing was typed up to `now`. A clock that leaps, as over a sleep of the machine, wipes without a warning.
    mutating func pass(to now: Int) -> Action {
        guard let deadline, deadline <= now else { return .nothing }
        if case .told(let since) = state, now < since + Self.wipesAfter {
            state = .warned(since: since)
            return .warn
        }
        state = .idle
        return .wipe
    }

    /// When silence becomes an action; `nil` while it may last for ever.
    var deadline: Int? {
        switch state {
        case .idle: nil
        case .told(let since): since + Self.warnsAfter
        case .warned(let since): since + Self.wipesAfter
        case .ended(let since, let reading): since + reading
        }
    }
}

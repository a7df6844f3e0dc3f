/// What a kiosk is shown on and typed at, with the clock that its silence is measured by.
protocol KioskScreen: AnyObject {
    /// Seconds of a clock that never goes back.
    var now: Int { get }
    /// Shows a page in the place of the one before.
    func show(_ page: KioskPage) throws
    /// Leaves nothing of what was shown, nor of what was typed and not yet read.
    func wipe() throws
    /// Waits for somebody, at most `seconds`; `nil` waits for ever.
    func wait(seconds: Int?) throws -> KioskInput
}

typealias KioskInput = RawTerminal.Input

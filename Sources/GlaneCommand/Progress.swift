/// A bar on standard error while it is a terminal.
struct Progress {
    private let isShown = StandardError.isTerminal
    private var total = 0
    private var shown = ""

    /// `total` is 0 where nobody knows how much there is.
    mutating func begin(_ total: Int) {
        self.total = total
        shown = ""
    }

    /// `note` stands behind the bar; `unknown` in its place where there is no total.
    mutating func advance(to done: Int, _ note: @autoclosure () -> String, unknown: @autoclosure () -> String = "") {
        guard isShown else { return }
        let share = total > 0 ? bar(done * 100 / total) : unknown()
        guard share != shown else { return }
        shown = share
        StandardError.write("\r\u{1B}[K\(share) \(note())")
    }

    func clear() { if isShown { StandardError.write("\r\u{1B}[K") } }
    func end() { clear() }

    private func bar(_ percent: Int) -> String {
        let full = min(percent, 100) * 30 / 100
        return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: 30 - full) + "] \(percent) %"
    }
}

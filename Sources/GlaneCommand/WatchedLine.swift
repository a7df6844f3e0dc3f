import CLibedit
import Foundation
import Synchronization

/// A line that is edited as `readline` has it; while nothing is typed, something is looked at every half second.
enum WatchedLine {
    enum Typed {
        case line(String)
        case end
        /// Nothing was typed yet, and something was said meanwhile.
        case news(SiteWatch.News)
    }

    /// What libedit's callback leaves: it takes no context.
    private static let entered = Mutex<Typed?>(nil)

    /// Looks no more after the first key: its line would be lost.
    static func next(_ prompt: String, looking: () -> SiteWatch.News) -> Typed {
        setlocale(LC_ALL, "")
        rl_callback_handler_install(prompt) { line in WatchedLine.enter(line) }
        defer { rl_callback_handler_remove() }
        var isUntouched = true
        while true {
            var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            if poll(&input, 1, isUntouched ? 500 : -1) > 0 {
                isUntouched = false
                rl_callback_read_char()
                if let typed = entered.withLock({ $0.take() }) { return typed }
            } else if isUntouched {
                let news = looking()
                if news != .none { return .news(news) }
            }
        }
    }

    private static func enter(_ line: UnsafeMutablePointer<CChar>?) {
        guard let line else { return entered.withLock { $0 = .end } }
        defer { free(line) }
        if line.pointee != 0 { add_history(line) }
        let text = String(cString: line)
        entered.withLock { $0 = .line(text) }
    }
}

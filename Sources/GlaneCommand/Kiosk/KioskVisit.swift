import DialogEngine
import Intake

/// One person's time at a kiosk, from the welcome to the moment when the screen is to be wiped.
struct KioskVisit {
    /// What comes after it.
    enum Next: Hashable {
        /// The next person; with a line, that is what they typed under the last words of the one before.
        case person(String?)
        case leave
    }

    private let guest: KioskGuest
    private let site: SiteData
    private let screen: any KioskScreen
    private let exitWord: String?
    /// Called when a conversation is over: posts what is due.
    private let post: () async throws -> Void
    private var page = KioskPage()
    private var silence = KioskSilence()
    private var keys = KeyReader()
    /// How the conversation ended, and whether its last words stand there now.
    private var closed: CloseReason?
    /// In which the guest is spoken to; `nil` is the site's own.
    private var language: String?
    private var isOver = false

    /// Seconds that last words stand there by themselves; numbers to call are copied down.
    private static let reading = 30
    private static let readingNumbers = 90

    init(
        _ guest: KioskGuest, _ site: SiteData, _ screen: any KioskScreen, exitWord: String?,
        post: @escaping () async throws -> Void
    ) {
        (self.guest, self.site, self.screen, self.exitWord, self.post) = (guest, site, screen, exitWord, post)
    }

    mutating func run(_ first: String?) async throws -> Next {
        turn(to: try await guest.open())
        page.hint = said(.kioskRules)
        if let first { try await hear(first) }
        while true {
            try screen.show(page)
            let input = try screen.wait(seconds: silence.deadline.map { max(0, $0 - screen.now) })
            if input == .leave { return .leave }
            // Before what is typed now: it may be somebody else's.
            switch silence.pass(to: screen.now) {
            case .wipe: return .person(nil)
            case .warn: page.notice = said(.kioskStillThere)
            case .nothing: break
            }
            if case .bytes(let bytes) = input, let next = try await take(bytes) { return next }
        }
    }

    private mutating func take(_ bytes: [UInt8]) async throws -> Next? {
        for key in keys.read(bytes) {
            switch page.typed.take(key) {
            case .nothing: continue
            case .moved: if !isOver, silence.state != .idle { stir() }
            case .edited: stir()
            case .entered(let line): if let next = try await enter(line) { return next }
            }
        }
        return nil
    }

    private mutating func stir() {
        silence.key(at: screen.now)
        page.notice = nil
    }

    private mutating func enter(_ line: String) async throws -> Next? {
        let word = line.trimmed
        if let exitWord, word == exitWord { return .leave }
        if word.isEmpty {
            if isOver { return .person(nil) }
            if silence.state != .idle { stir() }
            return nil
        }
        // Whoever is in distress goes on with whom they told it.
        if isOver, closed != .distress {
            let words = plainWords(word, site.normaliser)
            let isAfterwards = Intent.afterwards.contains { site.patterns.matches(words, $0) }
            if !isAfterwards {
                let isGoodbye = Intent.goodbyes.contains { site.patterns.rest(of: words, after: $0) == "" }
                // A story is the next person's, or is told apart from the one before: nothing links the two.
                return .person(isGoodbye ? nil : line)
            }
        }
        try await hear(line)
        return nil
    }

    private mutating func hear(_ line: String) async throws {
        turn(to: try await guest.hear(line))
        page.hint = nil
        stir()
        guard isOver else { return }
        page.hint = said(closed == .saved ? .kioskKept : .kioskEnd)
        try screen.show(page)
        try await post()
        silence.end(at: screen.now, reading: closed == .distress ? Self.readingNumbers : Self.reading)
    }

    private mutating func turn(to outcome: Conversations.Outcome) {
        page.said = outcome.says.map(\.text)
        page.asks = outcome.says.last?.expects != nil
        language = outcome.language
        closed = outcome.closed ?? closed
        // "Autre chose" ends a testimony and asks for the next at once; "effacer" asks first.
        isOver = closed != nil && !page.asks
    }

    private func said(_ phrase: Phrase) -> String { site.said(phrase, in: language) }
}

extension Intent {
    /// What may still be said about a testimony that was just told.
    fileprivate static let afterwards: [Intent] = [
        .stop, .erase, .cancel, .help, .back, .summary, .repeat_, .pause, .became, .data, .anonymity, .whoReads,
        .authorities, .howLong, .whatFor, .why, .program, .human,
    ]
    fileprivate static let goodbyes: [Intent] = [.thanks, .yes, .no]
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

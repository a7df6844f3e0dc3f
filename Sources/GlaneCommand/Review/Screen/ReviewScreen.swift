import Reporting
import TestimonyModel

/// The screen of a review: what is shown, and what a key makes of it. What is to be done outside comes out as an action;
/// what came of it goes back in by `load`, `open` and `tell`.
struct ReviewScreen {
    /// What is to be done outside of the screen.
    enum Action: Hashable {
        /// Read the list anew.
        case list(ReviewFilter)
        case open(String)
        case accept(String)
        case reject(String, reason: String)
        case correct(String, [Correction.Change])
        case note(String, String)
        case merge(String, into: String)
        case split(String, at: String)
        case undo(String)
        case quit
    }

    /// What stands over the list: the one on top gets the keys.
    enum Layer {
        case card(OpenCard)
        case menu(Menu)
        case question(Question)
        case help
    }

    let words: ReviewWords
    let actor: String
    private(set) var filter: ReviewFilter
    private(set) var records: [TestimonyRecord] = []
    private(set) var names = ShortIDs([])
    /// Of the list; 0 where it is empty.
    private(set) var cursor = 0
    private(set) var layers: [Layer] = []
    private(set) var message = ""
    /// The testimony that was decided upon last, which `u` takes back as long as nothing else was opened.
    private var lastDecided: String?
    /// Rows of the window, for a page up or down.
    var pageRows = 20

    init(_ words: ReviewWords, actor: String, filter: ReviewFilter) {
        self.words = words
        self.actor = actor
        self.filter = filter
    }

    // MARK: What comes from outside

    mutating func load(_ records: [TestimonyRecord], names: ShortIDs) {
        self.records = records
        self.names = names
        cursor = max(0, min(cursor, records.count - 1))
    }

    /// Shows a testimony, in the place of the one that is open.
    mutating func open(_ card: OpenCard) {
        layers = [.card(card)]
        if let at = records.firstIndex(where: { $0.id == card.record.id }) { cursor = at }
    }

    /// Shows the list.
    mutating func close() { layers.removeAll() }

    mutating func show(_ filter: ReviewFilter) { self.filter = filter }

    mutating func tell(_ message: String) { self.message = message }

    /// A decision was taken; `nil` where one was taken back.
    mutating func decided(_ id: String?) { lastDecided = id }

    // MARK: What is open

    var openCard: OpenCard? {
        for case .card(let card) in layers { return card }
        return nil
    }

    /// The testimony that a decision is about.
    var current: TestimonyRecord? { openCard?.record ?? (records.indices.contains(cursor) ? records[cursor] : nil) }

    /// A testimony as it stands on the screen, with the decisions that are shown beside it; the list shows none.
    func seen(_ id: String) -> (record: TestimonyRecord, revision: Int?)? {
        if let card = openCard, card.record.id == id { return (card.record, card.revision) }
        return records.first { $0.id == id }.map { ($0, nil) }
    }

    /// What comes behind a testimony that was decided upon.
    var nextWaiting: String? {
        records.dropFirst(cursor).first { $0.id != lastDecided && $0.review.isWaiting }?.id
    }

    // MARK: Keys

    mutating func take(_ key: Key) -> Action? {
        message = ""
        if key == .interrupt { return .quit }
        switch layers.last {
        case .question(var question):
            switch question.line.take(key) {
            case .entered(let text):
                layers.removeLast()
                return answered(question, text)
            default:
                if key == .escape { layers.removeLast() } else { layers[layers.count - 1] = .question(question) }
                return nil
            }
        case .menu(var menu):
            if let choice = menu.take(key) {
                layers.removeLast()
                return choice == .left ? nil : chosen(choice)
            }
            layers[layers.count - 1] = .menu(menu)
            return nil
        case .help:
            layers.removeLast()
            return nil
        case .card(var card):
            switch key {
            case .up: card.scroll(by: -1, rows: pageRows)
            case .down: card.scroll(by: 1, rows: pageRows)
            case .pageUp: card.scroll(by: -pageRows, rows: pageRows)
            case .pageDown, .scalar(" "): card.scroll(by: pageRows, rows: pageRows)
            case .left: return step(-1)
            case .right, .enter: return step(1)
            case .escape, .scalar("q"):
                layers.removeAll()
                return nil
            default: return decision(key)
            }
            layers[layers.count - 1] = .card(card)
            return nil
        case nil: return listed(key)
        }
    }

    private mutating func listed(_ key: Key) -> Action? {
        switch key {
        case .up: cursor = max(0, cursor - 1)
        case .down: cursor = max(0, min(cursor + 1, records.count - 1))
        case .pageUp: cursor = max(0, cursor - pageRows / 2)
        case .pageDown, .scalar(" "): cursor = max(0, min(cursor + pageRows / 2, records.count - 1))
        case .home: cursor = 0
        case .end: cursor = max(0, records.count - 1)
        case .enter, .right:
            lastDecided = nil
            return current.map { .open($0.id) }
        case .scalar("q"): return .quit
        case .escape:
            if !filter.words.isEmpty { return refilter { $0.words = [] } }
        case .scalar("f"): layers.append(.menu(.filters()))
        case .scalar("/"): layers.append(.question(Question(.search)))
        default: return decision(key)
        }
        return nil
    }

    /// The next or the former testimony of the list, opened.
    private mutating func step(_ by: Int) -> Action? {
        guard records.indices.contains(cursor + by) else {
            message = by > 0 ? "C’était le dernier de la liste." : "C’est le premier de la liste."
            return nil
        }
        lastDecided = nil
        cursor += by
        return .open(records[cursor].id)
    }

    mutating func refilter(_ change: (inout ReviewFilter) -> Void) -> Action {
        change(&filter)
        cursor = 0
        return .list(filter)
    }

    private mutating func decision(_ key: Key) -> Action? {
        if key == .scalar("?") {
            layers.append(.help)
            return nil
        }
        if key == .scalar("u") {
            return (lastDecided ?? current?.id).map { .undo($0) }
        }
        guard let record = current else { return nil }
        switch key {
        case .scalar("a"): return .accept(record.id)
        case .scalar("c"): layers.append(.menu(.corrections(record)))
        case .scalar("e"): layers.append(.question(Question(.reason(record.id))))
        case .scalar("n"): layers.append(.question(Question(.note(record.id))))
        case .scalar("r"): layers.append(.question(Question(.merge(record.id), openCard?.likelyDouble ?? "")))
        case .scalar("p"): layers.append(.question(Question(.split(record.id))))
        default: break
        }
        return nil
    }

    private func answered(_ question: Question, _ text: String) -> Action? {
        let text = text.trimmed
        if case .search = question.subject {
            var filter = filter
            filter.words = text.isEmpty ? [] : [text]
            return .list(filter)
        }
        guard !text.isEmpty else { return nil }
        switch question.subject {
        case .search: return nil
        case .reason(let id): return .reject(id, reason: text)
        case .note(let id): return .note(id, text)
        case .merge(let id): return .merge(id, into: text)
        case .split(let id): return .split(id, at: text)
        case .evidence(let id, let effect, let polarity):
            return .correct(id, [polarity.map { .effect(effect, $0, evidence: text) } ?? .evidence(effect, text)])
        case .date(let id):
            guard let date = EDTF(text) else { return .correct(id, []) }
            return .correct(id, [.date(date)])
        }
    }

    /// What follows from a line of a menu.
    private mutating func chosen(_ choice: Menu.Choice) -> Action? {
        switch choice {
        case .left: return nil
        case .filter(let change):
            return refilter { filter in
                let words = filter.words
                filter = change
                filter.words = words
            }
        case .effectFilters: layers.append(.menu(.effectFilters(words, filter)))
        case .menu(let subject):
            guard let record = current else { return nil }
            layers.append(.menu(.menu(subject, record, words)))
        case .ask(let question): layers.append(.question(Question(question)))
        case .correct(let changes):
            guard let record = current, !changes.isEmpty else { return nil }
            return .correct(record.id, changes)
        }
        return nil
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

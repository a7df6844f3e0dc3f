import Reporting
import TestimonyModel

/// Lines to choose from; with ticks, several at once.
struct Menu {
    enum Choice: Hashable {
        /// Escape.
        case left
        case filter(ReviewFilter)
        case effectFilters
        case menu(Subject)
        case ask(Question.Subject)
        case correct([Correction.Change])
    }

    /// The menus of corrections.
    enum Subject: Hashable {
        case addEffect, removeEffect, polarity, status, evidence, facets, places
        /// The sign of an effect that is to be added.
        case sign(String)
        /// The status of an effect.
        case statusOf(String)
        case facet(String)
    }

    struct Line {
        var label: String
        /// `nil` where there is no tick.
        var isOn: Bool?
        var choice: Choice
        /// What taking the tick away, or setting it, corrects.
        var change: (on: Correction.Change, off: Correction.Change)?
        fileprivate var wasOn = false

        init(_ label: String, _ choice: Choice) {
            self.label = label
            self.choice = choice
        }

        init(_ label: String, isOn: Bool, on: Correction.Change, off: Correction.Change) {
            self.init(label, .left)
            (self.isOn, wasOn, change) = (isOn, isOn, (on, off))
        }
    }

    let title: String
    private(set) var lines: [Line]
    private(set) var cursor = 0

    init(_ title: String, _ lines: [Line]) {
        self.title = title
        self.lines = lines
    }

    private var hasTicks: Bool { lines.contains { $0.isOn != nil } }

    var hint: String {
        hasTicks
            ? "Espace coche, Entrée valide, Échap laisse tout" : "↑ ↓ puis Entrée, ou le chiffre\u{A0}; Échap revient"
    }

    /// What was chosen, once something is.
    mutating func take(_ key: Key) -> Choice? {
        switch key {
        case .up: cursor = max(0, cursor - 1)
        case .down: cursor = min(cursor + 1, lines.count - 1)
        case .home, .pageUp: cursor = 0
        case .end, .pageDown: cursor = max(0, lines.count - 1)
        case .escape, .left, .scalar("q"): return .left
        case .scalar(" ") where hasTicks:
            if let isOn = lines[cursor].isOn { lines[cursor].isOn = !isOn }
        case .scalar(let digit) where ("1"..."9").contains(digit) && !hasTicks:
            let at = Int(digit.value) - 0x31
            return lines.indices.contains(at) ? lines[at].choice : nil
        case .enter where hasTicks: return .correct(changes)
        case .enter, .right: return lines.isEmpty ? .left : lines[cursor].choice
        default: break
        }
        return nil
    }

    private var changes: [Correction.Change] {
        lines.compactMap { line in
            guard let isOn = line.isOn, isOn != line.wasOn, let change = line.change else { return nil }
            return isOn ? change.on : change.off
        }
    }
}

/// How a text of the picture is set.
enum TextStyle: String, CaseIterable {
    case title, lane, name, said, rule, note

    var size: Int {
        switch self {
        case .title: 22
        case .lane: 18
        case .name: 16
        case .said: 15
        case .rule: 14
        case .note: 13
        }
    }

    var isBold: Bool { [.title, .lane, .name].contains(self) }

    /// Of a line.
    var height: Int { size * 4 / 3 + 1 }

    /// From the top of a line down to its base line.
    var baseline: Int { size + (height - size) / 3 }

    func lines(_ text: String, label: String? = nil, width: Int) -> [[TextRun]] {
        let runs = (label.map { [TextRun(text: $0, isBold: true)] } ?? []) + [TextRun(text: text, isBold: isBold)]
        return wrapped(runs, width: Double(width), size: Double(size))
    }
}

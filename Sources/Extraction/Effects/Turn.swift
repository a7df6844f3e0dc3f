/// What a clause does to what stands in it: "fini le froid" is not the cold of "il fait froid".
enum Turn: UInt32, CaseIterable, Sendable {
    case denied = 17
    case ended = 37
    case before = 41
    case wished = 43
    case supposed = 47
    case absent = 53

    /// The feature of a lexicon's class that stands under the turn.
    func turned(_ feature: UInt32) -> UInt32 { feature &* rawValue }
}

extension ClauseScope {
    func does(_ turn: Turn) -> Bool {
        switch turn {
        case .denied: isNegated
        case .ended: isEnded
        case .before: isBefore
        case .wished: isWished
        case .supposed: isSupposed
        case .absent: isAbsent
        }
    }

    /// A denial reaches some words of its clause, the other turns all.
    func does(_ turn: Turn, to tokens: Range<Int>) -> Bool {
        turn == .denied ? denies(tokens) : turn != .absent && does(turn)
    }
}

extension Turn {
    /// The turns of a whole clause to what stands in it.
    static func ofClause(_ scope: ClauseScope) -> [Turn] {
        guard scope.isEnded || scope.isBefore || scope.isWished || scope.isSupposed else { return [] }
        return [.ended, .before, .wished, .supposed].filter(scope.does)
    }

    /// Features of clauses for their turns, whatever stands in them.
    struct Marks: Sendable {
        private let marks: [(turn: Turn, hash: UInt32, name: String)]

        fileprivate init(_ place: String) {
            marks = Turn.allCases.map { ($0, FeatureHash.name("\(place).\($0)", seed: 3), "clause: \($0)") }
        }

        func marks(_ scope: ClauseScope) -> [(hash: UInt32, name: String)] {
            marks.lazy.filter { scope.does($0.turn) }.map { ($0.hash, $0.name) }
        }

        func hashes(_ scope: ClauseScope) -> [UInt32] {
            var hashes: [UInt32] = []
            for index in marks.indices where scope.does(marks[index].turn) { hashes.append(marks[index].hash) }
            return hashes
        }
    }

    static let inText = Marks("text")
    static let inClause = Marks("clause")
}

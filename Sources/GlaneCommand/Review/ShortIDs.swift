/// Beginnings of ids that tell each from all others: what a person types.
struct ShortIDs {
    /// Shorter ones stay whole.
    private static let longest = 12
    private static let shortest = 8
    private var short: [String: String] = [:]

    init(_ ids: [String]) {
        let sorted = ids.sorted().map(Array.init)
        for (at, id) in sorted.enumerated() where id.count > Self.longest {
            let neighbours = [at - 1, at + 1].filter(sorted.indices.contains).map { sorted[$0] }
            let shared = neighbours.map { other in zip(id, other).prefix { $0 == $1 }.count }.max() ?? 0
            short[String(id)] = String(id.prefix(max(Self.shortest, shared + 1)))
        }
    }

    subscript(id: String) -> String { short[id] ?? id }
}

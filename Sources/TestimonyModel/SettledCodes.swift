/// Which codes of a testimony people set: a witness who answered, corrected or confirmed them, or a coordinator. A later
/// reading of the text by the program leaves these as they are.
package struct SettledCodes: Codable, Sendable, Hashable {
    /// Sorted: `effect.<id>` for an effect, `effects` for the list of them, a facet's id, `when`, `where`, `quantities`; `*`
    /// for everything.
    private var names: [String]

    package static let none = SettledCodes(names: [])
    package static let all = SettledCodes(names: ["*"])

    /// With `isWholeList` no other effect may join these: somebody took one out, or said which there are.
    package init(effects: some Sequence<String>, isWholeList: Bool, fields: some Sequence<String>) {
        let all = Set(effects.map { "effect.\($0)" }).union(fields).union(isWholeList ? ["effects"] : [])
        self.init(names: all.sorted())
    }

    private init(names: [String]) { self.names = names }

    package init(from decoder: any Decoder) throws { names = try [String](from: decoder) }
    package func encode(to encoder: any Encoder) throws { try names.encode(to: encoder) }

    /// These as well.
    package func adding(
        effects: some Sequence<String>, isWholeList: Bool, fields: some Sequence<String>
    ) -> SettledCodes {
        if self == .all { return self }
        let more = SettledCodes(effects: effects, isWholeList: isWholeList, fields: fields)
        return SettledCodes(names: Set(names).union(more.names).sorted())
    }

    package func holds(effect id: String) -> Bool { holds(field: "effect.\(id)") }

    /// Whether no effect may be added or taken out.
    package var holdsEffects: Bool { holds(field: "effects") }

    package func holds(field: String) -> Bool { names.contains(field) || names == ["*"] }
}

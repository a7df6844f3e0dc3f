import TestimonyModel

/// What somebody asks the archive, in ids of the codebook; what is empty or `nil` does not restrict.
package struct ArchiveQuestion: Sendable, Hashable {
    package var publics: [String] = []
    package var places: [String] = []
    package var effects: [String] = []
    package var polarity: Polarity?
    /// Days on which it was told, both included.
    package var from: CivilDate?
    package var to: CivilDate?
    /// Words that are no code, as they are looked for.
    package var words: [String] = []

    package init() {}

    /// Nothing in it is known.
    package var isEmpty: Bool { self == ArchiveQuestion() }

    /// Whether it asks for anything that testimonies are coded by.
    package var hasCodes: Bool { !publics.isEmpty || !places.isEmpty || !effects.isEmpty || polarity != nil }

    package func holds(_ day: CivilDate) -> Bool { (from.map { day >= $0 } ?? true) && (to.map { day <= $0 } ?? true) }
}

extension ArchiveQuestion {
    /// "Voisin·e·s du quartier, la cantine, en mal, depuis le 1er mars 2026"
    func title(_ codebook: Codebook) -> String {
        var parts: [String] = []
        if !publics.isEmpty {
            parts.append(FrenchWords.list(publics.map { codebook.option($0, of: "publics")?.label ?? $0 }))
        }
        if !places.isEmpty { parts.append(FrenchWords.list(places.map { codebook.place($0)?.label ?? $0 })) }
        if !effects.isEmpty {
            let level = codebook.levels.first { level in
                Set(codebook.effects.filter { $0.level == level.id }.map(\.id)) == Set(effects)
            }
            let labels = effects.map { (codebook.effect($0)?.label ?? $0).inSentence }
            parts.append(level?.label.inSentence ?? FrenchWords.list(labels))
        }
        if let polarity { parts.append(polarity == .positive ? "en bien" : "en mal") }
        if !words.isEmpty {
            parts.append(FrenchWords.list(words.map { "«\(FrenchWords.space)\($0)\(FrenchWords.space)»" }))
        }
        if let period { parts.append(period) }
        return (parts.isEmpty ? "Tout ce qui a été raconté" : parts.joined(separator: ", ")).frenchTypography
            .atLineStart
    }

    private var period: String? {
        switch (from, to) {
        case (let from?, let to?) where from == to: "le \(FrenchWords.day(from))"
        case (let from?, let to?): FrenchWords.days(from: from, to: to)
        case (let from?, nil): "depuis le \(FrenchWords.day(from))"
        case (nil, let to?): "jusqu’au \(FrenchWords.day(to))"
        case (nil, nil): nil
        }
    }
}

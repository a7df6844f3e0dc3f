import TestimonyModel

/// Whom and what nobody tells about, each with the question that could open it.
package struct BlindSpots: Sendable, Hashable {
    package struct Spot: Sendable, Hashable {
        package var id: String
        package var label: String
        /// Some tell of it, fewer than `breakdownFrom`.
        package var isRare: Bool
        package var opening: String
    }

    package var publics: [Spot]
    package var effects: [Spot]
    package var breakdownFrom: Int
    package var testimonies: Int

    /// What is asked where no question stands written, with the label in it.
    private static func fallback(_ label: String) -> String {
        "Qu’as-tu vu ou vécu ici\(FrenchWords.space)? On ne sait rien sur\(FrenchWords.space): \(label.inSentence)."
    }

    /// Of what was told in the time that `question` names.
    package init(
        in records: [TestimonyRecord], _ question: ArchiveQuestion, codebook: Codebook,
        publicOpenings: [String: String], effectOpenings: [String: String], breakdownFrom: Int
    ) {
        // Once over the records, whatever the number of options: there may be years of them.
        var (publics, effects): ([String: Set<String>], [String: Set<String>]) = ([:], [:])
        var count = 0
        for record in records where record.isSettledForCounting && question.holds(record.sentAt.date) {
            count += 1
            // Those whom nothing tells apart may all be one person.
            let witness = record.witness ?? ""
            if record.isQuotable { for id in record.observedPublics { publics[id, default: []].insert(witness) } }
            for observation in record.frame.observations { effects[observation.effect, default: []].insert(witness) }
        }
        func spot(_ id: String, _ label: String, _ told: Set<String>?, _ opening: String?) -> Spot? {
            let witnesses = told.map { $0.count > 1 ? $0.subtracting([""]).count : 1 } ?? 0
            guard witnesses < breakdownFrom else { return nil }
            let label = label.frenchTypography
            return Spot(
                id: id, label: label, isRare: witnesses > 0,
                opening: opening?.frenchTypography ?? BlindSpots.fallback(label))
        }
        self.publics = (codebook.facet("publics")?.options ?? []).compactMap {
            spot($0.id, $0.label, publics[$0.id], publicOpenings[$0.id])
        }
        self.effects = codebook.effects.compactMap {
            spot($0.id, $0.label, effects[$0.id], effectOpenings[$0.id])
        }
        self.breakdownFrom = breakdownFrom
        testimonies = count
    }

    /// In Markdown, in French.
    package var markdown: String { layout.markdown }

    /// The same for a conversation.
    package var lines: [String] { layout.lines }

    private var layout: DigestLayout {
        let blocks =
            section("Des personnes dont on sait trop peu", publics) + section("Des sujets trop peu racontés", effects)
        let lines: [DigestLayout.Item] = [
            .init(
                text: "D’après \(FrenchWords.count(testimonies, .testimony)).".replacing(
                    "D’après aucun", with: "Il n’y a aucun")),
            .init(
                text: blocks.isEmpty
                    ? "De chaque public et de chaque effet, \(breakdownFrom) personnes ou plus ont parlé."
                    : "Une seule question suffit parfois. En voici une par angle mort."),
        ]
        return DigestLayout(title: "Angles morts", blocks: [.list(lines)] + blocks)
    }

    private func section(_ title: String, _ spots: [Spot]) -> [DigestLayout.Block] {
        guard !spots.isEmpty else { return [] }
        return [
            .heading(2, title),
            .list(
                spots.map { spot in
                    let few = spot.isRare ? " (moins de \(breakdownFrom) personnes)" : ""
                    return .init(
                        strong: spot.label.atLineStart,
                        text: "\(few)\(FrenchWords.space): \(spot.opening)")
                }),
        ]
    }

    /// One object: `publics` and `effects`, each with `id`, `label`, `witnesses` (`none` or `few`) and `opening`.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("testimonies", testimonies)
            for (name, spots) in [("publics", publics), ("effects", effects)] {
                json.key(name)
                json.array(spots) { json, spot in
                    json.object { json in
                        json.field("id", spot.id)
                        json.field("label", spot.label)
                        json.field("witnesses", spot.isRare ? "few" : "none")
                        json.field("opening", spot.opening)
                    }
                }
            }
        }
        json.endLine()
        return json.text
    }
}

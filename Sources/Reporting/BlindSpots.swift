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
        let told = records.filter { $0.isSettledForCounting && question.holds($0.sentAt.date) }
        func witnesses(_ isMeant: (TestimonyRecord) -> Bool) -> Int { told.filter(isMeant).witnessCount }
        func spot(_ id: String, _ label: String, _ witnesses: Int, _ opening: String?) -> Spot? {
            guard witnesses < breakdownFrom else { return nil }
            let label = label.frenchTypography
            return Spot(
                id: id, label: label, isRare: witnesses > 0,
                opening: opening?.frenchTypography ?? BlindSpots.fallback(label))
        }
        self.publics = (codebook.facet("publics")?.options ?? []).compactMap {
            let id = $0.id
            return spot(
                id, $0.label, witnesses { $0.isQuotable && $0.observedPublics.contains(id) }, publicOpenings[id])
        }
        self.effects = codebook.effects.compactMap {
            let id = $0.id
            return spot(id, $0.label, witnesses { $0.observes(id) { _ in true } }, effectOpenings[id])
        }
        self.breakdownFrom = breakdownFrom
        testimonies = told.count
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

/// Which testimonies a coordinator wants to see; what is `nil` does not restrict.
package struct ReviewFilter: Sendable, Hashable {
    /// Below this an effect is as likely to be wrong as a careful reader would not accept unseen.
    package static let doubtful = 0.6

    package var states: Set<Review>?
    package var effect: String?
    package var level: String?
    /// Of the confirmation; where there is none, of the telling.
    package var week: ISOWeek?
    package var consent: Consent?
    /// An option of the facet `publics`.
    package var people: String?
    /// Only with an effect that is coded with little confidence.
    package var isDoubtful = false
    /// Each of these words stands in the text or begins one of its words, whatever capitals and accents.
    package var words: [String] = []
    /// What is no testimony, as the answers to a questionnaire, in the place of what is.
    package var wantsOthers = false
    /// Only these.
    package var ids: Set<String>?

    package init(states: Set<Review>? = nil) { self.states = states }

    package func admits(_ record: TestimonyRecord) -> Bool {
        guard record.frame.isTestimony != wantsOthers, states?.contains(record.review) ?? true,
            ids?.contains(record.id) ?? true,
            consent.map({ $0 == record.consent }) ?? true,
            week.map({ $0.contains((record.confirmedAt ?? record.sentAt).date) }) ?? true,
            people.map({ record.frame.facets["publics"]?.contains($0) == true }) ?? true
        else { return false }
        let observations = record.frame.observations
        guard effect.map({ id in observations.contains { $0.effect == id } }) ?? true,
            level.map({ id in observations.contains { $0.level == id } }) ?? true,
            !isDoubtful || observations.contains(where: { $0.confidence < ReviewFilter.doubtful })
        else { return false }
        return words.isEmpty || holdsWords(record.text)
    }

    private func holdsWords(_ text: String) -> Bool {
        let told = PlainWords.words(of: text)
        return words.flatMap(PlainWords.words).allSatisfy { word in told.contains { $0.hasPrefix(word) } }
    }
}

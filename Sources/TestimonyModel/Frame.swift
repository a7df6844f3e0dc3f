/// What a text tells, in the ids of the codebook: the annotation guide's frame.
package struct Frame: Codable, Sendable, Hashable {
    /// False for greetings, questions, logistics, jokes and tests; then only `personal` may be filled.
    package var isTestimony: Bool
    /// In the order of the text; an effect stands at most once.
    package var observations: [Observation]
    /// Option ids by facet id: the union of the observations' own, and what the text says beyond them.
    package var facets: [String: [String]]
    /// Dates that have a text: `EDTF.isWritable`.
    package var when: [EDTF]
    /// Ids of places.
    package var places: [String]
    package var counts: [Count]
    /// Exact substrings that identify someone.
    package var personal: [String]

    package init(
        isTestimony: Bool = false, observations: [Observation] = [], facets: [String: [String]] = [:],
        when: [EDTF] = [], places: [String] = [], counts: [Count] = [], personal: [String] = []
    ) {
        self.isTestimony = isTestimony
        self.observations = observations
        self.facets = facets
        self.when = when.filter(\.isWritable)
        self.places = places
        self.counts = counts
        self.personal = personal
    }

    /// What was coded, without evidence, nouns of counts and names of rules, which may be words of the text too.
    package var withoutWords: Frame {
        var frame = self
        frame.personal = []
        for index in frame.observations.indices {
            frame.observations[index].evidence = ""
            (frame.observations[index].start, frame.observations[index].end) = (0, 0)
            frame.observations[index].rules = []
        }
        frame.counts = counts.map(\.withoutWords)
        return frame
    }

    /// The plain numbers of `counts`, both ends of a range, each value once, in the order of the text.
    package var quantities: [Double] {
        var seen: [Double] = []
        for count in counts {
            for value in [count.value, count.to].compactMap({ $0 }) where !seen.contains(value) { seen.append(value) }
        }
        return seen
    }
}

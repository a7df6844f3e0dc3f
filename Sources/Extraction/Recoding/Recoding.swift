import TestimonyModel

extension Extractor {
    /// A stored testimony with the codes that its text is given today, beside those that people set, which stay. Whoever
    /// confirmed a testimony read its effects: none joins and none leaves them. `nil` where nothing is to be read anew: the
    /// text is gone, or a coordinator settled it.
    package func recoded(_ record: TestimonyRecord) -> TestimonyRecord? {
        guard !record.text.isEmpty, ![.accepted, .corrected, .rejected].contains(record.review) else { return nil }
        var new = record
        new.codebook = codebook.version
        new.frame = recoded(record)
        return new
    }

    private func recoded(_ record: TestimonyRecord) -> Frame {
        let isConfirmed = record.confirmedAt != nil && record.frame.isTestimony
        let read =
            isConfirmed
            ? extract(record.text, sentAt: record.sentAt).ungated
            : self.record(record.text, sentAt: record.sentAt).frame
        let (old, settled) = (record.frame, record.settled)
        var frame = old
        frame.isTestimony = isConfirmed || read.isTestimony
        frame.observations =
            isConfirmed || settled.holdsEffects
            ? old.observations.map { readAnew($0, read, settled) } : joined(old, read, settled)
        let told = Set(frame.observations.map(\.effect))
        // What the codebook has no more goes.
        frame.facets = frame.facets.filter { codebook.facet($0.key) != nil || settled.holds(field: $0.key) }
        for facet in codebook.facets where !settled.holds(field: facet.id) {
            let isTold = codebook.coder(ofFacet: facet.id).map { told.contains($0.id) } ?? true
            frame.facets[facet.id] = isTold ? read.facets[facet.id] : nil
        }
        if !settled.holds(field: "when") { frame.when = read.when }
        if !settled.holds(field: "where") { frame.places = read.places }
        if !settled.holds(field: "quantities") { frame.counts = read.counts }
        for index in frame.observations.indices { attach(frame.facets, to: &frame.observations[index]) }
        return frame
    }

    /// An observation whose effect stays, as it is read today unless somebody set it.
    private func readAnew(_ old: Observation, _ read: Frame, _ settled: SettledCodes) -> Observation {
        settled.holds(effect: old.effect) ? old : read.observations.first { $0.effect == old.effect } ?? old
    }

    /// Those that people set, then the likeliest of what is read beside them, three in all as in any frame.
    private func joined(_ old: Frame, _ read: Frame, _ settled: SettledCodes) -> [Observation] {
        let kept = old.observations.filter { settled.holds(effect: $0.effect) }
        let added = read.observations.filter { new in
            !kept.contains { $0.effect == new.effect || new.isDoubtful(beside: $0) }
        }.sorted { ($1.confidence, $0.start, $0.effect) < ($0.confidence, $1.start, $1.effect) }
        let all = kept + added.prefix(max(0, 3 - kept.count))
        return all.sorted { ($0.start, $0.effect) < ($1.start, $1.effect) }
    }
}

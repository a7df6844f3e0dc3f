extension TestimonyRecord {
    /// Two testimonies in the place of one that told two things: the first keeps the id, the second has none of its own
    /// yet. `offset` counts scalars of the text; spaces around it go. `nil` where a part would be without a word.
    ///
    /// Each effect goes where its words stand, with its own facets, all else where `reading` finds it, and to the first part what it finds in
    /// neither. A part that no effect is left for is coded as it is read, and proposed anew.
    package func split(
        at offset: Int, _ codebook: Codebook, reading: (String) -> Frame
    ) -> (first: TestimonyRecord, second: TestimonyRecord)? {
        let scalars = Array(text.unicodeScalars)
        guard scalars.indices.contains(offset) else { return nil }
        let isSpace = { (at: Int) in scalars[at].properties.isWhitespace }
        guard let end = (0..<offset).last(where: { !isSpace($0) }).map({ $0 + 1 }),
            let start = (offset..<scalars.count).first(where: { !isSpace($0) })
        else { return nil }
        let ranges = (first: 0..<end, second: start..<scalars.count)
        let read = (first: reading(text.scalars(ranges.first)), second: reading(text.scalars(ranges.second)))
        return (
            part(ranges.first, read.first, besides: read.second, codebook, takesRest: true),
            part(ranges.second, read.second, besides: read.first, codebook, takesRest: false)
        )
    }

    private func part(_ range: Range<Int>, _ read: Frame, besides other: Frame, _ codebook: Codebook, takesRest: Bool)
        -> TestimonyRecord
    {
        func told<Item: Equatable>(_ items: [Item], _ here: [Item], _ there: [Item]) -> [Item] {
            items.filter { here.contains($0) || takesRest && !there.contains($0) }
        }
        var part = self
        part.text = text.scalars(range)
        part.frame.observations = frame.observations.compactMap { observation in
            let start = max(observation.start, range.lowerBound)
            let isHere = takesRest ? observation.start < range.upperBound : observation.start >= range.lowerBound
            guard isHere else { return nil }
            var moved = observation
            moved.start = start - range.lowerBound
            moved.end = max(moved.start, min(observation.end, range.upperBound) - range.lowerBound)
            moved.evidence = part.text.scalars(moved.start..<moved.end)
            return moved
        }
        part.frame.facets = [:]
        let coded = Set(part.frame.observations.map(\.effect))
        for (facet, options) in frame.facets {
            if let coder = codebook.coder(ofFacet: facet) {
                if coded.contains(coder.id) { part.frame.facets[facet] = options }
                continue
            }
            let mine = told(options, read.facets[facet] ?? [], other.facets[facet] ?? [])
            if !mine.isEmpty { part.frame.facets[facet] = mine }
        }
        part.frame.when = told(frame.when, read.when, other.when)
        part.frame.places = told(frame.places, read.places, other.places)
        part.frame.counts = frame.counts.compactMap { count in
            guard range.contains(count.start) else { return nil }
            var moved = count
            moved.start = count.start - range.lowerBound
            moved.end = min(count.end, range.upperBound) - range.lowerBound
            return moved
        }
        part.frame.personal = frame.personal.filter { PlainWords.range(of: $0, in: part.text) != nil }
        if part.frame.observations.isEmpty, !frame.observations.isEmpty {
            part.frame.observations = read.observations
            part.frame.isTestimony = !read.observations.isEmpty
            for (facet, options) in read.facets where part.frame.facets[facet] == nil {
                part.frame.facets[facet] = options
            }
            part.review = .proposed
        }
        for at in part.frame.observations.indices {
            let facets = part.frame.observations[at].facets
            part.frame.observations[at].facets = part.frame.facets.filter { facets[$0.key] != nil }
        }
        return part
    }
}

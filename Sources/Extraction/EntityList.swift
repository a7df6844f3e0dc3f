import TestimonyModel

/// Everything that was found in a text as entities, in its order.
struct EntityList {
    let codebook: Codebook
    let reader: TextReader

    func entities(_ reading: TextReading, _ particulars: Particulars) -> [Entity] {
        let text = reading.text
        var entities = reading.matches.compactMap { entity(of: $0, in: text) }
        entities += reading.findings.filter { $0.entry == nil }.map { finding in
            let place = codebook.places[finding.option].id
            return entity(
                .place, text, finding.tokens, .id(place), "places.\(place): floor by number", Double(finding.weight))
        }
        entities += particulars.times.compactMap { entity(of: $0, in: text) }
        entities += particulars.numbers.map { reading in
            let kind: Entity.Kind = reading.kind == .ordinal ? .ordinal : .number
            let start = reading.tokens.lowerBound - (reading.isNegative ? 1 : 0)
            let tokens = start..<reading.tokens.upperBound
            return entity(kind, text, tokens, .number(reading.signed), "number: \(reading.kind)")
        }
        entities += particulars.counts.map {
            entity(.quantity, text, $0.tokens, .count($0.count(in: text)), "quantity: what is counted")
        }
        entities += particulars.personal.map { reading in
            let source = text.sourceString(reading.sourceRange(in: text))
            let kind = Entity.Kind(rawValue: reading.kind.rawValue) ?? .person
            let range = text.scalarRange(reading.sourceRange(in: text))
            return Entity(
                kind: kind, start: range.lowerBound, end: range.upperBound, value: .text(source), rule: reading.rule)
        }
        return entities.sorted { ($0.start, $0.end, $0.kind.rawValue) < ($1.start, $1.end, $1.kind.rawValue) }
    }

    private func entity(
        _ kind: Entity.Kind, _ text: FoldedText, _ tokens: Range<Int>, _ value: EntityValue, _ rule: String,
        _ confidence: Double = 1
    ) -> Entity {
        let range = text.scalarRange(ofTokens: tokens)
        return Entity(
            kind: kind, start: range.lowerBound, end: range.upperBound, value: value, rule: rule,
            confidence: confidence)
    }

    private func entity(of match: LexiconMatch, in text: FoldedText) -> Entity? {
        let entry = reader.lexicon.entries[match.entry]
        let value: EntityValue
        let kind: Entity.Kind
        switch entry.domain {
        case "places": (kind, value) = (.place, .id(entry.id))
        case "publics": (kind, value) = (.public, .id(entry.id))
        case "occasion": (kind, value) = (.occasion, .id(entry.id))
        case "frequency": (kind, value) = (.frequency, .id(entry.id))
        case "mentions": (kind, value) = (.mention, .id(entry.id))
        case let domain where codebook.facet(domain) != nil:
            (kind, value) = (.option, .facet(domain, option: entry.id))
        default: (kind, value) = (.cue, .id("\(entry.domain).\(entry.id)"))
        }
        return entity(kind, text, match.tokens, value, entry.rule, Double(entry.weight))
    }

    private func entity(of time: TimeReading, in text: FoldedText) -> Entity? {
        if let date = time.edtf { return entity(.time, text, time.tokens, .time(date), time.rule) }
        switch time.value {
        case .duration(let length, let unit):
            return entity(.duration, text, time.tokens, .duration(length, unit: unit.rawValue), time.rule)
        case .clock(let seconds): return entity(.time, text, time.tokens, .number(Double(seconds)), time.rule)
        default: return nil
        }
    }
}

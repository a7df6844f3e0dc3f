import TestimonyModel

/// Trains the whole model from gold records: same records in the same order, same model.
package struct ModelTrainer: Sendable {
    let codebook: Codebook
    let reader: TextReader

    package init(codebook: Codebook, lexicon: Lexicon, normaliser: Normaliser = Normaliser()) {
        self.codebook = codebook
        reader = TextReader(codebook: codebook, lexicon: lexicon, normaliser: normaliser)
    }

    /// A record as training sees it; made once, used by every fold.
    package struct Prepared: Sendable {
        let record: GoldRecord
        let reading: TextReading
        let bag: FeatureBag
        let group: Int
    }

    package func prepare(_ record: GoldRecord, group: Int) -> Prepared {
        let reading = reader.read(record.text)
        return Prepared(record: record, reading: reading, bag: reader.bag(of: reading), group: group)
    }

    package func train(_ records: [Prepared]) -> LinearModel {
        LinearModel(gist: gist(records), tone: tone(records), facets: facets(records))
    }

    private func gist(_ records: [Prepared]) -> Bank {
        let examples = records.map { prepared in
            var labels = Set(prepared.record.observations.map(\.effect))
            if prepared.record.isTestimony { labels.insert("testimony") }
            return BankTrainer.Example(bag: prepared.bag, labels: labels, group: prepared.group)
        }
        let trainer = BankTrainer(blocks: Vocabulary.Blocks(words: 1, characters: 1, lexicon: 0.3))
        return trainer.train(examples, labels: ["testimony"] + codebook.effects.map(\.id))
    }

    private func tone(_ records: [Prepared]) -> Bank {
        var examples: [BankTrainer.Example] = []
        for prepared in records {
            for observation in prepared.record.observations {
                guard let clause = clause(of: observation.evidence, in: prepared) else { continue }
                var labels: Set<String> = observation.polarity == .negative ? ["negative"] : []
                labels.insert(observation.status.rawValue)
                let bag = reader.bag(of: prepared.reading, clause: clause, effect: observation.effect)
                examples.append(BankTrainer.Example(bag: bag, labels: labels, group: prepared.group))
            }
        }
        let trainer = BankTrainer(blocks: Vocabulary.Blocks(words: 1, characters: 0.7, lexicon: 0.3))
        return trainer.train(examples, labels: ["negative", "wished", "absent"])
    }

    /// The clause in which the middle of the evidence lies.
    private func clause(of evidence: String, in prepared: Prepared) -> Int? {
        let source = Array(evidence.utf8)
        guard let start = prepared.reading.text.source.firstRange(of: source) else { return nil }
        let middle = start.lowerBound + source.count / 2
        let text = prepared.reading.text
        let token = text.tokens.lastIndex { text.sourceRange($0.range).lowerBound <= middle } ?? 0
        return prepared.reading.clause(at: token)
    }

    private func facets(_ records: [Prepared]) -> Bank {
        let examples = records.filter(\.record.isTestimony).map { prepared in
            var labels = Set(prepared.record.observations.map(\.effect))
            for (facet, options) in prepared.record.facets { labels.formUnion(options.map { "\(facet).\($0)" }) }
            return BankTrainer.Example(bag: prepared.bag, labels: labels, group: prepared.group)
        }
        var owners: [String: String] = [:]
        var labels: [String] = []
        for facet in codebook.facets {
            for option in facet.options {
                let label = "\(facet.id).\(option.id)"
                labels.append(label)
                owners[label] = codebook.coder(ofFacet: facet.id)?.id
            }
        }
        let trainer = BankTrainer(blocks: Vocabulary.Blocks(words: 1, characters: 0, lexicon: 0.5))
        return trainer.train(examples, labels: labels) { example, label in
            owners[label].map(example.labels.contains) ?? true
        }
    }
}

extension Array<UInt8> {
    /// The first place where `part` stands.
    fileprivate func firstRange(of part: [UInt8]) -> Range<Int>? {
        guard let first = part.first, part.count <= count else { return nil }
        for start in 0...(count - part.count) where self[start] == first {
            if self[start..<start + part.count].elementsEqual(part) { return start..<start + part.count }
        }
        return nil
    }
}

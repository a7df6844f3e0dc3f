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
        let stream: FeatureStream
        let group: Int
        let observations: [PreparedObservation]
    }

    /// An observation, and where its evidence stands.
    struct PreparedObservation: Sendable {
        let gold: GoldRecord.Observation
        let sentence: Int
        let clause: Int
        let features: [UInt32]
    }

    package func prepare(_ record: GoldRecord, group: Int) -> Prepared {
        let reading = reader.read(record.text)
        let observations = record.observations.compactMap { gold -> PreparedObservation? in
            guard let clause = clause(of: gold.evidence, in: reading) else { return nil }
            return PreparedObservation(
                gold: gold, sentence: reading.clauses[clause].sentence, clause: clause,
                features: reader.features(of: reading, clause: clause, effect: gold.effect))
        }
        return Prepared(
            record: record, reading: reading, stream: reader.stream(of: reading), group: group,
            observations: observations)
    }

    package func train(_ records: [Prepared], figures: [String: Double] = [:]) -> LinearModel {
        let vocabulary = Vocabulary(
            records.map(\.stream), others: records.flatMap { $0.observations.map(\.features) })
        let texts = records.map { prepared in
            Text(
                prepared: prepared,
                vectors: TextVectors(prepared.stream, prepared.reading.clausesOfSentence, vocabulary))
        }
        return LinearModel(
            vocabulary: vocabulary, gist: gist(texts, vocabulary), tone: tone(texts, vocabulary),
            facets: facets(texts, vocabulary), figures: figures)
    }

    private struct Text {
        let prepared: Prepared
        let vectors: TextVectors

        /// The text as an example; `told` gives by sentence what it tells.
        func example(_ labels: Set<String>, told: (Int) -> Set<String>) -> BankTrainer.Example {
            BankTrainer.Example(
                whole: vectors.vector(vectors.whole),
                parts: vectors.sentences.enumerated().map {
                    BankTrainer.Part(vector: vectors.vector($1), told: told($0))
                },
                labels: labels, group: prepared.group)
        }
    }

    private func gist(_ texts: [Text], _ vocabulary: Vocabulary) -> Bank {
        let examples = texts.map { text in
            let record = text.prepared.record
            var labels = Set(record.observations.map(\.effect))
            if record.isTestimony { labels.insert(LinearModel.testimony) }
            return text.example(labels) { sentence in
                var told = Set(text.prepared.observations.filter { $0.sentence == sentence }.map(\.gold.effect))
                if !told.isEmpty { told.insert(LinearModel.testimony) }
                return told
            }
        }
        let trainer = BankTrainer(
            vocabulary: vocabulary, blocks: Vocabulary.Blocks(words: 1, stems: 0.7, lexicon: 0.2, links: 1),
            seeksThreshold: false)
        return trainer.train(examples, labels: [LinearModel.testimony] + codebook.effects.map(\.id))
    }

    private func tone(_ texts: [Text], _ vocabulary: Vocabulary) -> Bank {
        let examples = texts.flatMap { text in
            text.prepared.observations.map { observation in
                var labels: Set<String> = observation.gold.polarity == .negative ? ["negative"] : []
                labels.insert(observation.gold.status.rawValue)
                let vector = text.vectors.observation(
                    observation.sentence, observation.clause, observation.features, vocabulary)
                return BankTrainer.Example(
                    whole: text.vectors.vector(text.vectors.whole),
                    parts: [BankTrainer.Part(vector: vector, told: labels)],
                    labels: labels, group: text.prepared.group)
            }
        }
        let trainer = BankTrainer(
            vocabulary: vocabulary, blocks: Vocabulary.Blocks(words: 1, stems: 0.7, lexicon: 0.3),
            seeksThreshold: true)
        return trainer.train(examples, labels: ["negative", "wished", "absent"])
    }

    /// The clause in which the middle of the evidence lies.
    private func clause(of evidence: String, in reading: TextReading) -> Int? {
        let source = Array(evidence.utf8)
        guard let start = reading.text.source.firstRange(of: source) else { return nil }
        let middle = start.lowerBound + source.count / 2
        let text = reading.text
        let token = text.tokens.lastIndex { text.sourceRange($0.range).lowerBound <= middle } ?? 0
        return reading.clause(at: token)
    }

    private func facets(_ texts: [Text], _ vocabulary: Vocabulary) -> Bank {
        let owners = FacetOwners(codebook)
        let examples = texts.filter(\.prepared.record.isTestimony).map { text in
            let prepared = text.prepared
            var labels = Set(prepared.record.observations.map(\.effect))
            for (facet, options) in prepared.record.facets { labels.formUnion(options.map { "\(facet).\($0)" }) }
            return text.example(labels) { sentence in
                let effects = Set(prepared.observations.filter { $0.sentence == sentence }.map(\.gold.effect))
                let named = prepared.named(in: sentence, reader)
                return labels.filter { label in owners[label].map(effects.contains) ?? named.contains(label) }
            }
        }
        let trainer = BankTrainer(
            vocabulary: vocabulary, blocks: Vocabulary.Blocks(words: 1, stems: 0.7, lexicon: 0.3),
            seeksThreshold: true)
        return trainer.train(examples, labels: owners.labels) { example, label in
            owners[label].map(example.labels.contains) ?? true
        }
    }
}

/// The options of all facets as `facet.option`, and the effects that they belong to.
private struct FacetOwners {
    private(set) var labels: [String] = []
    private var effects: [String: String] = [:]

    init(_ codebook: Codebook) {
        for facet in codebook.facets where facet.id != FacetReader.saidOnly {
            for option in facet.options {
                let label = "\(facet.id).\(option.id)"
                labels.append(label)
                effects[label] = codebook.coder(ofFacet: facet.id)?.id
            }
        }
    }

    subscript(label: String) -> String? { effects[label] }
}

extension ModelTrainer.Prepared {
    /// Options that the lexicons name in a sentence; in a text of one sentence whatever it tells.
    fileprivate func named(in sentence: Int, _ reader: TextReader) -> Set<String> {
        if reading.clausesOfSentence.count == 1 {
            return Set(record.facets.flatMap { facet, options in options.map { "\(facet).\($0)" } })
        }
        return Set(
            reading.findings.filter { finding in
                reading.clause(at: finding.tokens.lowerBound).map { reading.clauses[$0].sentence } == sentence
            }.map(reader.facets.name).map { "\($0.facet).\($0.option)" })
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

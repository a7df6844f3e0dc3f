import Testing

@testable import Extraction

struct ModelTests {
    /// Forty texts of two sentences: the first says nothing, the second tells of warmth or of cold.
    private static let texts: [(text: FoldedText, isWarm: Bool)] = (0..<40).map { index in
        let told = index % 2 == 0 ? "on mange ensemble" : "le radiateur est froid"
        return (Normaliser().fold("bonjour à tous. \(told) \(index % 5)"), index % 2 == 0)
    }

    private static func stream(_ text: FoldedText, isWarm: Bool) -> FeatureStream {
        var stream = FeatureStream()
        for clause in ClauseSplitter.clauses(of: text) {
            stream.add(text, tokens: clause.tokens)
            if clause.sentence == 1 {
                stream.add(lexicon: isWarm ? 1 : 2)
                for _ in 0...clause.sentence { stream.add(link: isWarm ? 11 : 12) }
            }
            stream.endClause()
        }
        return stream
    }

    private static let streams = texts.map { stream($0.text, isWarm: $0.isWarm) }
    private static let vocabulary = Vocabulary(streams, others: [])
    private static let vectors = zip(texts, streams).map { told, stream in
        TextVectors(stream, ClauseSplitter.bySentence(ClauseSplitter.clauses(of: told.text)), vocabulary)
    }

    private static func bank(seeksThreshold: Bool = true, links: Float = 0) -> Bank {
        let examples = vectors.enumerated().map { index, vectors in
            let labels: Set<String> = texts[index].isWarm ? ["warm"] : ["cold"]
            return BankTrainer.Example(
                whole: vectors.vector(vectors.whole),
                parts: vectors.sentences.enumerated().map {
                    BankTrainer.Part(vector: vectors.vector($1), told: $0 == 1 ? labels : [])
                },
                labels: labels, group: index / 4)
        }
        return BankTrainer(
            vocabulary: vocabulary, blocks: Vocabulary.Blocks(words: 1, stems: 1, lexicon: 0.3, links: links),
            seeksThreshold: seeksThreshold
        ).train(examples, labels: ["warm", "cold", "never"])
    }

    private static func model(seeksThreshold: Bool = true, figures: [String: Double] = [:]) -> LinearModel {
        // As shipped: the gist alone looks at links.
        let bank = bank(seeksThreshold: seeksThreshold)
        return LinearModel(
            vocabulary: vocabulary, gist: Self.bank(seeksThreshold: seeksThreshold, links: 1), tone: bank,
            facets: bank, figures: figures)
    }

    @Test(arguments: [true, false]) func whatIsSeparableIsLearnt(seeksThreshold: Bool) throws {
        let model = Self.model(seeksThreshold: seeksThreshold)
        for (told, vectors) in zip(Self.texts, Self.vectors) {
            let warm = try #require(Judgement(model, vectors).gist("warm"))
            #expect(warm.isYes == told.isWarm)
            #expect((warm.margin > 0) == told.isWarm)
        }
    }

    @Test func theSentenceThatTellsItSaysMost() throws {
        let model = Self.model()
        let warm = try #require(model.gist.index("warm"))
        for (told, vectors) in zip(Self.texts, Self.vectors) where told.isWarm {
            let margins = Judgement(model, vectors).clauseMargins(warm)
            #expect(margins[1] > margins[0])
        }
    }

    /// The layout for reading says what the weights say one by one, head by head, in panels that are not full.
    @Test func panelsSayWhatTheWeightsSay() throws {
        let model = Self.model()
        for vectors in Self.vectors {
            let judgement = Judgement(model, vectors)
            for head in model.gist.heads.indices {
                #expect(abs(judgement.gist(head).margin - margin(head, vectors, model.gist)) < 1e-4)
                let facet = judgement.facets([head]).verdict(head)
                #expect(abs(try #require(facet).margin - margin(head, vectors, model.facets)) < 1e-4)
            }
        }
    }

    @Test func linksWeighWhereABankLooksAtThemAndNowhereElse() throws {
        let model = Self.model()
        let row = try #require(Self.vocabulary.row(of: 11))
        #expect(Self.vocabulary.links.contains(row))
        #expect(model.gist.part.weight(0, row: row) > 0)
        #expect(model.facets.part.weight(0, row: row) == 0 && !model.facets.part.hasLinks)
    }

    private func margin(_ head: Int, _ vectors: TextVectors, _ bank: Bank) -> Float {
        let parts = vectors.sentences.map { margin(head, vectors.vector($0), bank.part) }
        return margin(head, vectors.vector(vectors.whole), bank.whole) + (parts.max() ?? 0)
    }

    private func margin(_ head: Int, _ vector: SparseVector, _ table: WeightTable) -> Float {
        zip(vector.rows, vector.values).reduce(table.biases[head]) { $0 + $1.1 * table.weight(head, row: Int($1.0)) }
    }

    @Test func aLabelWithoutExamplesGetsNoHead() {
        #expect(Self.bank().index("never") == nil)
        #expect(Judgement(Self.model(), Self.vectors[0]).gist("never") == nil)
    }

    @Test func theSameDataGiveTheSameBytes() {
        #expect(ModelFile.bytes(of: Self.model()) == ModelFile.bytes(of: Self.model()))
    }

    @Test func aModelSurvivesItsFileToTheBit() throws {
        let model = Self.model(figures: ["effects": 0.5])
        let read = try ModelFile.model(from: ModelFile.bytes(of: model))
        #expect(read.figures == ["effects": 0.5])
        #expect(read.gist.heads.map(\.label) == model.gist.heads.map(\.label))
        #expect(ModelFile.bytes(of: read) == ModelFile.bytes(of: model))
        for vectors in Self.vectors {
            let (before, after) = (Judgement(model, vectors), Judgement(read, vectors))
            #expect(before.gist("warm")?.probability == after.gist("warm")?.probability)
        }
    }

    @Test func damageIsNoticed() {
        let bytes = ModelFile.bytes(of: Self.model())
        var flipped = bytes
        flipped[bytes.count / 2] ^= 1
        #expect(throws: ModelFile.Fault.damaged) { try ModelFile.model(from: flipped) }
        #expect(throws: ModelFile.Fault.damaged) { try ModelFile.model(from: Array(bytes.dropLast(9))) }
        #expect(throws: ModelFile.Fault.notAModel) { try ModelFile.model(from: []) }
        #expect(throws: ModelFile.Fault.notAModel) { try ModelFile.model(from: Array("hello".utf8)) }
        let newer = Array("glane-model 5\n".utf8) + bytes.dropFirst(14)
        #expect(throws: ModelFile.Fault.version("5")) { try ModelFile.model(from: newer) }
    }

    @Test(arguments: [(Float(1), Float(0)), (2, 0.693_147_2), (10, 2.302_585), (0.5, -0.693_147_2)])
    func logarithmsAreRight(x: Float, expected: Float) { #expect(abs(logarithm(x) - expected) < 1e-5) }

    @Test(arguments: [(0.0, 1.0), (1, 2.718_281_828), (-3, 0.049_787_068), (10, 22_026.465_79)])
    func exponentialsAreRight(x: Double, expected: Double) { #expect(abs(exponential(x) / expected - 1) < 1e-8) }
}

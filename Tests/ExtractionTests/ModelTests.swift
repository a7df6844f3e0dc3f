import Testing

@testable import Extraction

struct ModelTests {
    private static let examples: [BankTrainer.Example] = (0..<40).map { index in
        var bag = FeatureBag()
        let isWarm = index % 2 == 0
        let folded = Normaliser().fold(
            isWarm ? "on mange ensemble \(index % 5)" : "le radiateur est froid \(index % 5)")
        bag.add(folded, tokens: 0..<folded.tokens.count)
        bag.add(lexicon: isWarm ? "meal" : "cold")
        return BankTrainer.Example(bag: bag, labels: isWarm ? ["warm"] : ["cold"], group: index / 4)
    }

    private static func bank() -> Bank {
        BankTrainer(blocks: Vocabulary.Blocks(words: 1, characters: 1, lexicon: 0.3))
            .train(examples, labels: ["warm", "cold", "never"])
    }

    @Test func whatIsSeparableIsLearnt() throws {
        let bank = Self.bank()
        let warm = try #require(bank.head("warm"))
        for example in Self.examples {
            let probability = bank.probability(warm, bank.vocabulary.vector(of: example.bag))
            #expect((probability >= warm.threshold) == example.labels.contains("warm"))
        }
    }

    @Test func aLabelWithoutExamplesGetsNoHead() { #expect(Self.bank().head("never") == nil) }

    @Test func theSameDataGiveTheSameBytes() {
        let models = (0..<2).map { _ in LinearModel(gist: Self.bank(), tone: Self.bank(), facets: Self.bank()) }
        #expect(ModelFile.bytes(of: models[0]) == ModelFile.bytes(of: models[1]))
    }

    @Test func aModelSurvivesItsFile() throws {
        let model = LinearModel(gist: Self.bank(), tone: Self.bank(), facets: Self.bank(), figures: ["effects": 0.5])
        let bytes = ModelFile.bytes(of: model)
        let read = try ModelFile.model(from: bytes)
        #expect(read.figures == ["effects": 0.5])
        #expect(read.gist.heads.map(\.label) == model.gist.heads.map(\.label))
        let vector = model.gist.vocabulary.vector(of: Self.examples[0].bag)
        let (before, after) = (model.gist.heads[0], read.gist.heads[0])
        #expect(abs(model.gist.probability(before, vector) - read.gist.probability(after, vector)) < 0.01)
    }

    @Test func damageIsNoticed() {
        let bytes = ModelFile.bytes(of: LinearModel(gist: Self.bank(), tone: Self.bank(), facets: Self.bank()))
        var flipped = bytes
        flipped[bytes.count / 2] ^= 1
        #expect(throws: ModelFile.Fault.damaged) { try ModelFile.model(from: flipped) }
        #expect(throws: ModelFile.Fault.damaged) { try ModelFile.model(from: Array(bytes.dropLast(9))) }
        #expect(throws: ModelFile.Fault.notAModel) { try ModelFile.model(from: []) }
        #expect(throws: ModelFile.Fault.notAModel) { try ModelFile.model(from: Array("hello".utf8)) }
        let newer = Array("glane-model 2\n".utf8) + bytes.dropFirst(14)
        #expect(throws: ModelFile.Fault.version("2")) { try ModelFile.model(from: newer) }
    }

    @Test(arguments: [(Float(1), Float(0)), (2, 0.693_147_2), (10, 2.302_585), (0.5, -0.693_147_2)])
    func logarithmsAreRight(x: Float, expected: Float) { #expect(abs(logarithm(x) - expected) < 1e-5) }

    @Test(arguments: [(0.0, 1.0), (1, 2.718_281_828), (-3, 0.049_787_068), (10, 22_026.465_79)])
    func exponentialsAreRight(x: Double, expected: Double) { #expect(abs(exponential(x) / expected - 1) < 1e-8) }
}

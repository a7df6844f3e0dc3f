/// A model as bytes: a header of text, the weights in steps of 8 bits, a checksum over all of it.
///
/// Layout, little-endian: `glane-model 4\n`, figures as `name value\n`, an empty line; the vocabulary (sizes of its four
/// blocks, hashes, scales); three banks (heads; whether they look at
/// links; biases, steps and weights, for wholes and for parts); FNV-1a (64 bits) of all bytes
/// before it.
package enum ModelFile {
    package enum Fault: Error, Equatable, CustomStringConvertible {
        case notAModel
        case version(String)
        case damaged

        package var description: String {
            switch self {
            case .notAModel: "this is no model of glane"
            case .version(let version): "the model has version \(version), this program reads version 4: train it anew"
            case .damaged: "the model is damaged (its checksum does not fit): train it anew or fetch it again"
            }
        }
    }

    private static let magic = "glane-model "
    private static let version = "4"

    package static func bytes(of model: LinearModel) -> [UInt8] {
        var writer = ByteWriter()
        writer.text(magic + version + "\n")
        for (name, value) in model.figures.sorted(by: { $0.key < $1.key }) { writer.text("\(name) \(value)\n") }
        writer.text("\n")
        write(model.vocabulary, &writer)
        for bank in [model.gist, model.tone, model.facets] { write(bank, &writer) }
        writer.integer(checksum(writer.bytes[...]))
        return writer.bytes
    }

    package static func model(from bytes: [UInt8]) throws(Fault) -> LinearModel {
        guard bytes.starts(with: magic.utf8), bytes.count > 32 else { throw .notAModel }
        var reader = ByteReader(bytes: bytes[..<(bytes.count - 8)])
        let first = try reader.line()
        guard first == magic + version else { throw .version(String(first.dropFirst(magic.count))) }
        var tail = ByteReader(bytes: bytes[(bytes.count - 8)...])
        guard try tail.integer(UInt64.self) == checksum(bytes[..<(bytes.count - 8)]) else { throw .damaged }
        var figures: [String: Double] = [:]
        while true {
            let line = try reader.line()
            if line.isEmpty { break }
            let parts = line.split(separator: " ")
            if parts.count == 2 { figures[String(parts[0])] = Double(parts[1]) }
        }
        let vocabulary = try vocabulary(&reader)
        return LinearModel(
            vocabulary: vocabulary, gist: try bank(&reader, vocabulary), tone: try bank(&reader, vocabulary),
            facets: try bank(&reader, vocabulary), figures: figures)
    }

    private static func write(_ vocabulary: Vocabulary, _ writer: inout ByteWriter) {
        for block in vocabulary.blocks { writer.integer(UInt32(block.count)) }
        for feature in vocabulary.features { writer.integer(feature) }
        for scale in vocabulary.scales { writer.integer(UInt16(scale * Vocabulary.scaleSteps)) }
    }

    private static func write(_ bank: Bank, _ writer: inout ByteWriter) {
        writer.integer(UInt32(bank.heads.count))
        for head in bank.heads {
            writer.text(head.label + "\n")
            for value in [head.calibration.slope, head.calibration.offset, head.threshold] {
                writer.integer(value.bitPattern)
            }
        }
        writer.integer(UInt8(bank.whole.hasLinks ? 1 : 0))
        for table in [bank.whole, bank.part] { write(table, &writer) }
    }

    private static func write(_ table: WeightTable, _ writer: inout ByteWriter) {
        for bias in table.biases { writer.integer(bias.bitPattern) }
        for step in table.steps { writer.integer(step.bitPattern) }
        for weight in table.weights { writer.integer(UInt8(bitPattern: weight)) }
    }

    private static func vocabulary(_ reader: inout ByteReader) throws(Fault) -> Vocabulary {
        var counts: [Int] = []
        for _ in 0..<4 { counts.append(Int(try reader.integer(UInt32.self))) }
        var blocks: [[UInt32]] = []
        for count in counts { blocks.append(try reader.integers(count, of: UInt32.self)) }
        let scales = try reader.integers(counts.reduce(0, +), of: UInt16.self).map { Float($0) / Vocabulary.scaleSteps }
        return Vocabulary(lexicon: blocks[0], words: blocks[1], stems: blocks[2], links: blocks[3], scales: scales)
    }

    private static func bank(_ reader: inout ByteReader, _ vocabulary: Vocabulary) throws(Fault) -> Bank {
        var heads: [Bank.Head] = []
        for _ in 0..<(try reader.integer(UInt32.self)) {
            let label = try reader.line()
            let calibration = Calibration(slope: try reader.double(), offset: try reader.double())
            heads.append(Bank.Head(label: label, calibration: calibration, threshold: try reader.double()))
        }
        let hasLinks = try reader.integer(UInt8.self) != 0
        let whole = try table(&reader, heads: heads.count, hasLinks, vocabulary)
        return Bank(heads: heads, whole: whole, part: try table(&reader, heads: heads.count, hasLinks, vocabulary))
    }

    private static func table(
        _ reader: inout ByteReader, heads: Int, _ hasLinks: Bool, _ vocabulary: Vocabulary
    ) throws(Fault) -> WeightTable {
        var biases: [Float] = []
        for _ in 0..<heads { biases.append(try reader.float()) }
        var steps: [Float] = []
        for _ in 0..<(hasLinks ? 4 : 3) * heads { steps.append(try reader.float()) }
        let rows = hasLinks ? vocabulary.features.count : vocabulary.links.lowerBound
        let weights = try reader.integers(heads * rows, of: Int8.self)
        return WeightTable(biases: biases, steps: steps, weights: weights, vocabulary)
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

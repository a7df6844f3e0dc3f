/// A model as bytes: a header of text, the weights quantised to 16 bits, a checksum over all of it.
///
/// Layout, little-endian: `glane-model 1\n`, figures as `name value\n`, an empty line; three banks; FNV-1a (64 bits)
/// of all bytes before it. A bank: weights of its blocks, the features with their scales, the heads.
package enum ModelFile {
    package enum Fault: Error, Equatable, CustomStringConvertible {
        case notAModel
        case version(String)
        case damaged

        package var description: String {
            switch self {
            case .notAModel: "this is no model of glane"
            case .version(let version): "the model has version \(version), this program reads version 1: train it anew"
            case .damaged: "the model is damaged (its checksum does not fit): train it anew or fetch it again"
            }
        }
    }

    private static let magic = "glane-model "
    private static let version = "1"

    package static func bytes(of model: LinearModel) -> [UInt8] {
        var writer = ByteWriter()
        writer.text(magic + version + "\n")
        for (name, value) in model.figures.sorted(by: { $0.key < $1.key }) { writer.text("\(name) \(value)\n") }
        writer.text("\n")
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
        return LinearModel(
            gist: try bank(&reader), tone: try bank(&reader), facets: try bank(&reader), figures: figures)
    }

    private static func write(_ bank: Bank, _ writer: inout ByteWriter) {
        let blocks = bank.vocabulary.blocks
        for weight in [blocks.words, blocks.characters, blocks.lexicon] { writer.integer(weight.bitPattern) }
        writer.integer(UInt32(bank.vocabulary.features.count))
        for feature in bank.vocabulary.features { writer.integer(feature) }
        for scale in bank.vocabulary.scales { writer.integer(UInt16(min(65_535, (scale * 4_096).rounded()))) }
        writer.integer(UInt32(bank.heads.count))
        for head in bank.heads {
            writer.text(head.label + "\n")
            writer.integer(head.bias.bitPattern)
            for value in [head.calibration.slope, head.calibration.offset, head.threshold] {
                writer.integer(value.bitPattern)
            }
            let largest = head.weights.reduce(Float(1e-9)) { max($0, abs($1)) }
            writer.integer(largest.bitPattern)
            for weight in head.weights {
                writer.integer(UInt16(bitPattern: Int16((weight / largest * 32_767).rounded())))
            }
        }
    }

    private static func bank(_ reader: inout ByteReader) throws(Fault) -> Bank {
        let blocks = Vocabulary.Blocks(
            words: try reader.float(), characters: try reader.float(), lexicon: try reader.float())
        let count = Int(try reader.integer(UInt32.self))
        let features = try reader.integers(count, of: UInt32.self)
        let scales = try reader.integers(count, of: UInt16.self).map { Float($0) / 4_096 }
        var heads: [Bank.Head] = []
        for _ in 0..<(try reader.integer(UInt32.self)) {
            let label = try reader.line()
            let bias = try reader.float()
            let calibration = Calibration(slope: try reader.double(), offset: try reader.double())
            let threshold = try reader.double()
            let unit = try reader.float() / 32_767
            let weights = try reader.integers(count, of: UInt16.self).map { Float(Int16(bitPattern: $0)) * unit }
            heads.append(
                Bank.Head(
                    label: label, bias: bias, calibration: calibration, threshold: threshold, weights: weights))
        }
        return Bank(vocabulary: Vocabulary(blocks: blocks, features: features, scales: scales), heads: heads)
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

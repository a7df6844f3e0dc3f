/// The weights of all heads of a model, laid out for reading.
///
/// A row has sixteen heads a panel: those that look at the whole text, then the same ones that look at a part, panel
/// by panel. All that a row adds to any head lies in a line or two of the cache, and sixteen heads are one load: what
/// a text costs is the memory that it touches, hardly the arithmetic.
final class WeightPanels: @unchecked Sendable {
    typealias Lanes = SIMD16<Float>
    private static let lineSize = 64

    /// Written in `init` alone. Raw memory, since rows begin with a line of the cache.
    private let weights: UnsafeMutableRawPointer
    /// Bytes of a row.
    private let stride: Int
    /// By panel and view.
    private let scales: [Scale]

    /// Which stretches a head looks at.
    enum View: Int { case whole, part }

    private struct Scale {
        var biases = Lanes()
        /// By block the size of a step.
        var lexicon = Lanes()
        var words = Lanes()
        var stems = Lanes()
    }

    /// The heads of the banks, one bank after another.
    init(_ banks: [Bank], _ vocabulary: Vocabulary) {
        let heads = banks.reduce(0) { $0 + $1.heads.count }
        let panels = Self.panels(for: heads)
        let needed = panels * 2 * Lanes.scalarCount
        let stride = (needed + Self.lineSize - 1) / Self.lineSize * Self.lineSize
        let rows = vocabulary.features.count
        let size = max(1, rows * stride)
        let weights = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: Self.lineSize)
        weights.initializeMemory(as: UInt8.self, repeating: 128, count: size)
        var scales = [Scale](repeating: Scale(), count: panels * 2)
        var first = 0
        for bank in banks {
            for (table, view) in [(bank.whole, View.whole), (bank.part, .part)] {
                let width = table.biases.count
                for head in 0..<width {
                    let (panel, lane) = Self.place(of: first + head)
                    let place = panel * 2 + view.rawValue
                    scales[place].biases[lane] = table.biases[head]
                    scales[place].lexicon[lane] = table.steps[head]
                    scales[place].words[lane] = table.steps[width + head]
                    scales[place].stems[lane] = table.steps[2 * width + head]
                    let to = (weights + place * Lanes.scalarCount + Self.byte(of: lane)).assumingMemoryBound(
                        to: UInt8.self)
                    table.weights.withUnsafeBufferPointer { from in
                        for row in 0..<rows { to[row * stride] = UInt8(bitPattern: from[row * width + head]) ^ 128 }
                    }
                }
            }
            first += bank.heads.count
        }
        self.weights = weights
        self.stride = stride
        self.scales = scales
    }

    deinit { weights.deallocate() }

    /// How many panels so many heads need.
    static func panels(for heads: Int) -> Int { (heads + Lanes.scalarCount - 1) / Lanes.scalarCount }

    /// Where a head stands; heads are counted over all banks.
    static func place(of head: Int) -> (panel: Int, lane: Int) {
        (head / Lanes.scalarCount, head % Lanes.scalarCount)
    }

    /// Lanes stand four apart: four 32-bit numbers have lanes 0 to 3 in their lowest bytes.
    private static func byte(of lane: Int) -> Int { lane % 4 * 4 + lane / 4 }

    /// What a row adds to a head, in its view of the whole and of a part, where its value is 1.
    func weight(_ head: Int, row: Int, of vocabulary: Vocabulary) -> Float {
        let (panel, lane) = Self.place(of: head)
        return [View.whole, .part].reduce(0) { sum, view in
            let place = panel * 2 + view.rawValue
            let byte = (weights + row * stride + place * Lanes.scalarCount + Self.byte(of: lane)).load(as: UInt8.self)
            let scale = scales[place]
            let step =
                vocabulary.lexicon.contains(row)
                ? scale.lexicon : vocabulary.words.contains(row) ? scale.words : scale.stems
            return sum + Float(Int8(bitPattern: byte ^ 128)) * step[lane]
        }
    }

    /// Of the sixteen heads of a panel, where nothing is said.
    func biases(_ panel: Int, _ view: View) -> Lanes { scales[panel * 2 + view.rawValue].biases }

    /// Of the sixteen heads of a panel.
    func margins(_ panel: Int, _ view: View, of stretch: TextVectors.Stretch, in vectors: TextVectors) -> Lanes {
        let place = panel * 2 + view.rawValue
        let column = UnsafeRawPointer(weights + place * Lanes.scalarCount)
        return vectors.entries.withUnsafeBufferPointer { entries in
            let lexicon = sum(stretch.start..<stretch.words, entries, column) * scales[place].lexicon
            let words = sum(stretch.words..<stretch.stems, entries, column) * scales[place].words
            let stems = sum(stretch.stems..<stretch.end, entries, column) * scales[place].stems
            return scales[place].biases + lexicon + words + stems
        }
    }

    @inline(__always)
    private func sum(
        _ range: Range<Int>, _ entries: UnsafeBufferPointer<TextVectors.Entry>, _ column: UnsafeRawPointer
    ) -> Lanes {
        var (first, second, third, fourth) = (SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>())
        for index in range {
            let row = (column + Int(entries[index].row) * stride).load(as: SIMD4<UInt32>.self)
            let value = entries[index].value
            first += Self.steps(row) * value
            second += Self.steps(row &>> SIMD4(repeating: 8)) * value
            third += Self.steps(row &>> SIMD4(repeating: 16)) * value
            fourth += Self.steps(row &>> SIMD4(repeating: 24)) * value
        }
        return Lanes(
            lowHalf: SIMD8(lowHalf: first, highHalf: second), highHalf: SIMD8(lowHalf: third, highHalf: fourth))
    }

    /// The lowest byte of each lane as a number of steps. A byte put into the mantissa of 2²³ is that much above it:
    /// conversions of vectors are calls where they stand more than once, and cost more than all the rest.
    @inline(__always)
    private static func steps(_ bytes: SIMD4<UInt32>) -> SIMD4<Float> {
        let mantissa = bytes & SIMD4(repeating: 0xFF) | SIMD4(repeating: 0x4B00_0000)
        return unsafeBitCast(mantissa, to: SIMD4<Float>.self) - SIMD4(repeating: 8_388_608 + 128)
    }
}

/// The weights of all heads of a model, laid out for reading.
///
/// A row has sixteen heads a panel: those that look at the whole text, then the same ones that look at a part, panel
/// by panel. All that a row adds to any head lies in a line or two of the cache, and sixteen heads are one load: what
/// a text costs is the memory that it touches, hardly the arithmetic.
final class WeightPanels: @unchecked Sendable {
    typealias Lanes = SIMD16<Float>
    private static let lineSize = 64

    private let rows: Rows
    /// Rows of links have the panels of the first heads alone: the others look at none.
    private let links: Rows
    /// The first row of a link.
    private let firstLink: Int
    private let linkedPanels: Int
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
        var links = Lanes()
    }

    /// Rows side by side, none across two lines of the cache more than it must. Written in `init` alone.
    private struct Rows {
        let memory: UnsafeMutableRawPointer
        /// Bytes of a row.
        let stride: Int
        private let count: Int

        init(_ count: Int, panels: Int) {
            self.count = count
            let needed = max(1, panels) * 2 * Lanes.scalarCount
            // Two rows of one panel share a line.
            let unit = min(needed, WeightPanels.lineSize)
            stride = (needed + unit - 1) / unit * unit
            let size = max(1, count * stride)
            memory = .allocate(byteCount: size, alignment: WeightPanels.lineSize)
            memory.initializeMemory(as: UInt8.self, repeating: 128, count: size)
        }

        /// The weights of a panel and view, row after row.
        func column(_ place: Int) -> UnsafeMutableRawPointer { memory + place * Lanes.scalarCount }

        /// What the table has for a head, of as many rows from `first` on as there are here and it goes on.
        func write(_ table: WeightTable, _ head: Int, from first: Int, place: Int, byte: Int) {
            let width = table.biases.count
            let to = column(place) + byte
            table.weights.withUnsafeBufferPointer { from in
                for row in 0..<max(0, min(count, from.count / width - first)) {
                    let weight = UInt8(bitPattern: from[(first + row) * width + head]) ^ 128
                    to.storeBytes(of: weight, toByteOffset: row * stride, as: UInt8.self)
                }
            }
        }
    }

    /// The heads of the banks, one bank after another.
    init(_ banks: [Bank], _ vocabulary: Vocabulary) {
        let heads = banks.reduce(0) { $0 + $1.heads.count }
        let panels = Self.panels(for: heads)
        firstLink = vocabulary.links.lowerBound
        linkedPanels = Self.panels(for: banks.prefix { $0.whole.hasLinks }.reduce(0) { $0 + $1.heads.count })
        rows = Rows(firstLink, panels: panels)
        links = Rows(vocabulary.links.count, panels: linkedPanels)
        var scales = [Scale](repeating: Scale(), count: panels * 2)
        var first = 0
        for bank in banks {
            for (table, view) in [(bank.whole, View.whole), (bank.part, .part)] {
                let width = table.biases.count
                for head in 0..<width {
                    let (panel, lane) = Self.place(of: first + head)
                    let place = panel * 2 + view.rawValue
                    scales[place].biases[lane] = table.biases[head]
                    scales[place].lexicon[lane] = table.step(0, head)
                    scales[place].words[lane] = table.step(1, head)
                    scales[place].stems[lane] = table.step(2, head)
                    scales[place].links[lane] = table.step(3, head)
                    let byte = Self.byte(of: lane)
                    rows.write(table, head, from: 0, place: place, byte: byte)
                    links.write(table, head, from: firstLink, place: place, byte: byte)
                }
            }
            first += bank.heads.count
        }
        self.scales = scales
    }

    deinit {
        rows.memory.deallocate()
        links.memory.deallocate()
    }

    /// How many panels so many heads need.
    static func panels(for heads: Int) -> Int { (heads + Lanes.scalarCount - 1) / Lanes.scalarCount }

    /// Where a head stands; heads are counted over all banks.
    static func place(of head: Int) -> (panel: Int, lane: Int) {
        (head / Lanes.scalarCount, head % Lanes.scalarCount)
    }

    /// Lanes stand four apart: four 32-bit numbers have lanes 0 to 3 in their lowest bytes.
    private static func byte(of lane: Int) -> Int { lane % 4 * 4 + lane / 4 }

    /// What a row of the lexicon adds to a head, in its view of the whole and of a part, where its value is 1.
    func weight(_ head: Int, lexicon row: Int) -> Float {
        let (panel, lane) = Self.place(of: head)
        return [View.whole, .part].reduce(0) { sum, view in
            let place = panel * 2 + view.rawValue
            let byte = (rows.column(place) + row * rows.stride + Self.byte(of: lane)).load(as: UInt8.self)
            return sum + Float(Int8(bitPattern: byte ^ 128)) * scales[place].lexicon[lane]
        }
    }

    /// Of the sixteen heads of a panel, where nothing is said.
    func biases(_ panel: Int, _ view: View) -> Lanes { scales[panel * 2 + view.rawValue].biases }

    /// Of the sixteen heads of a panel.
    func margins(_ panel: Int, _ view: View, of stretch: TextVectors.Stretch, in vectors: TextVectors) -> Lanes {
        let place = panel * 2 + view.rawValue
        let column = UnsafeRawPointer(rows.column(place))
        return vectors.entries.withUnsafeBufferPointer { entries in
            let lexicon = sum(stretch.start..<stretch.words, entries, column, rows.stride) * scales[place].lexicon
            let words = sum(stretch.words..<stretch.stems, entries, column, rows.stride) * scales[place].words
            let stems = sum(stretch.stems..<stretch.links, entries, column, rows.stride) * scales[place].stems
            let margins = scales[place].biases + lexicon + words + stems
            guard panel < linkedPanels else { return margins }
            // Rows are counted from the first of the vocabulary on.
            let linked = UnsafeRawPointer(links.column(place)) - firstLink * links.stride
            return margins + sum(stretch.links..<stretch.end, entries, linked, links.stride) * scales[place].links
        }
    }

    @inline(__always)
    private func sum(
        _ range: Range<Int>, _ entries: UnsafeBufferPointer<TextVectors.Entry>, _ column: UnsafeRawPointer,
        _ stride: Int
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

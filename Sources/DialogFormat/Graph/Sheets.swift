/// How the one column of the picture is set on paper: in two columns a sheet, so that no box is cut in two.
struct Sheets {
    /// Blocks of each column of the paper.
    private(set) var columns: [Range<Int>] = []
    /// Where each of them begins in the picture.
    private(set) var tops: [Int] = []

    /// Of the picture.
    let height: Int

    /// Of A4 within margins of 12 mm, in CSS pixels: 186 by 273 mm, less what rounding may take.
    static let page = (width: 700, height: 1028)
    /// Of the picture's units in pixels: two columns beside each other.
    static let scale = Double(page.width) / 2 / Double(GraphLayout.width)

    init(_ layout: GraphLayout) {
        height = layout.height
        let most = Int(Double(Self.page.height) / Self.scale)
        var first = 0
        for (index, block) in layout.blocks.enumerated() {
            let top = layout.blocks[first].top
            if block.bottom - top > most, index > first {
                columns.append(first..<index)
                tops.append(top)
                first = index
            }
        }
        columns.append(first..<layout.blocks.count)
        tops.append(layout.blocks[first].top)
    }

    var pages: Int { (columns.count + 1) / 2 }
}

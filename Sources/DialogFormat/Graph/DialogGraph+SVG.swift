import TestimonyModel

extension DialogGraph {
    /// A self-contained SVG 1.1 picture. Its texts are text; light or dark as whoever looks at it has it; printed from a
    /// browser it is set in two columns on A4.
    package var svg: String {
        let layout = GraphLayout(self)
        let sheets = Sheets(layout)
        var writer = XMLWriter()
        let size = "width=\"\(GraphLayout.width)\" height=\"\(layout.height)\""
        writer.open(
            "svg xmlns=\"http://www.w3.org/2000/svg\" \(size) viewBox=\"0 0 \(GraphLayout.width) \(layout.height)\" "
                + "preserveAspectRatio=\"xMinYMin\" role=\"graphics-document\"",
            ("xml:lang", language), ("aria-labelledby", "title summary"))
        writer.element("title id=\"title\"", title)
        writer.element("desc id=\"summary\"", summary)
        writer.element("style", SVGStyle.text(sheets))
        writer.empty("rect class=\"paper\" \(size)")
        for (index, column) in sheets.columns.enumerated() {
            writer.open("g class=\"column\(index)\"")
            for block in layout.blocks[column] { writer.write(block) }
            writer.close("g")
        }
        writer.close("svg")
        return writer.text
    }
}

extension XMLWriter {
    fileprivate mutating func write(_ block: GraphLayout.Block) {
        open("g class=\"\(block.node?.kind.rawValue ?? "head")\"")
        if let node = block.node { element("title", node.title) }
        for shape in block.shapes { write(shape) }
        close("g")
    }

    private mutating func write(_ shape: GraphLayout.Shape) {
        switch shape {
        case .text(let runs, let x, let y, let style):
            write(runs, "text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\"", style)
        case .bubble(let box): empty("rect class=\"bubble\" \(attributes(of: box)) rx=\"9\"")
        case .card(let box):
            empty("rect class=\"card\" \(attributes(of: box)) rx=\"10\"")
            // The coloured edge: five wide, within the card's round corners.
            let (x, bottom) = (box.x, box.bottom)
            let corner = "A10 10 0 0 0"
            empty(
                "path class=\"strip\" d=\"M\(x + 5) \(box.y + 1)\(corner) \(x) \(box.y + 10)V\(bottom - 10)"
                    + "\(corner) \(x + 5) \(bottom - 1)z\"")
        case .line(let points, let isArrow):
            let path = points.enumerated().map { "\($0 == 0 ? "M" : "L")\($1.x) \($1.y)" }.joined()
            empty("path class=\"line\" d=\"\(path)\"")
            if isArrow, let end = points.last {
                empty("path class=\"tip\" d=\"\(tip(at: end, from: points[points.count - 2]))\"")
            }
        }
    }

    private mutating func write(_ runs: [TextRun], _ tag: String, _ style: TextStyle) {
        let spans = runs.map { (style.isBold || !$0.isBold ? nil : "tspan class=\"label\"", $0.text) }
        element(tag, spans)
    }

    private func attributes(of box: GraphLayout.Box) -> String {
        "x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\""
    }

    /// A triangle that ends in a point, in the direction of the line.
    private func tip(at end: GraphLayout.Point, from start: GraphLayout.Point) -> String {
        let (dx, dy) = ((end.x - start.x).signum(), (end.y - start.y).signum())
        let (x, y) = (end.x - 8 * dx, end.y - 8 * dy)
        return "M\(end.x) \(end.y)L\(x + 5 * dy) \(y + 5 * dx)L\(x - 5 * dy) \(y - 5 * dx)z"
    }
}

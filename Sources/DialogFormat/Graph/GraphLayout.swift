/// Where everything stands in the picture, in its own units: one column, narrow enough to be read on a phone.
struct GraphLayout {
    enum Shape {
        /// One line of text, by its base line.
        case text([TextRun], x: Int, y: Int, TextStyle)
        case card(Box)
        case bubble(Box)
        /// A line through these corners, with an arrowhead at its end or without.
        case line([Point], isArrow: Bool)
    }

    struct Point: Equatable {
        var x: Int
        var y: Int
    }

    struct Box {
        var x: Int
        var y: Int
        var width: Int
        var height: Int

        var right: Int { x + width }
        var bottom: Int { y + height }
    }

    /// What is never cut in two on paper: a box with what leads to it and the heading above it.
    struct Block {
        /// The box; `nil` for the heading of the whole.
        var node: DialogGraph.Node?
        var top: Int
        var bottom: Int
        var shapes: [Shape] = []
    }

    static let width = 480
    static let margin = 18
    /// How far the outcomes stand to the right of what they follow from.
    private static let indent = 28

    private(set) var blocks: [Block] = []
    private let graph: DialogGraph
    /// Where the next shape goes.
    private var y = margin

    var height: Int { y + Self.margin }

    init(_ graph: DialogGraph) {
        self.graph = graph
        var head = Block(top: y, bottom: y)
        write(graph.title, .title, &head)
        y += 2
        write(graph.summary, .note, &head)
        head.bottom = y
        blocks.append(head)
        for lane in graph.lanes { draw(lane) }
    }

    private mutating func draw(_ lane: DialogGraph.Lane) {
        for (index, node) in lane.nodes.enumerated() {
            var block = Block(node: node, top: y, bottom: y)
            let before = blocks.last?.node?.id
            let comesFrom = graph.edges.filter { $0.to == node.id && $0.from != node.id }
            let choice = comesFrom.first { $0.from != before || forks($0.from) }
            if let edge = comesFrom.first(where: { $0.from == before }), choice == nil {
                drop(edge.label, &block)
            } else {
                y += index == 0 ? 26 : 12
            }
            if index == 0 { head(lane, &block) }
            let isLast = choice.map { edge in graph.edges.last { $0.from == edge.from && $0.to != edge.from } == edge }
            let left = Self.margin + (choice == nil ? 0 : Self.indent)
            let card = Card(node, left: left, top: y, right: Self.width - Self.margin)
            if choice != nil { branch(to: card.box, isLast: isLast ?? true, &block) }
            block.shapes += card.shapes
            y = card.box.bottom
            if graph.edges.contains(where: { $0.from == node.id && $0.to == node.id }) { loop(at: card.box, &block) }
            block.bottom = y
            blocks.append(block)
        }
    }

    private mutating func head(_ lane: DialogGraph.Lane, _ block: inout Block) {
        y += 4
        write(lane.title, .lane, &block)
        if let note = lane.note { write(note, .note, &block) }
        y += 8
    }

    private mutating func write(_ text: String, _ style: TextStyle, _ block: inout Block) {
        for line in style.lines(text, width: Self.width - 2 * Self.margin) {
            block.shapes.append(.text(line, x: Self.margin, y: y + style.baseline, style))
            y += style.height
        }
    }

    // MARK: - Arrows

    /// Whether several ways lead on from a node, so that none of them goes straight down.
    private func forks(_ node: String) -> Bool { graph.edges.count { $0.from == node && $0.to != node } > 1 }

    /// An arrow straight down from the box before.
    private mutating func drop(_ label: String?, _ block: inout Block) {
        let x = Self.width / 2
        block.shapes.append(.line([Point(x: x, y: y), Point(x: x, y: y + 26)], isArrow: true))
        if let label {
            let runs = [TextRun(text: label)]
            block.shapes.append(.text(runs, x: x + 12, y: y + 18, .note))
        }
        y += 26
    }

    /// One of several ways: down the left side, then into the box.
    private mutating func branch(to box: Box, isLast: Bool, _ block: inout Block) {
        let x = Self.margin + Self.indent / 2
        let middle = box.y + 22
        block.shapes.append(
            .line([Point(x: x, y: block.top), Point(x: x, y: middle), Point(x: box.x, y: middle)], isArrow: true))
        if !isLast {
            block.shapes.append(.line([Point(x: x, y: middle), Point(x: x, y: box.bottom)], isArrow: false))
        }
    }

    /// Out of the right side and back in.
    private func loop(at box: Box, _ block: inout Block) {
        let (x, low) = (box.right, box.bottom - 18)
        block.shapes.append(
            .line(
                [
                    Point(x: x, y: low), Point(x: x + 10, y: low), Point(x: x + 10, y: box.y + 22),
                    Point(x: x, y: box.y + 22),
                ], isArrow: true))
    }
}

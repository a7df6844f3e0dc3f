extension GraphLayout {
    /// A box and what stands in it.
    struct Card {
        private static let padding = 14

        private(set) var box: Box
        /// The box itself first.
        var shapes: [Shape] { [.card(box)] + inside }
        private var inside: [Shape] = []

        init(_ node: DialogGraph.Node, left: Int, top: Int, right: Int) {
            box = Box(x: left, y: top, width: right - left, height: 10)
            write(node.title, label: nil, .name, inset: 0)
            for paragraph in node.paragraphs {
                switch paragraph.role {
                case .said: say(paragraph)
                case .rule: write(paragraph.text, label: paragraph.label, .rule, inset: 0)
                case .note: write(paragraph.text, label: paragraph.label, .note, inset: 0)
                }
            }
            box.height += 8
        }

        private mutating func write(_ text: String, label: String?, _ style: TextStyle, inset: Int) {
            let x = box.x + Self.padding + 3 + inset
            let width = box.right - Self.padding - inset - x
            for line in style.lines(text, label: label, width: width) {
                inside.append(.text(line, x: x, y: box.bottom + style.baseline, style))
                box.height += style.height
            }
            box.height += 4
        }

        /// What the bot says stands in a bubble, as in a chat.
        private mutating func say(_ paragraph: DialogGraph.Paragraph) {
            box.height += 2
            let (place, top) = (inside.count, box.bottom)
            box.height += 7
            write(paragraph.text, label: paragraph.label, .said, inset: 10)
            box.height += 3
            let x = box.x + Self.padding
            let bubble = Box(x: x, y: top, width: box.right - Self.padding - x, height: box.bottom - top)
            inside.insert(.bubble(bubble), at: place)
            box.height += 6
        }
    }
}

import Foundation

/// README.md: its fenced blocks and the rows of its tables.
struct Readme {
    struct Block {
        var language: String
        var lines: [String]

        /// What a transcript's lines of one kind hold: `> ` typed, `< ` said.
        func lines(_ kind: String) -> [String] {
            lines.filter { $0.hasPrefix(kind) }.map { String($0.dropFirst(kind.count)) }
        }
    }

    private(set) var blocks: [Block] = []
    /// The two first cells of each row.
    private(set) var rows: [(String, String)] = []

    init() throws {
        let text = try String(contentsOf: Program.checkout.appending(path: "README.md"), encoding: .utf8)
        var open: Block?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                } else {
                    open = Block(language: String(line.dropFirst(3)), lines: [])
                }
            } else if open != nil {
                open?.lines.append(line)
            } else if line.hasPrefix("| ") {
                let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                if cells.count == 2 { rows.append((cells[0], cells[1])) }
            }
        }
    }

    /// The first block in which some line contains `text`.
    func block(with text: String) -> Block? {
        blocks.first { block in block.lines.contains { $0.contains(text) } }
    }
}

extension String {
    /// With plain spaces for the no-break ones of French typesetting.
    var plainlySpaced: String { replacing("\u{a0}", with: " ").replacing("\u{202f}", with: " ") }
}

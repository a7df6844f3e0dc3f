import TestimonyModel
import Testing

@testable import DialogFormat

struct ExcerptTests {
    private func excerpt(_ text: String, _ line: Int, _ column: Int) -> String? {
        Excerpt(of: text, at: Diagnostic(file: "f", line: line, column: column, kind: .yaml, message: ""))?.description
    }

    @Test(arguments: [
        ("a: b\r\nc: d", 2, 4, "    2 | c: d\n      |    ^"), ("a: b\r\n", 1, 9, "    1 | a: b\n      |     ^"),
        ("\ta:\tb", 1, 5, "    1 | \ta:\tb\n      | \t  \t^"), ("文字: 人", 1, 5, "    1 | 文字: 人\n      |       ^"),
        ("e\u{301}: x", 1, 5, "    1 | e\u{301}: x\n      |    ^"),
        ("a\u{1B}[31m\u{202E}b", 1, 7, "    1 | a\u{FFFD}[31m\u{FFFD}b\n      |       ^"),
    ])
    func theCaretStandsBelowItsColumn(text: String, line: Int, column: Int, shown: String) {
        #expect(excerpt(text, line, column) == shown)
    }

    @Test(arguments: [1, 40, 200, 399, 400, 900])
    func aLongLineIsCutAroundTheColumn(column: Int) throws {
        let text = (1...400).map { String($0 % 10) }.joined()
        let lines = try #require(excerpt(text, 1, column)).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= Excerpt.widest })
        let caret = try #require(lines[1].firstIndex(of: "^"))
        let above = lines[0].dropFirst(lines[1].distance(from: lines[1].startIndex, to: caret)).first
        #expect(above == (column <= 400 ? Character(String(column % 10)) : nil))
    }

    @Test(arguments: [(0, 1), (3, 1)])
    func aLineThatIsNotThereIsNotShown(line: Int, column: Int) {
        #expect(excerpt("a\nb", line, column) == nil)
    }
}

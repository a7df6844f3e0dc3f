import Testing

@testable import Transport

struct LineSplitterTests {
    static let streams: [(stream: String, lines: [String])] = [
        ("", []),
        ("\n", [""]),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("a\n\nb", ["a", "", "b"]),
        ("a\rb\n", ["a\rb"]),
        ("\u{FEFF}a\nb", ["a", "b"]),
        ("\u{FEFF}", []),
        ("a\n\u{FEFF}b", ["a", "\u{FEFF}b"]),
        ("à\u{0}é\n", ["à\u{0}é"]),
        ("12345678\r\n", ["12345678"]),
    ]

    @Test(arguments: streams, [1, 2, 3, 100])
    func linesAreTheSameHoweverTheChunksFall(table: (stream: String, lines: [String]), size: Int) {
        #expect(split(Array(table.stream.utf8), limit: 8, size: size).map { $0.decoded().text } == table.lines)
    }

    @Test(arguments: [1, 4, 100])
    func aLineBeyondTheLimitIsCutAndTheNextIsWhole(size: Int) {
        let lines = split(Array("123456789012345\r\nok\n".utf8), limit: 8, size: size)
        #expect(lines.map { $0.decoded().text } == ["12345678", "ok"])
        #expect(lines.map(\.isCut) == [true, false])
        #expect(lines.map(\.number) == [1, 2])
    }

    @Test func theCutLeavesNoHalfCharacter() {
        let lines = split(Array("aaaaaé\naaaaaaa\u{1F600}".utf8), limit: 6, size: 100)
        #expect(lines.map { $0.decoded().text } == ["aaaaa", "aaaaaa"])
        #expect(lines.allSatisfy { $0.decoded().replaced == 0 })
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b", 1),
            ([0xC3], "\u{FFFD}", 1),
            ([0xE2, 0x82, 0x41], "\u{FFFD}A", 1),
            ([0xEF, 0xBF, 0xBD], "\u{FFFD}", 0),
            ([0xEF, 0xBF, 0xBD, 0xFF], "\u{FFFD}\u{FFFD}", 1),
            ([], "", 0),
        ] as [([UInt8], String, Int)])
    func brokenSequencesAreReplacedAndCounted(bytes: [UInt8], text: String, replaced: Int) {
        let decoded = ByteLine(bytes: bytes, number: 1).decoded()
        #expect(decoded.text == text)
        #expect(decoded.replaced == replaced)
    }

    private func split(_ bytes: [UInt8], limit: Int, size: Int) -> [ByteLine] {
        var splitter = LineSplitter(limit: limit)
        var lines: [ByteLine] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            lines += splitter.push(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        return lines + [splitter.finish()].compactMap { $0 }
    }
}

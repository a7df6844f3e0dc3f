import Testing

struct SizeTests {
    static let limit = 320

    @Test(arguments: try SourceFile.all(below: "Sources") + SourceFile.all(below: "Tests"))
    func aFileHoldsOneIdea(file: SourceFile) {
        #expect(file.lines.count <= Self.limit, "\(file.path) has \(file.lines.count) lines")
    }
}

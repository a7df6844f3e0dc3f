import DialogFormat

/// Prints how transcripts went, one after another, and counts them.
struct TestReport {
    /// Once a conversation takes another way, every line of it differs: the first differences tell why.
    private static let most = 5

    private let isJSON: Bool
    private let unreadable: Int
    private var asWritten = 0
    private var different = 0
    private var rewritten = 0
    private var amiss = 0
    private var all: Int

    init(isJSON: Bool, unreadable: Int) {
        self.isJSON = isJSON
        self.unreadable = unreadable
        all = unreadable
    }

    mutating func tell(_ item: TestInput.Item, _ differences: [Transcript.Difference]) throws {
        all += 1
        if differences.isEmpty { asWritten += 1 } else { different += 1 }
        let file = item.transcript.file
        if item.transcript.settings.amiss != nil { amiss += 1 }
        if isJSON {
            var printed = PrintedTranscript(file: file, differences: differences)
            printed.amiss = item.transcript.settings.amiss
            return try StandardOutput.write(jsonLine(printed))
        }
        try show(differences, of: file)
    }

    private func show(_ differences: [Transcript.Difference], of file: String) throws {
        for difference in differences.prefix(TestReport.most) {
            for line in difference.lines(of: file) { try StandardOutput.line(line) }
        }
        if let next = differences.dropFirst(TestReport.most).first {
            let more = counted(differences.count - TestReport.most, "difference")
            try StandardOutput.line("\(file):\(next.line): \(more) more from here on")
        }
    }

    /// `differences` are those that are left.
    mutating func tellRewritten(
        _ item: TestInput.Item, _ path: String, _ differences: [Transcript.Difference]
    ) throws {
        all += 1
        rewritten += 1
        if !differences.isEmpty { different += 1 }
        if isJSON {
            var printed = PrintedTranscript(file: item.transcript.file, differences: differences)
            printed.rewritten = path
            return try StandardOutput.write(jsonLine(printed))
        }
        try StandardOutput.line("\(path): written anew")
        try show(differences, of: path)
    }

    func tell(_ coverage: CoverageReport) throws {
        if isJSON { return try StandardOutput.write(jsonLine(PrintedCoverage(coverage: coverage.items))) }
        for line in coverage.lines { try StandardOutput.line(line) }
    }

    /// The parts that are none are left out.
    var summary: String {
        let parts = [
            (asWritten, "as written"), (different, different == 1 ? "differs" : "differ"),
            (rewritten, "written anew"), (unreadable, "cannot be read"),
            (amiss, "of them not as they should be (amiss)"),
        ]
        return ([counted(all, "transcript")] + parts.filter { $0.0 > 0 }.map { "\($0) \($1)" })
            .joined(separator: ", ")
    }

    var status: Int32 { unreadable > 0 ? 65 : different > 0 ? 1 : 0 }
}

extension Transcript.Difference {
    /// For people: where, after which line, what was expected and what was said instead.
    fileprivate func lines(of file: String) -> [String] {
        let told = order.isEmpty ? after : "> " + order.joined(separator: "', '> ")
        let place = "\(file):\(line): " + (told.map { "after '\($0)'" } ?? "at the opening")
        func column(_ head: String, _ lines: [String]) -> [String] {
            (lines.isEmpty ? ["nothing"] : lines).enumerated().map { index, line in
                "    " + (index == 0 ? head : String(repeating: " ", count: head.count)) + "  " + line
            }
        }
        return [place] + column("expected", expected) + column("said    ", said)
    }
}

/// A transcript as a line of JSON.
private struct PrintedTranscript: Encodable {
    struct Difference: Encodable {
        var line: Int
        var after: String?
        /// Where facts were told in another order.
        var order: [String]?
        var expected: [String]
        var said: [String]
    }

    var file: String
    var differences: [Difference]
    /// The path that was written.
    var rewritten: String?
    /// What its author says is not as it should be.
    var amiss: String?

    init(file: String, differences: [Transcript.Difference]) {
        self.file = file
        self.differences = differences.map {
            Difference(
                line: $0.line, after: $0.after, order: $0.order.isEmpty ? nil : $0.order, expected: $0.expected,
                said: $0.said)
        }
    }
}

private struct PrintedCoverage: Encodable {
    var coverage: [CoverageReport.Item]
}

import Reporting
import TestimonyModel

/// The testimony that is open on the screen, scrolled to some row.
struct OpenCard {
    let record: TestimonyRecord
    let revision: Int
    /// The testimony that this one would be merged into.
    let likelyDouble: String?
    private let head: [String]
    private let body: [String]
    private(set) var top = 0

    init(_ card: TestimonyCard) {
        record = card.record
        revision = card.seen.entries.revision
        likelyDouble = card.duplicates.first.map { $0.id == card.record.id ? $0.into : $0.id }
        head = card.head
        body = card.body
    }

    /// The whole, as rows of a window.
    func rows(width: Int) -> [ScreenRow] {
        head.flatMap { wrapped($0, width) } + [ScreenRow("")] + ScreenRow.text(record, width: width)
            + [ScreenRow("")] + body.flatMap { wrapped($0, width) }
    }

    private func wrapped(_ line: String, _ width: Int) -> [ScreenRow] {
        TextColumn.lines(of: line, width: width).map { ScreenRow($0) }
    }

    mutating func scroll(by rows: Int, rows window: Int) {
        top = max(0, min(top + rows, max(0, lastRows - window)))
    }

    /// How many rows there are at the usual width: enough to know where scrolling ends.
    private var lastRows: Int { rows(width: 78).count }
}

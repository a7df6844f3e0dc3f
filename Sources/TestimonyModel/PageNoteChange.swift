/// What a coordinator changes in the note of a section; what is `nil` stays.
package struct PageNoteChange: Sendable, Hashable {
    package static let keywordLimit = (count: 12, characters: 60)
    package static let textLimit = 2_000

    package private(set) var keywords: [String]?
    /// 0 takes the rating away.
    package private(set) var rating: Int?
    /// Empty takes the paragraph away.
    package private(set) var text: String?
    package let isCleared: Bool
    private let day: CivilDate

    /// `keywords` is a list with commas, `day` that of the paragraph.
    package init(
        keywords: String? = nil, rating: Int? = nil, text: String? = nil, isCleared: Bool = false, day: CivilDate
    ) throws(PageNoteFault) {
        let limit = Self.keywordLimit
        self.keywords = keywords.map { list in
            var seen: Set<String> = []
            return list.split(separator: ",").map { $0.onOneLine.trimmingPrefix("#").onOneLine }
                .filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
        }
        self.rating = rating
        self.text = text?.onOneLine
        self.isCleared = isCleared
        self.day = day
        guard self.keywords?.count ?? 0 <= limit.count,
            self.keywords?.allSatisfy({ $0.count <= limit.characters }) ?? true
        else { throw .tooManyKeywords }
        guard self.text?.count ?? 0 <= Self.textLimit else { throw .textTooLong }
        if let rating, rating != 0, !PageNote.ratings.contains(rating) { throw .noSuchRating }
    }

    package func apply(to note: inout PageNote) {
        if isCleared { (note.keywords, note.rating, note.text, note.writtenOn) = ([], nil, nil, nil) }
        if let keywords { note.keywords = keywords }
        if let rating { note.rating = rating == 0 ? nil : rating }
        if let text { (note.text, note.writtenOn) = text.isEmpty ? (nil, nil) : (text, day) }
    }
}

/// Why a note cannot be written so.
package enum PageNoteFault: Error, Sendable, Hashable {
    case tooManyKeywords
    case textTooLong
    case noSuchRating
}

extension StringProtocol {
    fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// What coordinators wrote beside one section of the page of effects, or beside a level of it.
package struct PageNote: Sendable, Hashable {
    /// Signs that a rating has at most.
    package static let ratings = 1...5

    /// The id of an effect or of a level.
    package var section: String
    /// Without their hash sign, in the order they were given.
    package var keywords: [String]
    /// How strong the effect is in the eyes of the coordinators, within `ratings`.
    package var rating: Int?
    /// One paragraph.
    package var text: String?
    /// The day of the paragraph by the clock of the site; there is none without a paragraph.
    package var writtenOn: CivilDate?
    /// Who changed the note last.
    package var author: String
    /// Epoch seconds of that change.
    package var setAt: Int

    package init(
        section: String, keywords: [String] = [], rating: Int? = nil, text: String? = nil, writtenOn: CivilDate? = nil,
        author: String, setAt: Int
    ) {
        self.section = section
        self.keywords = keywords
        self.rating = rating
        self.text = text
        self.writtenOn = writtenOn
        self.author = author
        self.setAt = setAt
    }

    /// Whether there is nothing in it to show.
    package var isEmpty: Bool { keywords.isEmpty && rating == nil && text == nil }
}

/// The first names that personal data are recognised by.
package struct FirstNames: Sendable {
    private let names: WordMap<Bool>
    package let count: Int

    package static let empty = FirstNames(names: [], alsoWords: [])

    /// `alsoWords` are names that are common words as well ("rose", "pierre") and need a cue beside them.
    package init(names: [String], alsoWords: [String]) {
        let normaliser = Normaliser()
        func folded(_ name: String) -> Word {
            let text = normaliser.fold(name)
            return Word(text.bytes)
        }
        self.names = WordMap(names.map { (folded($0), false) } + alsoWords.map { (folded($0), true) })
        count = names.count + alsoWords.count
    }

    func contains(_ word: Word) -> Bool { names[word] != nil }
    func isAlsoWord(_ word: Word) -> Bool { names[word] ?? false }
}

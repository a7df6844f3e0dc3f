/// One line of a lexicon: how an entry is written, and the folded forms that it stands for.
///
/// - `petit-déj` matches as it stands; spaces, hyphens and apostrophes are one and the same.
/// - `(dans|sur (le|un)) palier` stands for each alternative; an empty one leaves the words out.
/// - `voisin/n` takes gender and number, `salle/s` number, `aider/v` is conjugated.
/// - `déménag*` is open: any rest of the word.
/// - `#` is any number, in guards only.
package struct LexiconPattern: Sendable, Hashable {
    /// Folded ASCII; one space between words.
    package let forms: [[UInt8]]
    package let isOpen: Bool

    package enum Fault: Error, Equatable {
        case empty
        /// A parenthesis without its other half.
        case parentheses
        case unknownMark(String)
        /// A star before the end.
        case star
        /// Words that cannot be conjugated.
        case verb(String)
        case tooManyForms
    }

    /// What one pattern may stand for: more is a slip of the pen.
    static let limit = 1024

    package init(_ text: String) throws(Fault) {
        var seen: Set<[UInt8]> = []
        var forms: [[UInt8]] = []
        let (body, isOpen) = text.hasSuffix("*") ? (text.dropLast(), true) : (text[...], false)
        if body.contains("*") { throw .star }
        for alternative in try expandGroups(body) {
            for form in try inflect(alternative) where seen.insert(form).inserted { forms.append(form) }
        }
        if forms.isEmpty { throw .empty }
        self.forms = forms
        self.isOpen = isOpen
    }

    package static func == (left: LexiconPattern, right: LexiconPattern) -> Bool {
        left.isOpen == right.isOpen && left.forms == right.forms
    }
}

/// "(a|b (c|d)) e" → "a e", "b c e", "b d e".
private func expandGroups(_ text: Substring) throws(LexiconPattern.Fault) -> [String] {
    var rest = text
    let results = try alternatives(&rest)
    if !rest.isEmpty { throw .parentheses }
    return results
}

/// What stands before the next closing parenthesis or the end, alternative by alternative.
private func alternatives(_ rest: inout Substring) throws(LexiconPattern.Fault) -> [String] {
    var all: [String] = []
    var current = [""]
    while let character = rest.first, character != ")" {
        rest.removeFirst()
        switch character {
        case "|":
            all += current
            current = [""]
        case "(":
            let inside = try alternatives(&rest)
            if rest.isEmpty { throw .parentheses }
            rest.removeFirst()
            current = current.flatMap { start in inside.map { start + $0 } }
        default:
            for index in current.indices { current[index].append(character) }
        }
        if all.count + current.count > LexiconPattern.limit { throw .tooManyForms }
    }
    return all + current
}

/// Every form of a line without groups: the product of the forms of its words.
private func inflect(_ line: String) throws(LexiconPattern.Fault) -> [[UInt8]] {
    var results: [[UInt8]] = [[]]
    for written in line.split(separator: " ") {
        let forms = try wordForms(written)
        results = results.flatMap { start in forms.map { start.isEmpty ? $0 : start + [32] + $0 } }
        if results.count > LexiconPattern.limit { throw .tooManyForms }
    }
    return results.filter { !$0.isEmpty }
}

private func wordForms(_ written: Substring) throws(LexiconPattern.Fault) -> [[UInt8]] {
    guard let slash = written.lastIndex(of: "/"), written[slash...].dropFirst().allSatisfy(\.isLetter),
        slash != written.index(before: written.endIndex)
    else { return [foldedWord(written)] }
    let mark = String(written[slash...].dropFirst())
    let bytes = foldedWord(written[..<slash])
    // "l'étudiant/n": only what follows the apostrophe is inflected.
    let start = bytes.lastIndex(of: 32).map { $0 + 1 } ?? 0
    let stem = String(decoding: bytes[start...], as: UTF8.self)
    let forms: [String]
    switch mark {
    case "n": forms = Inflection.genderAndNumber(of: stem)
    case "s": forms = Inflection.number(of: stem)
    case "v":
        guard let conjugated = Conjugation.forms(of: stem) else { throw .verb(stem) }
        forms = conjugated
    default: throw .unknownMark(mark)
    }
    return forms.map { Array(bytes[..<start]) + Array($0.utf8) }
}

/// The bytes that the normaliser would make of a word, its hyphens and apostrophes as spaces.
private func foldedWord(_ word: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in word.unicodeScalars {
        switch fold(scalar.value) {
        case .letter(let byte), .digit(let byte): bytes.append(byte)
        case .letters(let first, let second): bytes += [first, second]
        case .apostrophe, .hyphen, .space, .newline: if let last = bytes.last, last != 32 { bytes.append(32) }
        case .middot: bytes.append(middotByte)
        case .mark(let byte): bytes.append(byte)
        case .nothing: break
        }
    }
    if bytes.last == 32 { bytes.removeLast() }
    return bytes
}

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
        var body = Array(text.utf8)[...]
        isOpen = body.last == UInt8(ascii: "*")
        if isOpen { body.removeLast() }
        if body.contains(UInt8(ascii: "*")) { throw .star }
        for alternative in try expandGroups(body) {
            for form in try inflect(alternative) where seen.insert(form).inserted { forms.append(form) }
        }
        if forms.isEmpty { throw .empty }
        self.forms = forms
    }

    package static func == (left: LexiconPattern, right: LexiconPattern) -> Bool {
        left.isOpen == right.isOpen && left.forms == right.forms
    }
}

/// "(a|b (c|d)) e" → "a e", "b c e", "b d e". All of it on bytes of UTF-8: the lexicons have some ten thousand lines.
private func expandGroups(_ text: ArraySlice<UInt8>) throws(LexiconPattern.Fault) -> [[UInt8]] {
    var rest = text
    let results = try alternatives(&rest)
    if !rest.isEmpty { throw .parentheses }
    return results
}

/// What stands before the next closing parenthesis or the end, alternative by alternative.
private func alternatives(_ rest: inout ArraySlice<UInt8>) throws(LexiconPattern.Fault) -> [[UInt8]] {
    var all: [[UInt8]] = []
    var current: [[UInt8]] = [[]]
    while let byte = rest.first, byte != UInt8(ascii: ")") {
        rest.removeFirst()
        switch byte {
        case UInt8(ascii: "|"):
            all += current
            current = [[]]
        case UInt8(ascii: "("):
            let inside = try alternatives(&rest)
            if rest.isEmpty { throw .parentheses }
            rest.removeFirst()
            current = current.flatMap { start in inside.map { start + $0 } }
        default:
            for index in current.indices { current[index].append(byte) }
        }
        if all.count + current.count > LexiconPattern.limit { throw .tooManyForms }
    }
    return all + current
}

/// Every form of a line without groups: the product of the forms of its words.
private func inflect(_ line: [UInt8]) throws(LexiconPattern.Fault) -> [[UInt8]] {
    var results: [[UInt8]] = [[]]
    for written in line.split(separator: UInt8(ascii: " ")) {
        let forms = try wordForms(written)
        if forms.count == 1 {
            for index in results.indices {
                if !results[index].isEmpty { results[index].append(32) }
                results[index] += forms[0]
            }
        } else {
            results = results.flatMap { start in forms.map { start.isEmpty ? $0 : start + [32] + $0 } }
        }
        if results.count > LexiconPattern.limit { throw .tooManyForms }
    }
    return results.filter { !$0.isEmpty }
}

private func wordForms(_ written: ArraySlice<UInt8>) throws(LexiconPattern.Fault) -> [[UInt8]] {
    guard let slash = written.lastIndex(of: UInt8(ascii: "/")), slash + 1 < written.endIndex,
        case let mark = String(decoding: written[(slash + 1)...], as: UTF8.self), mark.allSatisfy(\.isLetter)
    else { return [foldedWord(written)] }
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
private func foldedWord(_ word: ArraySlice<UInt8>) -> [UInt8] {
    if word.allSatisfy({ 97...122 ~= $0 }) { return Array(word) }
    var bytes: [UInt8] = []
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
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

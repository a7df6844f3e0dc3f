import TestimonyModel

/// How much of the words to quote two readers have in common: twice the shared words over all words, as bags.
func evidenceOverlap(_ left: String, _ right: String) -> Double {
    let (left, right) = (wordCounts(left), wordCounts(right))
    let all = left.values.reduce(0, +) + right.values.reduce(0, +)
    guard all > 0 else { return 1 }
    return Double(2 * left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }) / Double(all)
}

private func wordCounts(_ text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    let separated = text.lowercased().unicodeScalars.map { isLetterOrNumber($0) ? Character($0) : " " }
    for word in String(separated).split(separator: " ") { counts[String(word), default: 0] += 1 }
    return counts
}

private func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber:
        true
    default: false
    }
}

import Foundation
import TestimonyModel

/// What a hand that slips does to a file.
enum Mutation: CaseIterable {
    case deleteLine, doubleLine, swapWords, breakQuote, changeLetter, cutFile, breakLetter, indent, renameKey

    func applied(to text: String, _ dice: inout Dice) -> String {
        var lines = text.components(separatedBy: "\n")
        let at = Int.random(in: lines.indices, using: &dice)
        switch self {
        case .deleteLine: lines.remove(at: at)
        case .doubleLine: lines.insert(lines[at], at: at)
        case .swapWords:
            var words = lines[at].components(separatedBy: " ")
            words.swapAt(words.indices.randomElement(using: &dice)!, words.indices.randomElement(using: &dice)!)
            lines[at] = words.joined(separator: " ")
        case .breakQuote: return replacing("\"", in: text, by: { _, _ in "" }, &dice)
        case .changeLetter:
            return replacing(
                "[a-z_]", in: text, by: { _, dice in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &dice)! },
                &dice)
        case .cutFile: return String(text.prefix(Int.random(in: 0..<text.count, using: &dice)))
        case .breakLetter:
            var bytes = Array(text.utf8)
            bytes.insert(
                [0xff, 0xc3, 0xed].randomElement(using: &dice)!, at: .random(in: bytes.indices, using: &dice))
            return String(decoding: bytes, as: UTF8.self)
        case .indent:
            let spaces = Int.random(in: -3...3, using: &dice)
            lines[at] =
                spaces < 0
                ? String(lines[at].dropFirst(min(-spaces, lines[at].prefix { $0 == " " }.count)))
                : String(repeating: " ", count: spaces) + lines[at]
        case .renameKey: return replacing("[a-z_]:(?= |\n)", in: text, by: { word, _ in "x\(word)" }, &dice)
        }
        return lines.joined(separator: "\n")
    }

    /// One of the places that match, otherwise.
    private func replacing<Words: CustomStringConvertible>(
        _ pattern: String, in text: String, by other: (Substring, inout Dice) -> Words, _ dice: inout Dice
    ) -> String {
        guard let regex = try? Regex(pattern), let match = text.matches(of: regex).randomElement(using: &dice) else {
            return text
        }
        let words = other(text[match.range], &dice).description
        return text.replacingCharacters(in: match.range, with: words)
    }
}

import Foundation

/// Random numbers that can be had again from their seed (SplitMix64).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// What a hand that slips does to a file.
enum Mutation: CaseIterable {
    case deleteLine, doubleLine, swapWords, breakQuote, changeLetter, cutFile, breakLetter, indent, renameKey

    func applied(to text: String, _ chance: inout Chance) -> String {
        var lines = text.components(separatedBy: "\n")
        let at = Int.random(in: lines.indices, using: &chance)
        switch self {
        case .deleteLine: lines.remove(at: at)
        case .doubleLine: lines.insert(lines[at], at: at)
        case .swapWords:
            var words = lines[at].components(separatedBy: " ")
            words.swapAt(words.indices.randomElement(using: &chance)!, words.indices.randomElement(using: &chance)!)
            lines[at] = words.joined(separator: " ")
        case .breakQuote: return replacing("\"", in: text, by: { _, _ in "" }, &chance)
        case .changeLetter:
            return replacing(
                "[a-z_]", in: text, by: { _, chance in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &chance)! },
                &chance)
        case .cutFile: return String(text.prefix(Int.random(in: 0..<text.count, using: &chance)))
        case .breakLetter:
            var bytes = Array(text.utf8)
            bytes.insert(
                [0xff, 0xc3, 0xed].randomElement(using: &chance)!, at: .random(in: bytes.indices, using: &chance))
            return String(decoding: bytes, as: UTF8.self)
        case .indent:
            let spaces = Int.random(in: -3...3, using: &chance)
            lines[at] =
                spaces < 0
                ? String(lines[at].dropFirst(min(-spaces, lines[at].prefix { $0 == " " }.count)))
                : String(repeating: " ", count: spaces) + lines[at]
        case .renameKey: return replacing("[a-z_]:(?= |\n)", in: text, by: { word, _ in "x\(word)" }, &chance)
        }
        return lines.joined(separator: "\n")
    }

    /// One of the places that match, otherwise.
    private func replacing<Words: CustomStringConvertible>(
        _ pattern: String, in text: String, by other: (Substring, inout Chance) -> Words, _ chance: inout Chance
    ) -> String {
        guard let regex = try? Regex(pattern), let match = text.matches(of: regex).randomElement(using: &chance) else {
            return text
        }
        let words = other(text[match.range], &chance).description
        return text.replacingCharacters(in: match.range, with: words)
    }
}

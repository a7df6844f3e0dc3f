import Extraction

/// How people say what a dialog understands beside its content: data, one list of phrases an intent.
package struct Patterns: Sendable, Hashable {
    private let lists: [Intent: PhraseList]
    /// The phrases of all lists, each list by the number of its intent.
    private let index: PhraseIndex

    /// `lists` holds phrases as their author wrote them.
    package init(_ lists: [Intent: [String]], normaliser: Normaliser) {
        let lists = lists.mapValues { PhraseList($0, normaliser: normaliser) }
        self.lists = lists
        index = PhraseIndex(
            Intent.allCases.flatMap { intent in
                (lists[intent]?.phrases ?? []).map { phrase in
                    var phrase = phrase
                    phrase.list = intent.number
                    return phrase
                }
            })
    }

    /// Everything that an utterance, given as its plain words, means: found in one pass over it.
    func meaning(of words: String) -> Meaning {
        var meaning = Meaning(words)
        index.rests(of: words) { meaning.note(Intent.allCases[$0], rest: $1.lowerBound) }
        return meaning
    }

    /// Whether an utterance, given as its plain words, means `intent`.
    package func matches(_ words: String, _ intent: Intent) -> Bool { rest(of: words, after: intent) != nil }

    /// Whether a phrase of `intent` stands in the utterance, however long that is.
    package func stands(_ intent: Intent, in words: String) -> Bool { lists[intent]?.stands(in: words) ?? false }

    /// Whether words of a phrase of `intent` stand in the utterance, and be it in another place than the phrase asks for.
    func standsSomewhere(_ intent: Intent, in words: String) -> Bool {
        lists[intent]?.standsSomewhere(in: words) ?? false
    }

    /// The words before and behind the first phrase of `intent` that stands in the utterance.
    package func split(_ words: String, at intent: Intent) -> (before: String, behind: String)? {
        lists[intent]?.split(words)
    }

    /// The words of a whole utterance that means `intent`; `nil` where every phrase of it is but a part of one.
    package func example(of intent: Intent) -> String? { lists[intent]?.example }

    /// The first phrase of an intent, for people to read.
    package func written(for intent: Intent) -> String? { lists[intent]?.examples.first }

    /// Every utterance that its author wrote for `intent`.
    package func examples(of intent: Intent) -> [String] { lists[intent]?.examples ?? [] }

    /// What is left of the utterance behind the phrase that means `intent`: empty when nothing is, `nil` when the
    /// utterance does not mean it.
    package func rest(of words: String, after intent: Intent) -> Substring? { lists[intent]?.rest(of: words) }
}

/// An utterance as lower-case words between single spaces: what phrases are compared with.
package func plainWords(_ text: String, _ normaliser: Normaliser) -> String {
    let folded = normaliser.fold(text)
    var out: [UInt8] = []
    for byte in folded.bytes {
        let isWord = (97...122).contains(byte) || (48...57).contains(byte)
        if isWord {
            out.append(byte)
        } else if let last = out.last, last != 32 {
            out.append(32)
        }
    }
    if out.last == 32 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
}

func trimmed(_ text: Substring) -> Substring {
    let space = UInt8(ascii: " ")
    guard text.utf8.first == space || text.utf8.last == space else { return text }
    var bytes = text.utf8.drop { $0 == space }
    while bytes.last == space { bytes.removeLast() }
    return Substring(bytes)
}

/// Where `needle` first stands in `text`, by bytes.
package func firstRange(of needle: String, in text: String) -> Range<String.Index>? {
    let count = needle.utf8.count
    guard let start = needle.withBytes({ wanted in text.withBytes { firstOffset(of: wanted, in: $0) } }) else {
        return nil
    }
    let lower = text.utf8.index(text.startIndex, offsetBy: start)
    return lower..<text.utf8.index(lower, offsetBy: count)
}

private func firstOffset(of wanted: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return nil }
    // A phrase starts with a space: the byte behind it tells most places apart.
    let (at, telling) = wanted.count > 1 ? (1, wanted[1]) : (0, wanted[0])
    for start in 0...(bytes.count - wanted.count) where bytes[start + at] == telling {
        if wanted.indices.allSatisfy({ bytes[start + $0] == wanted[$0] }) { return start }
    }
    return nil
}

extension String {
    /// The text's own bytes, which most strings hold in one piece.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(utf8).withUnsafeBufferPointer(body)
    }
}

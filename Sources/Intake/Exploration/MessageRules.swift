import DialogEngine
import TestimonyModel

/// What the bot says by itself fits a line, and is set as the bot sets its words.
struct WellSetMessages: Rule {
    private static let bytes = 350

    /// Braces, double spaces and straight apostrophes that a witness typed may come back in a quotation.
    private var hasTypedBrace = false

    mutating func check(_ step: Step) -> Violation? {
        if let text = step.typed, text.utf8.contains(UInt8(ascii: "{")) { hasTypedBrace = true }
        for say in step.said {
            guard let suspicion = suspicion(of: say.text) else { continue }
            let own = withoutQuotations(say.text, step)
            if suspicion == .fitsALine, withoutWords(own, step).utf8.count > Self.bytes {
                return Violation(.fitsALine, "\(say.text.utf8.count) bytes: \(say.text)")
            }
            if suspicion == .isWellSet, !isWellSet(own) { return Violation(.isWellSet, say.text) }
        }
        return nil
    }

    /// What a message may offend against, before anybody looks for the words of a witness in it.
    private func suspicion(of text: String) -> Invariant? {
        if text.utf8.count > Self.bytes { return .fitsALine }
        return isWellSet(text) ? nil : .isWellSet
    }

    private func isWellSet(_ text: String) -> Bool {
        var before: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "{") && !hasTypedBrace { return false }
            if byte == 32, before == 32 { return false }
            before = byte
        }
        return true
    }

    /// The message with a mark in the place of each quotation and of a name that was given.
    private func withoutQuotations(_ text: String, _ step: Step) -> String {
        let drafts = step.before.episodes + step.after.episodes
        var quoted = drafts.flatMap { draft in
            (draft.observations.map(\.evidence) + [draft.text]).flatMap { words in
                [words] + [60, 80, 160].map { shortened(words, to: $0) }
            }
        }
        quoted += drafts.flatMap { draft in
            draft.slots.values.flatMap { $0.values.flatMap { [$0, shortened($0)] } }
        }
        quoted += step.saved.compactMap(\.attribution)
        return without(quoted, in: text)
    }

    /// The same without the witness's own words for people, days and places.
    private func withoutWords(_ text: String, _ step: Step) -> String {
        let drafts = step.before.episodes + step.after.episodes
        let words = drafts.flatMap { draft in
            draft.slots.values.flatMap { $0.items.compactMap(\.words) } + draft.named.map(\.words)
        }
        let curled = words.map { String($0.map { $0 == "'" ? "’" : $0 }) }
        // An article may have given way to another.
        let nouns = curled.compactMap { words in words.firstIndex(of: " ").map { String(words[$0...].dropFirst()) } }
        return without(curled + nouns, in: text)
    }

    /// By bytes: what a witness typed may begin in the middle of a character.
    private func without(_ pieces: [String], in text: String) -> String {
        pieces.filter { !$0.isEmpty }.map(typeset).sorted { $0.utf8.count > $1.utf8.count }.reduce(text) {
            text, piece in
            var (done, rest) = ("", text)
            while let range = firstRange(of: piece, in: rest) {
                done += rest[..<range.lowerBound] + "…"
                rest = String(rest[range.upperBound...])
            }
            return done + rest
        }
    }
}

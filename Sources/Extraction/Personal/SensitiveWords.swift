import TestimonyModel

extension SensitiveCategory {
    /// What is printed in the place of the words.
    package var placeholder: Placeholder {
        switch self {
        case .health: .health
        case .origin: .origin
        case .opinion: .opinion
        case .religion: .religion
        case .orientation: .orientation
        case .offence: .offence
        }
    }
}

/// Finds details of health, origin, opinions, religion, orientation and offences that a text tells of somebody, by a word
/// list, and puts placeholders in their place for the way out of the house.
///
/// Such words are kept as they were told: an effect may be about them, and coordinators are to understand it. They are looked
/// for anew whenever a testimony leaves, so that a longer list guards what was told before it as well.
package struct SensitiveWords: Sendable {
    /// The domain of word lists that holds them; its ids are the names of the categories.
    package static let domain = "sensitive"

    /// Where a detail stands.
    package struct Detail: Sendable, Hashable {
        package var category: SensitiveCategory
        package var words: String
        /// The entry that found it.
        package var rule: String
        /// Half-open range of source bytes.
        fileprivate var range: Range<Int>
    }

    private let lexicon: Lexicon
    private let normaliser: Normaliser

    /// Of other domains nothing is read.
    package init(_ lexicon: Lexicon, normaliser: Normaliser) {
        self.lexicon = lexicon
        self.normaliser = normaliser
    }

    /// Without a word list: finds nothing.
    package static let none = SensitiveWords(.empty, normaliser: Normaliser())

    /// In the order of the text, never overlapping.
    package func details(in text: String) -> [Detail] { details(normaliser.fold(text)) }

    private func details(_ folded: FoldedText) -> [Detail] {
        guard let domain = lexicon.domain(Self.domain) else { return [] }
        var details: [Detail] = []
        for match in lexicon.matches(in: folded) where match.domain == domain {
            let entry = lexicon.entries[match.entry]
            guard let category = SensitiveCategory(rawValue: entry.id) else { continue }
            let range = folded.sourceRange(match.range)
            guard range.lowerBound >= details.last?.range.upperBound ?? 0 else { continue }
            details.append(
                Detail(category: category, words: folded.sourceString(range), rule: entry.rule, range: range))
        }
        return details
    }

    /// The details of a testimony: of its text, and of what was answered in words.
    package func details(in record: TestimonyRecord) -> [Detail] {
        ([record.text] + record.answers.flatMap(\.texts)).flatMap { details(in: $0) }
    }

    /// `text` with a placeholder for each detail: "depuis mon [santé]".
    package func masked(_ text: String) -> String { redaction(of: text)?.text ?? text }

    /// `nil` where nothing is to be masked.
    private func redaction(of text: String) -> Redaction? {
        let folded = normaliser.fold(text)
        let details = details(folded)
        guard !details.isEmpty else { return nil }
        return Redaction(folded, details.map { ($0.range, $0.category.placeholder.rawValue) })
    }

    /// The record as it may leave the house: the same codes, with placeholders for details in every word of it. Rules go
    /// where something is masked, since many are named by the words that fired them.
    package func masked(_ record: TestimonyRecord) -> TestimonyRecord {
        var masked = record
        masked.answers = record.answers.map { $0.rewritten { self.masked($0) } }
        let told = Array(record.text.unicodeScalars)
        let redaction = redaction(of: record.text)
        if let redaction {
            masked.text = redaction.text
            masked.frame = record.frame.moved(by: redaction, in: Array(redaction.text.unicodeScalars))
        }
        for (index, observation) in record.frame.observations.enumerated() {
            let range = (observation.start..<max(observation.start, observation.end)).clamped(to: 0..<told.count)
            // A quotation that stands here without its text is read by itself.
            if redaction == nil || !told[range].elementsEqual(observation.evidence.unicodeScalars) {
                masked.frame.observations[index].evidence = self.masked(observation.evidence)
            }
            if redaction != nil || masked.frame.observations[index].evidence != observation.evidence {
                masked.frame.observations[index].rules = []
            }
        }
        for index in record.frame.counts.indices {
            masked.frame.counts[index].unit = record.frame.counts[index].unit.map { self.masked($0) }
        }
        return masked
    }
}

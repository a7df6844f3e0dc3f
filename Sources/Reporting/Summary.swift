import Delivery
import TestimonyModel

/// What the network may read of one testimony, in French.
///
/// | consent | effects, place | date, words | attribution |
/// | --- | --- | --- | --- |
/// | `none` | – | – | – |
/// | `count` | yes | – | – |
/// | `quote` | yes | yes | – |
/// | `attributed` | yes | yes | yes |
///
/// Who took part (`publics`) stands in none: with an effect and a place it can name a single person.
package struct Summary: Sendable, Hashable {
    package var values: [Template.Placeholder: String]

    /// `nil` where there is nothing to say: no consent, no testimony, rejected by a coordinator, or nothing coded.
    /// `detail` is the most that the destination says, whatever the witness allows; `reference` names the testimony to
    /// whoever saw the same.
    package init?(
        of record: TestimonyRecord, codebook: Codebook, site: String, detail: Consent = .attributed,
        reference: String? = nil
    ) {
        let level = record.consent.capped(by: detail)
        guard level != .none, record.frame.isTestimony, record.review != .rejected,
            !record.frame.observations.isEmpty
        else { return nil }
        values = [
            .site: site,
            .effects: Summary.effects(record.frame.observations, codebook),
            .place: record.frame.places.compactMap { codebook.place($0)?.label }.joined(separator: " ; ")
                .frenchTypography,
        ]
        values[.reference] = reference.map { reference in
            "À glane, en privé : « moi aussi \(reference) » ou « pas d’accord \(reference) »".frenchTypography
        }
        guard level != .count else { return }
        values[.when] = record.frame.when.map(\.frenchWords).joined(separator: " ; ")
        values[.quote] = Summary.quotes(record, codebook, attributed: level == .attributed)
    }

    package func text(_ template: Template = .standard) -> String { template.filled(values) }

    /// A line an effect. What worsens, is wished or is missing is said in the same plain way.
    private static func effects(_ observations: [Observation], _ codebook: Codebook) -> String {
        observations.map { observation in
            "- \(codebook.effectLabel(observation.effect))\u{a0}: \(observation.outcome)"
        }.joined(separator: "\n")
    }

    /// The distinct evidences, each a line of its own; with the effect before it where there are several.
    private static func quotes(_ record: TestimonyRecord, _ codebook: Codebook, attributed: Bool) -> String {
        var seen: Set<String> = []
        let quoted = record.frame.observations.filter { !$0.evidence.isEmpty && seen.insert($0.evidence).inserted }
        let lines = quoted.map { observation in
            let words = WitnessText.neutralised(observation.evidence.without(record.frame.personal), limit: 600)
            let label = quoted.count > 1 ? "\(codebook.effectLabel(observation.effect))\u{a0}: " : ""
            return "\(label)«\u{a0}\(words)\u{a0}»"
        }
        let name = attributed ? WitnessText.neutralised(record.attribution ?? "", limit: 80) : ""
        return (lines.joined(separator: "\n") + (name.isEmpty || lines.isEmpty ? "" : " — \(name)"))
    }
}

extension Template {
    /// For destinations whose file has none.
    package static let standard: Template = {
        do {
            return try Template(
                "**Un témoignage à {site}**\nLieu\u{a0}: {place}\nQuand\u{a0}: {when}\n\n{effects}\n\n{quote}\n\n{reference}"
            )
        } catch {
            preconditionFailure("the program's own template is faulty: \(error)")
        }
    }()
}

extension Consent {
    /// The lesser of the two: `none` < `count` < `quote` < `attributed`.
    package func capped(by other: Consent) -> Consent {
        let order = Consent.allCases
        return order.firstIndex(of: self)! <= order.firstIndex(of: other)! ? self : other
    }
}

extension Observation {
    /// How it went, behind the name of the effect.
    package var outcome: String {
        switch (status, polarity) {
        case (.observed, .positive): "en bien"
        case (.observed, .negative): "en mal"
        case (.wished, .positive): "un souhait, pas encore fait"
        case (.wished, .negative): "une crainte, pas encore là"
        case (.absent, _): "ce qui manque"
        }
    }
}

extension Codebook {
    /// An effect that this codebook lost meanwhile goes by its id.
    fileprivate func effectLabel(_ id: String) -> String { (effect(id)?.label ?? id).frenchTypography }
}

extension String {
    /// Records are redacted when they are stored; where personal data were kept, they still go no farther.
    fileprivate func without(_ personal: [String]) -> String {
        // Longest first, so that a first name does not break the full name that holds it.
        personal.filter { !$0.isEmpty }.sorted { $0.utf8.count > $1.utf8.count }
            .reduce(self) { $0.replacingWord($1, with: "[…]") }
    }

    /// Replaces `word` where no letter or digit adjoins it: "Al" is not found in "Aller".
    private func replacingWord(_ word: String, with replacement: String) -> String {
        var result = ""
        var rest = self[...]
        while let range = rest.firstRange(of: word) {
            let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
            let after = range.upperBound == endIndex ? nil : self[range.upperBound]
            let isWhole = ![before, after].contains { $0.map { $0.isLetter || $0.isNumber } ?? false }
            result += rest[..<range.lowerBound] + (isWhole ? replacement : word)
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}

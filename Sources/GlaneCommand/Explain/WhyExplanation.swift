import Extraction
import TestimonyModel

/// Why one effect was coded or was not, for people: under the text `+` where words speak for it and `-` where they speak
/// against it, its score beside its threshold, then the strongest reasons.
struct WhyExplanation {
    private let effect: String
    private let extraction: Extraction
    private let explanation: EffectExplanation?
    private static let shown = 8
    /// The least that a word must add, in log-odds, to be underlined.
    private static let telling = 0.1

    /// Without an `explanation`, as without a model, the lexicon's own cues stand for the reasons.
    init(_ effect: String, _ extraction: Extraction, _ explanation: EffectExplanation?) {
        self.effect = effect
        self.extraction = extraction
        self.explanation = explanation
    }

    var lines: [String] { underlined + ["", verdict, ""] + reasons }

    private var score: EffectScore? { extraction.scores.first { $0.effect == effect } }

    private var forIt: [EffectExplanation.Reason] { strongest { $0 > 0 } }
    private var againstIt: [EffectExplanation.Reason] { strongest { $0 < 0 } }

    /// What rounds to nothing is no reason.
    private func strongest(_ isShown: (Double) -> Bool) -> [EffectExplanation.Reason] {
        let reasons = explanation?.reasons ?? []
        return Array(reasons.filter { isShown($0.weight) && abs($0.weight) >= 0.005 }.prefix(Self.shown))
    }

    /// By what all reasons that a word takes part in add up to.
    private var underlined: [String] {
        var sums = [Double](repeating: 0, count: extraction.text.unicodeScalars.count)
        for reason in explanation?.reasons ?? [] {
            for range in reason.ranges {
                for at in range.clamped(to: sums.indices) { sums[at] += reason.weight }
            }
        }
        var text = UnderlinedText(extraction.text)
        for (at, sum) in sums.enumerated() where abs(sum) >= Self.telling {
            text.mark(at..<at + 1, sum > 0 ? "+" : "-")
        }
        return text.lines
    }

    private var verdict: String {
        guard let confidence = explanation?.confidence ?? score?.confidence else {
            return "\(effect): not coded, nothing in the text speaks for it"
        }
        let threshold = explanation?.threshold ?? score?.threshold ?? 1
        let coded = extraction.frame.observations.first { $0.effect == effect }
        let tone = (coded.map { "coded \($0.polarity.rawValue) \($0.status.rawValue)" }) ?? "not coded"
        return "\(effect): \(tone), \(percent(confidence)) where it takes \(percent(threshold))"
            + circumstance(isCoded: coded != nil, isReached: confidence >= threshold)
    }

    /// What decided where the threshold did not.
    private func circumstance(isCoded: Bool, isReached: Bool) -> String {
        switch (isCoded, isReached) {
        case (true, false): "; a testimony tells something, and this is the likeliest"
        case (false, true) where !extraction.frame.isTestimony:
            "; the text is taken for no testimony (\(percent(extraction.testimonyConfidence))), and codes nothing"
        case (false, true): "; three others are likelier, and no more are coded"
        default: ""
        }
    }

    private var reasons: [String] {
        guard let explanation else {
            return (score?.rules ?? []).map { line($0.weight, $0.name) }
        }
        func part(_ title: String, _ reasons: [EffectExplanation.Reason]) -> [String] {
            [title] + (reasons.isEmpty ? ["    nothing"] : reasons.map { line($0.weight, $0.name) })
        }
        let rest =
            explanation.reasons.reduce(0) { $0 + $1.weight } - (forIt + againstIt).reduce(0) { $0 + $1.weight }
        return part("for it, in log-odds:", forIt) + part("against it:", againstIt)
            + ["beside them:", line(explanation.base, "what any text starts from"), line(rest, "weaker reasons")]
    }

    private func line(_ weight: Double, _ name: String) -> String { "    \(hundredths(weight))  \(name)" }
}

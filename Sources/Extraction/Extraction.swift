import TestimonyModel

/// All that was understood of one text.
package struct Extraction: Sendable {
    package var text: String
    /// The frame by the annotation guide: empty lists where the text is no testimony.
    package var frame: Frame
    /// The same without that gate. Answers to questions ("des bénévoles, dans le hall") are read with it.
    package var ungated: Frame
    /// Everything found, in the order of the text.
    package var entities: [Entity]
    /// Each effect that something spoke for, the likeliest first, also those below their thresholds.
    package var scores: [EffectScore]
    /// How sure it is that the text is a testimony, `0 ... 1`.
    package var testimonyConfidence: Double
    /// What the text becomes without personal data; `nil` where there are none, or they are out already.
    package var redaction: Redaction?

    package init(
        text: String, frame: Frame = Frame(), ungated: Frame = Frame(), entities: [Entity] = [],
        scores: [EffectScore] = [], testimonyConfidence: Double = 0, redaction: Redaction? = nil
    ) {
        self.text = text
        self.frame = frame
        self.ungated = ungated
        self.entities = entities
        self.scores = scores
        self.testimonyConfidence = testimonyConfidence
        self.redaction = redaction
    }
}

/// Why an effect was coded, or was not.
package struct EffectScore: Sendable, Hashable {
    package struct Rule: Sendable, Hashable {
        package var name: String
        /// What it adds to the log-odds of the effect.
        package var weight: Double

        package init(name: String, weight: Double) {
            self.name = name
            self.weight = weight
        }
    }

    package var effect: String
    /// Calibrated, `0 ... 1`.
    package var confidence: Double
    /// The confidence from which on this effect is coded.
    package var threshold: Double
    package var polarity: Polarity
    package var status: Status
    /// The weightiest first.
    package var rules: [Rule]
    /// Scalars `start ..< end` of the clause that speaks for it best.
    package var start: Int
    package var end: Int
    /// Index of that clause among those of the text.
    var clause: Int

    package var isCoded: Bool { confidence >= threshold }

    package init(
        effect: String, confidence: Double, threshold: Double, polarity: Polarity, status: Status, rules: [Rule],
        start: Int, end: Int, clause: Int = 0
    ) {
        self.effect = effect
        self.confidence = confidence
        self.threshold = threshold
        self.polarity = polarity
        self.status = status
        self.rules = rules
        self.start = start
        self.end = end
        self.clause = clause
    }
}

import TestimonyModel

extension Frame {
    /// The observations to read back to whoever told them. Two lines with the same quotation would puzzle more than they
    /// tell: the less likely one is left out, unless it is sure.
    package var distinctObservations: [Observation] {
        observations.filter { observation in
            !observations.contains { other in
                other.effect != observation.effect && other.confidence > observation.confidence
                    && observation.isDoubtful(beside: other)
            }
        }
    }
}

extension Observation {
    /// Whether it only says once more what stands in the same words.
    func isDoubtful(beside other: Observation) -> Bool {
        confidence < 0.8 && (other.start..<other.end).overlaps(start..<end)
    }
}

import TestimonyModel

extension Transcript.Answer {
    /// A record in the lines of a transcript: one an observation, then what is filled.
    package static func lines(of record: TestimonyRecord) -> [Transcript.Answer] {
        let frame = record.frame
        let observations = frame.observations.map {
            "\($0.effect) \($0.polarity.rawValue) \($0.status.rawValue): \($0.evidence)"
        }
        var fields = frame.facets.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\($0.key): \($0.value.joined(separator: ", "))" }
        if !frame.when.isEmpty { fields.append("when: " + frame.when.map(\.description).joined(separator: ", ")) }
        if !frame.places.isEmpty { fields.append("where: " + frame.places.joined(separator: ", ")) }
        let counts = frame.counts.map { number($0.value) + ($0.unit.map { " \($0)" } ?? "") }
        if !counts.isEmpty { fields.append("counts: " + counts.joined(separator: ", ")) }
        fields += record.answers.map { "\($0.slot): \($0.value.json)" }
        if record.source != .witness { fields.append("source: \(record.source.rawValue)") }
        fields.append("consent: \(record.consent.rawValue)" + (record.attribution.map { ", \($0)" } ?? ""))
        return (observations + fields).map(Transcript.Answer.init(recording:))
    }
}

/// A whole number without its point.
private func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

import TestimonyModel

/// Writes what coordinators accepted and corrected as gold records of the annotation guide, a line each: what a model may
/// be trained on.
package struct CorrectionWriter: Sendable {
    /// Why a testimony gives no gold record.
    package enum Omission: Sendable, Hashable, CaseIterable {
        /// The text is gone, or never was.
        case noText
        /// It tells something and is coded with no effect, or with one that the codebook has no more.
        case noEffect
        /// The words of an effect do not stand in the text.
        case noEvidence
    }

    private let codebook: Codebook

    package init(_ codebook: Codebook) { self.codebook = codebook }

    /// Whether a record is one that a coordinator decided for.
    package static let reviews: Set<Review> = [.accepted, .corrected]

    package func line(_ record: TestimonyRecord) -> Result<[UInt8], Refusal> {
        if let omission = omission(of: record) { return .failure(Refusal(omission: omission)) }
        var json = JSONWriter()
        json.object { json in
            json.field("id", record.id)
            json.field("sent_at", record.sentAt.description)
            json.field("text", record.text)
            json.key("gold")
            write(record.frame, in: record.text, to: &json)
        }
        json.endLine()
        return .success(json.bytes)
    }

    package struct Refusal: Error, Hashable {
        package var omission: Omission
    }

    private func omission(of record: TestimonyRecord) -> Omission? {
        if record.text.isEmpty { return .noText }
        guard record.frame.isTestimony else { return nil }
        let observations = record.frame.observations
        if observations.isEmpty || observations.contains(where: { codebook.effect($0.effect) == nil }) {
            return .noEffect
        }
        let isQuoted = observations.allSatisfy { observation in
            !observation.evidence.isEmpty && record.text.firstRange(of: observation.evidence) != nil
        }
        return isQuoted ? nil : .noEvidence
    }

    /// What is no testimony holds nothing but personal data.
    private func write(_ frame: Frame, in text: String, to json: inout JSONWriter) {
        let frame = frame.isTestimony ? frame : Frame(personal: frame.personal)
        let told = Set(frame.observations.map(\.effect))
        json.object { json in
            json.field("testimony", frame.isTestimony)
            json.key("observations")
            json.array(frame.observations) { json, observation in
                json.object { json in
                    json.field("effect", observation.effect)
                    json.field("polarity", observation.polarity.rawValue)
                    json.field("status", observation.status.rawValue)
                    json.field("evidence", observation.evidence)
                }
            }
            for facet in codebook.facets {
                let isTold = codebook.coder(ofFacet: facet.id).map { told.contains($0.id) } ?? true
                let held = isTold ? frame.facets[facet.id] ?? [] : []
                json.field(facet.id, held.filter { codebook.option($0, of: facet.id) != nil })
            }
            json.field("when", frame.when.map(\.description))
            json.field("where", frame.places.filter { codebook.place($0) != nil })
            json.key("quantities")
            json.array(frame.quantities) { $0.number($1) }
            json.field("personal", frame.personal.filter { text.firstRange(of: $0) != nil })
        }
    }
}

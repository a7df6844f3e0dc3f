/// What a coordinator changes of a testimony's codes.
package struct Correction: Sendable, Hashable {
    package enum Change: Sendable, Hashable {
        /// Codes the effect with this sign, or changes the sign of one that is coded. A new one wants words of the text.
        case effect(String, Polarity, evidence: String?)
        case noEffect(String)
        case polarity(String, Polarity)
        case status(String, Status)
        case evidence(String, String)
        /// An option of a facet.
        case option(String, String)
        case noOption(String, String)
        case place(String)
        case noPlace(String)
        case date(EDTF)
        case noDate(EDTF)
    }

    package var changes: [Change]

    package init(_ changes: [Change]) { self.changes = changes }

    /// The record with other codes, which are settled from now on; its state is `corrected`.
    package func applied(
        to record: TestimonyRecord, _ codebook: Codebook
    ) throws(CorrectionFault) -> TestimonyRecord {
        var draft = Draft(record, codebook)
        for change in changes { try draft.make(change) }
        return try draft.finished(record)
    }
}

/// Why a correction cannot be made. `near` is what may have been meant.
package enum CorrectionFault: Error, Sendable, Hashable {
    case unknownEffect(String, near: String?)
    case unknownFacet(String, near: String?)
    case unknownOption(String, facet: String, near: String?)
    case unknownPlace(String, near: String?)
    /// The testimony is not coded with this effect.
    case notCoded(effect: String)
    case needsEvidence(effect: String)
    case evidenceNotInText
    /// The facet says nothing without this effect.
    case needsEffect(facet: String, effect: String)
    case nothingLeft
    case nothingChanged
}

private struct Draft {
    private var frame: Frame
    private let text: String
    private let codebook: Codebook
    private var effects: Set<String> = []
    private var fields: Set<String> = []
    private var removesEffect = false

    init(_ record: TestimonyRecord, _ codebook: Codebook) {
        frame = record.frame
        text = record.text
        self.codebook = codebook
    }

    mutating func make(_ change: Correction.Change) throws(CorrectionFault) {
        switch change {
        case .effect(let id, let polarity, let evidence): try code(id, polarity, evidence)
        case .noEffect(let id):
            _ = try index(of: id)
            frame.observations.removeAll { $0.effect == id }
            for facet in frame.facets.keys where codebook.coder(ofFacet: facet)?.id == id { frame.facets[facet] = nil }
            removesEffect = true
        case .polarity(let id, let polarity):
            frame.observations[try index(of: id)].polarity = polarity
            effects.insert(id)
        case .status(let id, let status):
            frame.observations[try index(of: id)].status = status
            effects.insert(id)
        case .evidence(let id, let words): try quote(words, index(of: id))
        case .option(let facet, let option): try add(option, facet)
        case .noOption(let facet, let option):
            let held = frame.facets[facet] ?? []
            // What the codebook has no more can still be taken out.
            if !held.contains(option) { _ = try known(option, facet) }
            frame.facets[facet] = held.filter { $0 != option }.nilIfEmpty
            fields.insert(facet)
        case .place(let id):
            guard codebook.place(id) != nil else {
                throw .unknownPlace(id, near: codebook.places.map(\.id).nearest(to: id))
            }
            if !frame.places.contains(id) { frame.places.append(id) }
            fields.insert("where")
        case .noPlace(let id):
            guard frame.places.contains(id) || codebook.place(id) != nil else {
                throw .unknownPlace(id, near: frame.places.nearest(to: id))
            }
            frame.places.removeAll { $0 == id }
            fields.insert("where")
        case .date(let date):
            if date.isWritable, !frame.when.contains(date) { frame.when.append(date) }
            fields.insert("when")
        case .noDate(let date):
            frame.when.removeAll { $0 == date }
            fields.insert("when")
        }
    }

    private mutating func code(_ id: String, _ polarity: Polarity, _ evidence: String?) throws(CorrectionFault) {
        guard let effect = codebook.effect(id) else {
            throw .unknownEffect(id, near: codebook.effects.map(\.id).nearest(to: id))
        }
        effects.insert(id)
        if let known = frame.observations.firstIndex(where: { $0.effect == id }) {
            frame.observations[known].polarity = polarity
            if let evidence { try quote(evidence, known) }
            return
        }
        frame.observations.append(
            Observation(
                effect: id, level: effect.level, polarity: polarity, status: .observed, evidence: "", start: 0, end: 0,
                confidence: 1))
        frame.isTestimony = true
        if let evidence {
            try quote(evidence, frame.observations.count - 1)
        } else if !text.isEmpty {
            throw .needsEvidence(effect: id)
        }
    }

    private mutating func quote(_ words: String, _ index: Int) throws(CorrectionFault) {
        guard let range = PlainWords.range(of: words, in: text) else { throw .evidenceNotInText }
        frame.observations[index].evidence = text.scalars(range)
        frame.observations[index].start = range.lowerBound
        frame.observations[index].end = range.upperBound
        effects.insert(frame.observations[index].effect)
    }

    private mutating func add(_ option: String, _ facet: String) throws(CorrectionFault) {
        _ = try known(option, facet)
        if frame.facets[facet]?.contains(option) != true { frame.facets[facet, default: []].append(option) }
        fields.insert(facet)
    }

    private func known(_ option: String, _ facet: String) throws(CorrectionFault) -> Codebook.Option {
        guard let options = codebook.facet(facet)?.options else {
            throw .unknownFacet(facet, near: codebook.facets.map(\.id).nearest(to: facet))
        }
        guard let known = options.first(where: { $0.id == option }) else {
            throw .unknownOption(option, facet: facet, near: options.map(\.id).nearest(to: option))
        }
        return known
    }

    private func index(of effect: String) throws(CorrectionFault) -> Int {
        if let index = frame.observations.firstIndex(where: { $0.effect == effect }) { return index }
        let coded = frame.observations.map(\.effect)
        guard codebook.effect(effect) != nil else {
            throw .unknownEffect(effect, near: (coded + codebook.effects.map(\.id)).nearest(to: effect))
        }
        throw .notCoded(effect: effect)
    }

    mutating func finished(_ record: TestimonyRecord) throws(CorrectionFault) -> TestimonyRecord {
        let told = Set(frame.observations.map(\.effect))
        for facet in codebook.facets.map(\.id) where frame.facets[facet]?.isEmpty == false {
            guard fields.contains(facet), let coder = codebook.coder(ofFacet: facet) else { continue }
            if !told.contains(coder.id) { throw .needsEffect(facet: facet, effect: coder.id) }
        }
        if frame.observations.isEmpty, !record.frame.observations.isEmpty { throw .nothingLeft }
        for at in frame.observations.indices {
            let own = codebook.effect(frame.observations[at].effect)?.facets
            if let own { frame.observations[at].facets = frame.facets.filter { own.contains($0.key) } }
        }
        frame.observations.sort { ($0.start, $0.effect) < ($1.start, $1.effect) }
        if frame == record.frame { throw .nothingChanged }
        var record = record
        record.frame = frame
        record.review = .corrected
        record.settled = record.settled.adding(effects: effects, isWholeList: removesEffect, fields: fields)
        return record
    }
}

extension Array {
    fileprivate var nilIfEmpty: Self? { isEmpty ? nil : self }
}

import TestimonyModel
import Transcripts

/// What a place file of Commune Mesure says, as testimonies of the place itself.
///
/// A record a section and sign. Its id names the site, the effect and the sign, so that the same file read again says the
/// same of the same records.
package struct PlaceFileReading: Sendable {
    package private(set) var records: [TestimonyRecord] = []
    package private(set) var losses: [Loss] = []

    package enum Loss: Sendable, Hashable {
        /// A label that the mapping does not have.
        case unknownLabel(field: String, label: String)
        /// A field that holds something else than its type says.
        case wrongKind(field: String)
    }

    /// Why it is no place file.
    package struct NoPlaceFile: Error {}

    /// How a text is understood: without what identifies people, and what is told in it.
    package typealias TextReading = (_ text: String) -> (text: String, frame: Frame)

    /// The first part of the ids of all these records.
    package static let prefix = "commune-mesure"

    /// `sentAt` is when the file is read: it does not say when it was written.
    package init(
        _ value: JSONValue, mapping: PlaceFileMapping, codebook: Codebook, site: String, language: String,
        sentAt: Moment, read: TextReading
    ) throws(NoPlaceFile) {
        guard let data = value["blocs"]?["impact_social"]?["donnees"], data.members != nil else { throw NoPlaceFile() }
        for effect in mapping.effects(codebook) {
            var section = PlaceFileSection(effect: effect, data: data, codebook: codebook)
            section.read(mapping, read)
            losses += section.losses
            for (sign, part) in section.parts.sorted(by: { $0.key < $1.key }) {
                records.append(
                    part.record(
                        id: [Self.prefix, site, effect, sign.name].joined(separator: "."), effect: effect, sign,
                        codebook: codebook, site: site, language: language, sentAt: sentAt))
            }
        }
    }
}

/// What one section says of one sign.
struct PlaceFilePart {
    struct Sign: Hashable, Comparable {
        var polarity: Polarity
        var status: Status

        var name: String { status == .absent ? Status.absent.rawValue : polarity.rawValue }

        static func < (left: Sign, right: Sign) -> Bool { left.rank < right.rank }

        private var rank: Int { status == .absent ? 2 : polarity == .positive ? 0 : 1 }
    }

    var facets: [String: [String]] = [:]
    var counts: [Count] = []
    var text = ""

    func record(
        id: String, effect: String, _ sign: Sign, codebook: Codebook, site: String, language: String, sentAt: Moment
    ) -> TestimonyRecord {
        let observation = Observation(
            effect: effect, level: codebook.effect(effect)?.level ?? "", polarity: sign.polarity, status: sign.status,
            evidence: text, start: 0, end: text.unicodeScalars.count, confidence: 1, rules: ["place file"],
            facets: facets)
        return TestimonyRecord(
            id: id, site: site, sentAt: sentAt, lang: language, source: .structure, consent: .quote, review: .accepted,
            codebook: codebook.version, text: text,
            frame: Frame(isTestimony: true, observations: [observation], facets: facets, counts: counts),
            settled: .all)
    }
}

/// The fields of one effect.
private struct PlaceFileSection {
    let effect: String
    let data: JSONValue
    let codebook: Codebook
    private(set) var parts: [PlaceFilePart.Sign: PlaceFilePart] = [:]
    private(set) var losses: [PlaceFileReading.Loss] = []

    init(effect: String, data: JSONValue, codebook: Codebook) {
        self.effect = effect
        self.data = data
        self.codebook = codebook
    }

    mutating func read(_ mapping: PlaceFileMapping, _ read: PlaceFileReading.TextReading) {
        for field in mapping.fields where field.effect == effect {
            guard let value = data[field.name], !value.isEmpty else { continue }
            switch field.kind {
            case .multi, .single: readLabels(value, field)
            case .number, .text: readNumber(value, field, read)
            }
        }
        for text in mapping.texts where text.effect == effect {
            guard let value = data[text.name], !value.isEmpty else { continue }
            guard let words = value.text else {
                losses.append(.wrongKind(field: text.name))
                continue
            }
            let (plain, frame) = quotes(in: words, read)
            let sign = PlaceFilePart.Sign(polarity: text.polarity ?? polarity(of: frame), status: .observed)
            let before = parts[sign]?.text ?? ""
            parts[sign, default: PlaceFilePart()].text = before.isEmpty ? plain : before + "\n" + plain
        }
    }

    /// Reads a text line by line: the name behind a quote, as `PlaceFileQuote` writes it, was chosen to be printed, and stays.
    private func quotes(in words: String, _ read: PlaceFileReading.TextReading) -> (text: String, frame: Frame) {
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.allSatisfy({ $0.hasPrefix("«") }) else { return read(words) }
        var frame = Frame()
        let plain = lines.map { line in
            let name = line.firstMatch(of: /»( \([^()«»]{1,80}\))$/)?.1 ?? ""
            let (text, told) = read(String(line.dropLast(name.count)))
            frame.observations += told.observations
            return text + name
        }
        return (plain.joined(separator: "\n"), frame)
    }

    /// That of the answers beside a text; where they have none or both, what the text itself says.
    private func polarity(of frame: Frame) -> Polarity {
        let answered = Set(parts.keys.filter { $0.status == .observed }.map(\.polarity))
        if let only = answered.first, answered.count == 1 { return only }
        return frame.observations.first { $0.effect == effect }?.polarity ?? .positive
    }

    private mutating func readLabels(_ value: JSONValue, _ field: PlaceFileMapping.Field) {
        guard let labels = value.text.map({ [$0] }) ?? value.texts else {
            losses.append(.wrongKind(field: field.name))
            return
        }
        for label in labels where !label.isEmpty {
            // Sorted, so that two options of one label are always told apart in the same way.
            let options = field.labels.filter { $0.value.folded == label.folded }.keys.sorted()
            guard let option = options.first else {
                losses.append(.unknownLabel(field: field.name, label: label))
                continue
            }
            note(option, field)
        }
    }

    private mutating func note(_ option: String, _ field: PlaceFileMapping.Field) {
        var sign = PlaceFilePart.Sign(polarity: .positive, status: .observed)
        var facets: [(String, String)] = field.only.map { [($0.facet, $0.id)] } ?? []
        switch field.content {
        case .quantities: return
        case .polarity:
            if option == Status.absent.rawValue { sign.status = .absent }
            sign.polarity = Polarity(rawValue: option) ?? .positive
        case .facet(let facet):
            if !field.takesBothSigns { sign.polarity = codebook.option(option, of: facet)?.polarity ?? .positive }
            facets.append((facet, option))
        }
        parts[sign, default: PlaceFilePart()].add(facets)
    }

    private mutating func readNumber(
        _ value: JSONValue, _ field: PlaceFileMapping.Field, _ read: PlaceFileReading.TextReading
    ) {
        let sign = PlaceFilePart.Sign(polarity: .positive, status: .observed)
        if let number = value.double ?? value.text.flatMap(Double.init), number.isFinite {
            let count = Count(value: number, unit: field.kind == .number ? field.units.first : nil, start: 0, end: 0)
            parts[sign, default: PlaceFilePart()].counts.append(count)
        } else if field.kind == .text, let words = value.text {
            let counts = read(words).frame.counts.map { count in
                Count(value: count.value, bound: count.bound, to: count.to, unit: count.unit, start: 0, end: 0)
            }
            if !counts.isEmpty { parts[sign, default: PlaceFilePart()].counts += counts }
        } else {
            losses.append(.wrongKind(field: field.name))
        }
    }
}

extension PlaceFilePart {
    fileprivate mutating func add(_ options: [(facet: String, option: String)]) {
        for (facet, option) in options where facets[facet]?.contains(option) != true {
            facets[facet, default: []].append(option)
        }
    }
}

extension JSONValue {
    fileprivate var isEmpty: Bool {
        switch self {
        case .null, .string(""), .array([]): true
        default: false
        }
    }
}

extension String {
    /// As labels are compared: small letters, one kind of apostrophe, plain spaces.
    fileprivate var folded: String {
        lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .split(separator: "’", omittingEmptySubsequences: false).joined(separator: "'")
    }
}

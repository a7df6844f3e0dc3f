import TestimonyModel

/// One testimony as a text of a project.
struct QDASource {
    static let user = GUID("user", "glane")

    let record: TestimonyRecord
    let text: SourceText
    let name: String
    /// The number of its witness, where one is known.
    let witness: Int?

    private var guid: GUID { GUID("testimony", record.site, record.id) }
    var path: String { "sources/\(guid).txt" }

    /// Named by day and witness; a name that is taken gets a number.
    static func all(_ records: [TestimonyRecord]) -> [QDASource] {
        var numbers: [String: Int] = [:]
        var taken: [String: Int] = [:]
        return records.map { record in
            let witness = record.speaker.map { speaker in
                let number = numbers[speaker] ?? numbers.count + 1
                numbers[speaker] = number
                return number
            }
            let wanted = "\(record.sentAt.date) " + (witness.map { "témoin \($0)" } ?? record.source.title)
            let count = taken[wanted, default: 0] + 1
            taken[wanted] = count
            return QDASource(
                record: record, text: SourceText(record.text), name: count == 1 ? wanted : "\(wanted), \(count)",
                witness: witness)
        }
    }

    static func writeCases(_ sources: [QDASource], to xml: inout XMLWriter) {
        let cases = Dictionary(grouping: sources.filter { $0.witness != nil }) { $0.witness ?? 0 }
        guard !cases.isEmpty else { return }
        xml.open("Cases")
        for (number, sources) in cases.sorted(by: { $0.key < $1.key }) {
            guard let first = sources.first, let speaker = first.record.speaker else { continue }
            xml.open("Case", ("guid", "\(GUID("case", first.record.site, speaker))"), ("name", "Témoin \(number)"))
            for source in sources { xml.empty("SourceRef", ("targetGUID", "\(source.guid)")) }
            xml.close("Case")
        }
        xml.close("Cases")
    }

    func write(to xml: inout XMLWriter) {
        xml.open(
            "TextSource", ("guid", "\(guid)"), ("name", name), ("plainTextPath", "internal://\(guid).txt"),
            ("creatingUser", "\(QDASource.user)"), ("creationDateTime", record.sentAt.description))
        var whole: [GUID] = []
        for (index, observation) in record.frame.observations.enumerated() {
            let codes = codes(of: observation)
            guard let span = text.span(observation.start, observation.end) else {
                whole += codes
                continue
            }
            let selection = GUID("selection", "\(guid)", "\(index)")
            xml.open(
                "PlainTextSelection", ("guid", "\(selection)"), ("name", excerpt(span)),
                ("startPosition", String(span.lowerBound)), ("endPosition", String(span.upperBound)),
                ("creatingUser", "\(QDASource.user)"), ("creationDateTime", record.sentAt.description))
            for code in codes.uniqued { write(code, on: "\(selection)", to: &xml) }
            xml.close("PlainTextSelection")
        }
        for code in (whole + codesOfTheWhole).uniqued { write(code, on: "\(guid)", to: &xml) }
        for variable in QDAVariable.allCases { variable.write(record, to: &xml) }
        xml.close("TextSource")
    }

    private func codes(of observation: Observation) -> [GUID] {
        [
            CodeTree.guid(effect: observation.effect), CodeTree.guid(observation.polarity),
            CodeTree.guid(observation.status),
        ]
            + observation.facets.sorted { $0.key < $1.key }.flatMap { facet, options in
                options.map { CodeTree.guid(facet: facet, option: $0) }
            }
    }

    /// Places, and what the text says beyond its observations.
    private var codesOfTheWhole: [GUID] {
        let facets = record.frame.facets.sorted { $0.key < $1.key }.flatMap { facet, options in
            let told = record.frame.observations.flatMap { $0.facets[facet] ?? [] }
            return options.filter { !told.contains($0) }.map { CodeTree.guid(facet: facet, option: $0) }
        }
        return facets + record.frame.places.map { CodeTree.guid(place: $0) }
    }

    private func write(_ code: GUID, on place: String, to xml: inout XMLWriter) {
        xml.open(
            "Coding", ("guid", "\(GUID("coding", place, "\(code)"))"), ("creatingUser", "\(QDASource.user)"),
            ("creationDateTime", record.sentAt.description))
        xml.empty("CodeRef", ("targetGUID", "\(code)"))
        xml.close("Coding")
    }

    /// The first words of a selection, for lists.
    private func excerpt(_ span: Range<Int>) -> String {
        let scalars = text.text.unicodeScalars.dropFirst(span.lowerBound).prefix(min(span.count, 60))
        return String(String.UnicodeScalarView(scalars)) + (span.count > 60 ? "…" : "")
    }
}

extension Source {
    fileprivate var title: String { self == .structure ? "le lieu" : "sans témoin connu" }
}

extension [GUID] {
    fileprivate var uniqued: [GUID] {
        var seen: Set<GUID> = []
        return filter { seen.insert($0).inserted }
    }
}

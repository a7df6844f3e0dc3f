import TestimonyModel

/// A place file and what could not be written into it.
package struct PlaceFile: Sendable {
    /// JSON in UTF-8, one line.
    package var bytes: [UInt8]
    package var losses: [Loss]

    package enum Loss: Sendable, Hashable {
        /// The platform's form has no known label for an option that `count` testimonies tell.
        case noLabel(field: String, option: String, count: Int)
        /// A field of one answer, and the answers told equally often.
        case undecided(field: String, options: [String])
        /// A field of one answer took the one told most often.
        case outvoted(field: String, option: String, count: Int)
        /// A number that is the largest of several.
        case largest(field: String, count: Int)
        /// What coordinators wrote beside a section for which the form has no such field.
        case unwritten(section: String, Note)
    }

    package enum Note: String, Sendable {
        case rating, keywords, text
    }
}

extension PlaceFileDraft {
    /// How many quotes a text holds: each of another witness as far as there are others, the latest ones, both signs.
    private static let quoteLimit = 5
    private static let countLimit = 5

    package func file() -> PlaceFile {
        var losses: [PlaceFile.Loss] = []
        var json = JSONWriter()
        json.object { json in
            json.key("blocs")
            json.object { json in
                json.key("impact_social")
                json.object { json in
                    json.key("donnees")
                    json.object { json in
                        for note in notes { write(note, to: &json, &losses) }
                        for effect in mapping.effects(codebook) { write(effect, to: &json, &losses) }
                    }
                }
            }
        }
        json.endLine()
        return PlaceFile(bytes: json.bytes, losses: losses)
    }

    /// The form rates levels, from 1 to 5 as coordinators do.
    private func write(_ note: PageNote, to json: inout JSONWriter, _ losses: inout [PlaceFile.Loss]) {
        if let rating = note.rating {
            if let field = mapping.ratings[note.section] {
                json.key(field)
                json.integer(rating)
            } else {
                losses.append(.unwritten(section: note.section, .rating))
            }
        }
        if !note.keywords.isEmpty {
            if let field = mapping.keywords[note.section] {
                json.field(field, note.keywords.joined(separator: ", "))
            } else {
                losses.append(.unwritten(section: note.section, .keywords))
            }
        }
        if note.text != nil { losses.append(.unwritten(section: note.section, .text)) }
    }

    private func write(_ effect: String, to json: inout JSONWriter, _ losses: inout [PlaceFile.Loss]) {
        for (index, field) in mapping.fields.enumerated() where field.effect == effect {
            switch field.kind {
            case .multi, .single: writeLabels(index, to: &json, &losses)
            case .number:
                let values = numbers[index].map(\.largest)
                guard let largest = values.max() else { continue }
                if Set(values).count > 1 { losses.append(.largest(field: field.name, count: values.count)) }
                json.field(field.name, largest)
            case .text:
                var seen: Set<String> = []
                // A number without what it counts tells nobody anything.
                let texts = numbers[index].filter { $0.unit != nil }.map(\.words).filter { seen.insert($0).inserted }
                if !texts.isEmpty {
                    json.field(field.name, texts.prefix(Self.countLimit).joined(separator: ", "))
                }
            }
        }
        for (index, text) in mapping.texts.enumerated() where text.effect == effect && !quotes[index].isEmpty {
            json.field(text.name, chosen(quotes[index]).map(\.written).joined(separator: "\n"))
        }
    }

    private func writeLabels(_ index: Int, to json: inout JSONWriter, _ losses: inout [PlaceFile.Loss]) {
        let field = mapping.fields[index]
        for (option, count) in told[index].sorted(by: { $0.key < $1.key })
        where field.labels[option] == nil && !isElsewhere(option, field) {
            losses.append(.noLabel(field: field.name, option: option, count: count))
        }
        var options = order(of: field).filter { told[index][$0] != nil }
        if field.kind == .single {
            let most = told[index].values.max() ?? 0
            let first = options.filter { told[index][$0] == most }
            if first.count > 1 { losses.append(.undecided(field: field.name, options: first)) }
            for option in options where told[index][option]! < most {
                losses.append(.outvoted(field: field.name, option: option, count: told[index][option]!))
            }
            options = first.count == 1 ? first : []
        }
        let labels = options.compactMap { field.labels[$0] }
        if !labels.isEmpty { json.field(field.name, labels) }
    }

    /// Options as the codebook has them; those that it lost, and signs, behind.
    private func order(of field: PlaceFileMapping.Field) -> [String] {
        guard case .facet(let facet) = field.content else { return Polarity.allCases.map(\.rawValue) }
        let known = codebook.facet(facet)?.options.map(\.id) ?? []
        return known + field.labels.keys.filter { !known.contains($0) }.sorted()
    }

    /// A field of its own takes observations with this option.
    private func isElsewhere(_ option: String, _ field: PlaceFileMapping.Field) -> Bool {
        guard case .facet(let facet) = field.content else { return false }
        return mapping.fields.contains { other in
            other.effect == field.effect && other.only == PlaceFileMapping.Option(facet: facet, id: option)
        }
    }

    /// In the order they were told. The place's own words stand alone, and first.
    private func chosen(_ quotes: [PlaceFileQuote]) -> [PlaceFileQuote] {
        let own = quotes.indices.filter { quotes[$0].isOfStructure }
        var heard: Set<String> = []
        var (first, again): ([Int], [Int]) = ([], [])
        for index in quotes.indices.reversed() where !quotes[index].isOfStructure {
            if heard.insert(quotes[index].witness).inserted { first.append(index) } else { again.append(index) }
        }
        var signs = Dictionary(grouping: first + again) { quotes[$0].polarity }
        var chosen: [Int] = []
        while chosen.count < Self.quoteLimit, !signs.values.allSatisfy(\.isEmpty) {
            for sign in Polarity.allCases where chosen.count < Self.quoteLimit {
                if let next = signs[sign]?.first {
                    chosen.append(next)
                    signs[sign]?.removeFirst()
                }
            }
        }
        return (own + chosen.sorted()).map { quotes[$0] }
    }
}

extension Count {
    fileprivate var largest: Double { max(value, to ?? value) }

    /// "au moins 350 projets".
    fileprivate var words: String {
        let number =
            switch bound {
            case .exactly: plain(value)
            case .about: "environ \(plain(value))"
            case .atLeast: "au moins \(plain(value))"
            case .atMost: "au plus \(plain(value))"
            case .range: "entre \(plain(value)) et \(plain(to ?? value))"
            }
        return number + (unit.map { " \($0)" } ?? "")
    }
}

/// A whole number without a fraction, another with the comma of French.
private func plain(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? value.description.split(separator: ".").joined(separator: ",")
}

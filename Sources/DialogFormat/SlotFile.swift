import DialogEngine
import TestimonyModel

/// A slot as its file has it, with the places of its conditions.
struct ReadSlot {
    var slot: Slot
    /// Asked again with each instance of a repeat.
    var isInside = false
    var conditions: [(text: YAMLValue, Expression)] = []
    var terms: [(text: YAMLValue, Term)] = []

    var texts: [YAMLValue] { conditions.map(\.text) + terms.map(\.text) }

    /// What its conditions and terms ask about.
    var asked: [(text: YAMLValue, slots: Set<String>)] {
        conditions.map { ($0.text, $0.1.slots) } + terms.map { ($0.text, $0.1.slots) }
    }
}

/// The slots of a dialog, those of groups among them; what is in a repeat stands behind it.
func readSlots(_ values: [YAMLValue], _ codebook: Codebook, _ findings: inout Findings) -> [ReadSlot] {
    var reader = SlotReader(codebook: codebook)
    return reader.slots(values, under: [], isInside: false, &findings)
}

private struct SlotReader {
    let codebook: Codebook
    private var ids: Set<String> = []

    private static let keys = [
        "id", "type", "of", "relevant", "enough", "required", "constraint", "choices", "value", "count", "slots",
    ]

    init(codebook: Codebook) { self.codebook = codebook }

    mutating func slots(
        _ values: [YAMLValue], under outer: [(text: YAMLValue, Expression)], isInside: Bool, _ findings: inout Findings
    ) -> [ReadSlot] {
        values.flatMap { slot($0, under: outer, isInside: isInside, &findings) }
    }

    /// The slot, and those inside of it.
    private mutating func slot(
        _ value: YAMLValue, under outer: [(text: YAMLValue, Expression)], isInside: Bool, _ findings: inout Findings
    ) -> [ReadSlot] {
        guard let fields = value.fields(SlotReader.keys, required: ["id", "type"], &findings),
            let idValue = fields["id"], let id = idValue.string(&findings), let typeValue = fields["type"],
            let type = typeValue.string(&findings)
        else { return [] }
        checkKeys(fields, type, &findings)
        note(id, idValue, isOwn: SlotReader.ownTypes.contains(type), &findings)
        var read = ReadSlot(slot: Slot(id: id, kind: .note), isInside: isInside)
        func condition(_ key: String) -> Expression? {
            guard let text = fields[key], let expression = readExpression(text, &findings) else { return nil }
            read.conditions.append((text, expression))
            return expression
        }
        func term(_ key: String) -> Term? {
            guard let text = fields[key], let term = readTerm(text, &findings) else { return nil }
            read.terms.append((text, term))
            return term
        }
        read.slot.relevant = condition("relevant")
        read.slot.enough = condition("enough")
        if type == "group" {
            let inner =
                read.slot.relevant.flatMap { own in fields["relevant"].map { outer + [(text: $0, own)] } } ?? outer
            return slots(fields["slots"]?.sequence(&findings) ?? [], under: inner, isInside: isInside, &findings)
        }
        // What holds for a group holds for all inside.
        read.slot.relevant = (outer.map(\.1) + [read.slot.relevant].compactMap(\.self)).joined
        var inside: [ReadSlot] = []
        switch type {
        case "note": break
        case "calculation":
            // What cannot be read is told; others may ask for it all the same.
            read.slot.kind = .calculation(term("value") ?? .text(""))
        case "repeat":
            inside = slots(fields["slots"]?.sequence(&findings) ?? [], under: [], isInside: true, &findings)
            let own = inside.filter { inner in !inside.contains { $0.holds(inner.slot) } }.map(\.slot)
            read.slot.kind = .repeats(Repeat(slots: own, count: term("count")))
        default:
            if let answer = readAnswerType(type, fields, typeValue, &findings) {
                let (required, constraint) = (condition("required"), condition("constraint"))
                read.slot.kind = .question(Question(type: answer, required: required, constraint: constraint))
            } else if !SlotReader.ownTypes.contains(type),
                let kind = readKind(type, typeValue, of: fields["of"], slot: id, codebook, &findings)
            {
                read.slot.kind = kind
            } else {
                return []
            }
        }
        return [read] + inside
    }

    /// An id stands once, also inside of groups and repeats.
    private mutating func note(_ id: String, _ place: YAMLValue, isOwn: Bool, _ findings: inout Findings) {
        let isName = id.utf8.first.map { !(48...57).contains($0) } ?? false && id.utf8.allSatisfy(isWordByte)
        if !isName {
            findings.report(place, .badId, "'\(id)' is no id", hint: "letters without accents, digits and _")
        }
        if isOwn, Draft.codedNames.contains(id) || codebook.facet(id) != nil {
            findings.report(
                place, .duplicateId, "'\(id)' is what a story is coded by", hint: "give the question another id")
        } else if !ids.insert(id).inserted {
            findings.report(place, .duplicateId, "the slot '\(id)' stands twice")
        }
    }

    private static let ownTypes = AnswerType.names + ["note", "calculation", "group", "repeat"]

    /// Keys that some types know alone.
    private func checkKeys(_ fields: [String: YAMLValue], _ type: String, _ findings: inout Findings) {
        let belongs: [String: [String]] = [
            "required": AnswerType.names, "constraint": AnswerType.names, "choices": ["choice", "choices"],
            "enough": ["effects", "options", "places", "dates"], "value": ["calculation"], "count": ["repeat"],
            "slots": ["group", "repeat"], "of": ["options", "rating"],
        ]
        for (key, types) in belongs.sorted(by: { $0.key < $1.key }) {
            if let value = fields[key], !types.contains(type) {
                findings.report(
                    value, .unusedKey, "'\(key)' has no effect on a slot of type '\(type)'",
                    hint: "it belongs to: \(types.joined(separator: ", "))")
            }
        }
        for (key, types) in [
            "choices": ["choice", "choices"], "value": ["calculation"], "slots": ["group", "repeat"],
        ]
        .sorted(by: { $0.key < $1.key })
        where types.contains(type) && fields[key] == nil {
            guard let place = fields["type"] else { continue }
            findings.report(place, .missingKey, "the key '\(key)' is missing here")
        }
        for key in ["choices", "slots"] {
            var unread = Findings()
            guard let value = fields[key], value.isSequence, value.sequence(&unread)?.isEmpty == true else { continue }
            findings.report(value, .wrongCount, "a slot of type '\(type)' needs at least one of its '\(key)'")
        }
    }
}

extension ReadSlot {
    /// Whether a repeat asks for a slot with each of its instances.
    fileprivate func holds(_ other: Slot) -> Bool {
        if case .repeats(let repeated) = slot.kind { repeated.slots.contains(other) } else { false }
    }
}

extension [Expression] {
    fileprivate var joined: Expression? {
        guard let first else { return nil }
        return dropFirst().reduce(first) { .and($0, $1) }
    }
}

private func isWordByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 95
}

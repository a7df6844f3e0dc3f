import TestimonyModel

/// Why an object is no record. It names keys, never what stands behind them.
struct RecordFault: Error {
    let message: String

    init(_ message: String) { self.message = message }
}

/// The members of an object of a record, asked for by name.
struct RecordFields {
    private let members: [JSONValue.Member]

    init(_ value: JSONValue) throws(RecordFault) {
        guard let members = value.members else { throw RecordFault("expected an object") }
        self.members = members
    }

    subscript(key: String) -> JSONValue? { members.first { $0.name == key }?.value }

    /// It is there, and not `null`.
    func has(_ key: String) -> Bool { self[key].map { $0 != .null } ?? false }

    func text(_ key: String) throws(RecordFault) -> String {
        guard let text = self[key]?.text else { throw wrong(key, "a string") }
        return text
    }

    func filledText(_ key: String) throws(RecordFault) -> String {
        let text = try text(key)
        if text.isEmpty { throw RecordFault("'\(key)' is empty") }
        return text
    }

    func optionalText(_ key: String) throws(RecordFault) -> String? { has(key) ? try text(key) : nil }

    func texts(_ key: String) throws(RecordFault) -> [String] {
        guard let texts = self[key]?.texts else { throw wrong(key, "a list of strings") }
        return texts
    }

    func list(_ key: String) throws(RecordFault) -> [JSONValue] {
        guard let list = self[key]?.elements else { throw wrong(key, "a list") }
        return list
    }

    func flag(_ key: String) throws(RecordFault) -> Bool {
        guard let flag = self[key]?.flag else { throw wrong(key, "true or false") }
        return flag
    }

    func integer(_ key: String, in range: ClosedRange<Int>) throws(RecordFault) -> Int {
        guard let number = self[key]?.integer, range.contains(number) else {
            throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func name<Name: RawRepresentable & CaseIterable>(_ key: String) throws(RecordFault) -> Name
    where Name.RawValue == String {
        guard let name = Name(rawValue: try text(key)) else {
            throw wrong(key, "one of " + Name.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return name
    }

    func moment(_ key: String) throws(RecordFault) -> Moment {
        guard let moment = Moment(try text(key)) else { throw wrong(key, "a time with its offset (RFC 3339)") }
        return moment
    }

    /// `start` and `end`: scalars of a text of this length, or of one that is gone.
    func span(within length: Int?) throws(RecordFault) -> Range<Int> {
        let start = try integer("start", in: 0...Int(Int32.max))
        let end = try integer("end", in: 0...Int(Int32.max))
        guard start <= end, end <= length ?? end else { throw RecordFault("'start' and 'end' lie outside of the text") }
        return start..<end
    }

    /// Lists of option ids, without the empty ones.
    func facets(except keys: Set<String>) throws(RecordFault) -> [String: [String]] {
        var facets: [String: [String]] = [:]
        for member in members where !keys.contains(member.name) {
            guard let options = member.value.texts else { throw wrong(member.name, "a list of strings") }
            if !options.isEmpty { facets[member.name] = options }
        }
        return facets
    }

    func answers(_ key: String) throws(RecordFault) -> [Answer] {
        guard has(key), let value = self[key] else { return [] }
        guard let answers = value.answers else { throw wrong(key, "an object of answers") }
        return answers
    }

    private func wrong(_ key: String, _ expected: String) -> RecordFault {
        RecordFault(self[key] == nil ? "'\(key)' is missing" : "'\(key)' must be \(expected)")
    }
}

extension JSONValue {
    fileprivate var answers: [Answer]? {
        guard let members else { return nil }
        let answers = members.compactMap { member in
            member.value.answer.map { Answer(slot: member.name, value: $0) }
        }
        return answers.count == members.count ? answers : nil
    }

    private var answer: AnswerValue? {
        switch self {
        case .number(let number): return .number(number)
        case .string(let text): return .text(text)
        case .bool(let flag): return .flag(flag)
        case .array(let elements):
            if let texts { return .list(texts) }
            let instances = elements.compactMap(\.answers)
            return instances.count == elements.count ? .instances(instances) : nil
        case .object, .null: return nil
        }
    }
}

extension [JSONValue] {
    /// `map`, which does not yet carry the type of what it throws into a closure of several lines.
    func mapped<Value>(_ read: (JSONValue) throws(RecordFault) -> Value) throws(RecordFault) -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try read(element)) }
        return values
    }
}

extension [String] {
    func mapped<Value>(_ read: (String) throws(RecordFault) -> Value) throws(RecordFault) -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try read(element)) }
        return values
    }
}

/// What was answered to a question of a dialog's own.
package struct Answer: Codable, Sendable, Hashable {
    /// The id of the question.
    package var slot: String
    package var value: AnswerValue

    package init(slot: String, value: AnswerValue) {
        self.slot = slot
        self.value = value
    }
}

/// Numbers and dates stand as such; names and numbers of people are out of texts.
package indirect enum AnswerValue: Sendable, Hashable {
    case number(Double)
    /// Words, the id of a choice, or a date in EDTF.
    case text(String)
    case flag(Bool)
    /// Ids of choices.
    case list([String])
    /// The answers of a repeat, one list an instance.
    case instances([[Answer]])
}

/// Stored as plain JSON: `34`, `"mon"`, `true`, `["mon", "tue"]`, and instances as lists of answers.
extension AnswerValue: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([String].self) {
            self = .list(list)
        } else {
            self = .instances(try container.decode([[Answer]].self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .instances(let instances): try container.encode(instances)
        }
    }
}

extension Answer {
    /// With another text in the place of every text.
    package func rewritten(_ rewrite: (String) -> String) -> Answer {
        switch value {
        case .text(let text): Answer(slot: slot, value: .text(rewrite(text)))
        case .instances(let instances):
            Answer(slot: slot, value: .instances(instances.map { $0.map { $0.rewritten(rewrite) } }))
        case .number, .flag, .list: self
        }
    }

    /// Its texts.
    package var texts: [String] {
        switch value {
        case .text(let text): [text]
        case .instances(let instances): instances.joined().flatMap(\.texts)
        case .number, .flag, .list: []
        }
    }
}

extension [Answer] {
    /// The same as text.
    package var json: String {
        var json = JSONWriter()
        write(to: &json)
        return json.text
    }

    /// One JSON object, in the order of the dialog: `{"age": 34, "days": ["mon"], "children": [{"age": 3}]}`.
    func write(to json: inout JSONWriter) {
        json.object { json in
            for answer in self {
                json.key(answer.slot)
                answer.value.write(to: &json)
            }
        }
    }
}

extension AnswerValue {
    /// As JSON.
    package var json: String {
        var json = JSONWriter()
        write(to: &json)
        return json.text
    }

    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .number(let number): json.number(number)
        case .text(let text): json.string(text)
        case .flag(let flag): json.bool(flag)
        case .list(let list): json.array(list) { $0.string($1) }
        case .instances(let instances): json.array(instances) { $1.write(to: &$0) }
        }
    }
}

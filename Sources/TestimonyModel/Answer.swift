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
package indirect enum AnswerValue: Codable, Sendable, Hashable {
    case number(Double)
    /// Words, the id of a choice, or a date in EDTF.
    case text(String)
    case flag(Bool)
    /// Ids of choices.
    case list([String])
    /// The answers of a repeat, one list an instance.
    case instances([[Answer]])
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

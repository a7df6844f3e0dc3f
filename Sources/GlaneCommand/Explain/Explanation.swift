import Extraction
import TestimonyModel

/// What was understood of a text, for people: the text with its spans underlined, then values and weights.
struct Explanation {
    private let extraction: Extraction
    private let details: [SensitiveWords.Detail]

    init(_ extraction: Extraction, _ details: [SensitiveWords.Detail]) {
        self.extraction = extraction
        self.details = details
    }

    var lines: [String] {
        let kind = extraction.frame.isTestimony ? "testimony" : "no testimony"
        return underlined + ["", "\(kind) (\(percent(extraction.testimonyConfidence)))", ""] + entityLines + detailLines
            + [""]
            + scoreLines
    }

    private var detailLines: [String] {
        details.map { detail in
            padded("masked", 10) + " " + padded("«\u{A0}\(detail.words)\u{A0}»", 34) + " "
                + padded(detail.category.placeholder.rawValue, 28) + " " + detail.rule
        }
    }

    /// Under the text `^` where an entity stands and `~` for evidence.
    private var underlined: [String] {
        var text = UnderlinedText(extraction.text)
        for observation in extraction.ungated.observations { text.mark(observation.start..<observation.end, "~") }
        for entity in extraction.entities where entity.kind != .cue { text.mark(entity.start..<entity.end, "^") }
        return text.lines
    }

    private var entityLines: [String] {
        extraction.entities.filter { $0.kind != .cue }.map { entity in
            let words = String(
                String.UnicodeScalarView(
                    extraction.text.unicodeScalars.dropFirst(entity.start).prefix(entity.end - entity.start)))
            return
                "\(padded(entity.kind.rawValue, 10)) \(padded("«\u{A0}\(words)\u{A0}»", 34)) \(padded(entity.value.words, 28)) \(entity.rule)"
        }
    }

    private var scoreLines: [String] {
        extraction.scores.flatMap { score -> [String] in
            let verdict = score.isCoded ? "coded" : "not coded, it would take \(percent(score.threshold))"
            let head =
                "\(padded(score.effect, 28)) \(percent(score.confidence))  \(score.polarity.rawValue) \(score.status.rawValue), \(verdict)"
            return [head] + score.rules.prefix(4).map { "    \(hundredths($0.weight))  \($0.name)" }
        }
    }
}

/// Of a hundred.
func percent(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }

/// Two digits behind the point, and the sign.
func hundredths(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    return (value < 0 ? "-" : "+") + "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
}

private func padded(_ text: String, _ width: Int) -> String {
    text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
}

extension EntityValue {
    /// The value as people read it.
    var words: String {
        switch self {
        case .id(let id): id
        case .facet(let facet, let option): "\(facet): \(option)"
        case .text(let text): text
        case .number(let number): JSONNumber.text(number)
        case .time(let date): date.description
        case .count(let count):
            count.bound.rawValue + JSONNumber.text(count.value) + (count.unit.map { " \($0)" } ?? "")
        case .duration(let length, let unit): "\(JSONNumber.text(length)) \(unit)"
        }
    }
}

private enum JSONNumber {
    static func text(_ number: Double) -> String {
        var json = JSONWriter()
        json.number(number)
        return json.text
    }
}

extension Extraction {
    /// `{"entities": […], "frame": {record}, "sensitive": […]}`, the record unredacted and with its personal data listed: it
    /// answers whoever typed the text.
    func write(
        to json: inout JSONWriter, _ details: [SensitiveWords.Detail], site: String, sentAt: Moment, codebook: Codebook
    ) {
        let record = TestimonyRecord(
            id: "explain", site: site, sentAt: sentAt, codebook: codebook.version, text: text, frame: frame)
        json.object { json in
            json.key("entities")
            json.array(entities) { $1.write(to: &$0) }
            json.key("frame")
            record.write(to: &json, facetIDs: codebook.facets.map(\.id), personal: true)
            json.key("sensitive")
            json.array(details) { json, detail in
                json.object { json in
                    json.field("category", detail.category.rawValue)
                    json.field("words", detail.words)
                    json.field("rule", detail.rule)
                }
            }
        }
    }
}

extension Entity {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("kind", kind.rawValue)
            json.field("start", start)
            json.field("end", end)
            json.key("value")
            switch value {
            case .number(let number): json.number(number)
            case .count(let count): write(count, to: &json)
            case .duration(let length, let unit):
                json.object { json in
                    json.field("value", length)
                    json.field("unit", unit)
                }
            default: json.string(value.words)
            }
            json.field("rule", rule)
        }
    }

    private func write(_ count: Count, to json: inout JSONWriter) {
        json.object { json in
            json.field("value", count.value)
            json.field("bound", count.bound.rawValue)
            if let to = count.to { json.field("to", to) }
            json.field("unit", orNull: count.unit)
        }
    }
}

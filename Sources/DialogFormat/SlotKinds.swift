import DialogEngine
import TestimonyModel

/// What answers to a question of the author's own look like; `nil` for another type.
func readAnswerType(
    _ type: String, _ fields: [String: YAMLValue], _ place: YAMLValue, _ findings: inout Findings
) -> AnswerType? {
    func ids() -> [String] {
        var seen: Set<String> = []
        for value in fields["choices"]?.sequence(&findings) ?? [] {
            guard let id = value.string(&findings) else { continue }
            if !seen.insert(id).inserted { findings.report(value, .duplicateId, "the choice '\(id)' stands twice") }
        }
        let all = fields["choices"]?.strings(&findings) ?? []
        return all.enumerated().filter { all.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }
    switch type {
    case "text": return .text
    case "person": return .person
    case "integer": return .integer
    case "decimal": return .decimal
    case "date": return .date
    case "yes_no": return .yesNo
    case "rating": return .rating(fields["of"]?.integer(&findings, in: 2...10) ?? 5)
    case "choice": return .choice(ids())
    case "choices": return .choices(ids())
    default: return nil
    }
}

extension AnswerType {
    static let names = ["text", "person", "integer", "decimal", "date", "yes_no", "rating", "choice", "choices"]
}

func readKind(
    _ type: String, _ place: YAMLValue, of value: YAMLValue?, slot: String, _ codebook: Codebook,
    _ findings: inout Findings
) -> Slot.Kind? {
    switch type {
    case "story": return .story
    case "effects": return .effects
    case "places": return .places
    case "dates": return .dates
    case "options":
        let facet = value?.string(&findings) ?? slot
        if codebook.facet(facet) != nil { return .options(facet: facet) }
        findings.report(
            value ?? place, .unknownFacet, "'\(facet)' is no facet of the codebook",
            hint: Findings.suggestion(for: facet, among: codebook.facets.map(\.id)))
        return nil
    default:
        let known =
            ["story", "effects", "options", "places", "dates", "note", "calculation", "group", "repeat"]
            + AnswerType.names
        findings.report(
            place, .unknownType, "'\(type)' is no type of slot", hint: Findings.suggestion(for: type, among: known))
        return nil
    }
}

func readExpression(_ value: YAMLValue, _ findings: inout Findings) -> Expression? {
    guard let text = value.string(&findings) else { return nil }
    do {
        return try Expression(parsing: text)
    } catch {
        findings.report(
            value, offset: error.offset, .badCondition, error.message,
            hint: "for example: effect in [solidarite, reseaux] and count(publics) < 2")
        return nil
    }
}

func readTerm(_ value: YAMLValue, _ findings: inout Findings) -> Term? {
    guard let text = value.string(&findings) else { return nil }
    do {
        return try Term(parsing: text)
    } catch {
        findings.report(
            value, offset: error.offset, .badCondition, error.message, hint: "for example: price * number + 3")
        return nil
    }
}

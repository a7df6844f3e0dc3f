import DialogEngine
import Extraction

/// Reads `<lang>/alerts.yaml`: the dangers that are heard, in its order, with what is said and what coordinators read.
package enum AlertsFile {
    private static let texts = ["told", "untold", "stays", "program", "forgotten"]

    package static func alerts(
        _ file: DataFile, normaliser: Normaliser, _ findings: inout Findings
    ) -> [Alert]? {
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(["language", "alerts"], required: ["language", "alerts"], &findings),
            let entries = fields["alerts"]?.entries(&findings)
        else { return nil }
        return entries.compactMap { key, value in
            key.string(&findings).flatMap { alert($0, value, normaliser, &findings) }
        }
    }

    private static func alert(
        _ id: String, _ value: YAMLValue, _ normaliser: Normaliser, _ findings: inout Findings
    ) -> Alert? {
        let required = ["heard", "form", "say", "told", "untold", "notice"]
        guard let fields = value.fields(required + ["stays", "program", "forgotten"], required: required, &findings)
        else { return nil }
        let heard = fields["heard"].map { phrases($0, normaliser, &findings) } ?? []
        let say = (fields["say"]?.sequence(&findings) ?? []).compactMap { $0.botText(&findings) }
        if let place = fields["say"], place.isSequence, say.isEmpty {
            findings.report(place, "no-text", "an alert that says nothing helps nobody", hint: "say: [Appelle le 112.]")
        }
        var texts: [String: String] = [:]
        for name in Self.texts { texts[name] = fields[name].flatMap { $0.botText(&findings) } }
        let form: Alert.Form? = fields["form"].flatMap { $0.choice(&findings) }
        if form == .stops, texts["stays"] == nil {
            findings.report(
                value, "missing-key", "the key 'stays' is missing here: what is said once the form has stopped")
        }
        guard let form, let notice = fields["notice"]?.string(&findings) else { return nil }
        return Alert(
            id: id, heard: PhraseList(heard, normaliser: normaliser), say: say, told: texts["told"] ?? "",
            untold: texts["untold"] ?? "", form: form, stays: texts["stays"], program: texts["program"],
            forgotten: texts["forgotten"], notice: notice)
    }

    private static func phrases(_ value: YAMLValue, _ normaliser: Normaliser, _ findings: inout Findings) -> [String] {
        let phrases = value.strings(&findings) ?? []
        if value.isSequence, phrases.isEmpty {
            findings.report(value, "no-phrases", "this alert is never heard", hint: "heard: [\"*y a le feu*\"]")
        }
        return phrases.filter { phrase in
            if !plainWords(phrase, normaliser).isEmpty { return true }
            findings.report(value, "empty-phrase", "'\(phrase)' has no word in it")
            return false
        }
    }
}

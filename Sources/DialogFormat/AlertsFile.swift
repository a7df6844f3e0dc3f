import DialogEngine
import Extraction

/// Reads `<lang>/alerts.yaml`: the dangers that are heard, in its order, with what is said and what coordinators read.
package enum AlertsFile {
    private static let texts = ["told", "untold", "stays", "program", "forgotten"]

    /// What an alert is heard by, as it is written.
    private struct Heard {
        var phrases: [String] = []
        var unless: [String] = []
    }

    /// `also: fr` hears what that language hears by the same id as well; `other` hands out its file.
    package static func alerts(
        _ file: DataFile, also other: (_ language: String) -> DataFile?, normaliser: Normaliser,
        _ findings: inout Findings
    ) -> [Alert]? {
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(["language", "also", "alerts"], required: ["language", "alerts"], &findings),
            let entries = fields["alerts"]?.entries(&findings)
        else { return nil }
        fields["language"]?.checkLanguage(&findings)
        let shared = fields["also"]?.otherLanguage(other, &findings).map { heard(in: $0, normaliser) } ?? [:]
        return entries.compactMap { key, value in
            key.string(&findings).flatMap { alert($0, value, shared[$0] ?? Heard(), normaliser, &findings) }
        }
    }

    /// What another language hears, by alert.
    private static func heard(in other: YAMLValue, _ normaliser: Normaliser) -> [String: Heard] {
        var unread = Findings()
        var shared: [String: Heard] = [:]
        for (key, value) in other["alerts"]?.entries(&unread) ?? [] {
            guard let id = key.string(&unread), let fields = value.fields(keys, &unread) else { continue }
            shared[id] = heard(fields, normaliser, &unread)
        }
        return shared
    }

    private static let required = ["heard", "form", "say", "told", "untold", "notice"]
    private static let keys = required + ["unless", "stays", "program", "forgotten"]

    private static func heard(
        _ fields: [String: YAMLValue], _ normaliser: Normaliser, _ findings: inout Findings
    ) -> Heard {
        Heard(
            phrases: fields["heard"].map { phrases($0, normaliser, &findings) } ?? [],
            unless: fields["unless"].map { phrases($0, normaliser, &findings) } ?? [])
    }

    private static func alert(
        _ id: String, _ value: YAMLValue, _ shared: Heard, _ normaliser: Normaliser, _ findings: inout Findings
    ) -> Alert? {
        guard let fields = value.fields(keys, required: required, &findings) else { return nil }
        let heard = heard(fields, normaliser, &findings)
        let say = (fields["say"]?.sequence(&findings) ?? []).compactMap { $0.botText(&findings) }
        if let place = fields["say"], place.isSequence, say.isEmpty {
            findings.report(place, .noText, "an alert that says nothing helps nobody", hint: "say: [Appelle le 112.]")
        }
        var texts: [String: String] = [:]
        for name in Self.texts { texts[name] = fields[name].flatMap { $0.botText(&findings) } }
        let form: Alert.Form? = fields["form"].flatMap { $0.choice(&findings) }
        if form == .stops, texts["stays"] == nil {
            findings.report(
                value, .missingKey, "the key 'stays' is missing here: what is said once the form has stopped")
        }
        guard let form, let notice = fields["notice"]?.string(&findings) else { return nil }
        return Alert(
            id: id, heard: PhraseList(heard.phrases + shared.phrases, normaliser: normaliser),
            unless: PhraseList(heard.unless + shared.unless, normaliser: normaliser), say: say,
            told: texts["told"] ?? "",
            untold: texts["untold"] ?? "", form: form, stays: texts["stays"], program: texts["program"],
            forgotten: texts["forgotten"], notice: notice)
    }

    private static func phrases(_ value: YAMLValue, _ normaliser: Normaliser, _ findings: inout Findings) -> [String] {
        let phrases = value.strings(&findings) ?? []
        if value.isSequence, phrases.isEmpty {
            findings.report(value, .noPhrases, "this alert is never heard", hint: "heard: [\"*y a le feu*\"]")
        }
        return phrases.filter { phrase in
            if !plainWords(phrase, normaliser).isEmpty { return true }
            findings.report(value, .emptyPhrase, "'\(phrase)' has no word in it")
            return false
        }
    }
}

import DialogEngine
import Extraction

extension Patterns {
    /// Reads `<lang>/patterns.yaml`: for each intent the phrases that mean it.
    package init?(_ file: DataFile, normaliser: Normaliser, _ findings: inout Findings) {
        let names = Intent.allCases.map(\.rawValue)
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(names, required: names, &findings)
        else { return nil }
        var lists: [Intent: [String]] = [:]
        for intent in Intent.allCases {
            guard let value = fields[intent.rawValue], let phrases = value.strings(&findings) else { continue }
            for phrase in phrases where plainWords(phrase, normaliser).isEmpty {
                findings.report(value, "empty-phrase", "'\(phrase)' has no word in it")
            }
            lists[intent] = phrases
        }
        self.init(lists, normaliser: normaliser)
    }
}

import DialogEngine
import Extraction

extension Patterns {
    /// Reads `<lang>/patterns.yaml`: for each intent the phrases that mean it.
    ///
    /// `also: fr` understands the phrases of that language as well, behind its own; `other` hands out its file.
    package init?(
        _ file: DataFile, also other: (_ language: String) -> DataFile?, normaliser: Normaliser,
        _ findings: inout Findings
    ) {
        let names = Intent.allCases.map(\.rawValue)
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(["also"] + names, required: names, &findings)
        else { return nil }
        var lists = Patterns.lists(fields, normaliser, &findings)
        checkOpposites(fields, normaliser, &findings)
        if let file = fields["also"]?.otherLanguage(other, &findings) {
            var unread = Findings()
            let fields = file.fields(["also"] + names, &unread) ?? [:]
            var others = Patterns.lists(fields, normaliser, &unread)
            // Whoever calls for that language does not mean this one.
            others[.thisLanguage] = nil
            lists.merge(others) { $0 + $1 }
        }
        self.init(lists, normaliser: normaliser)
    }

    private static func lists(
        _ fields: [String: YAMLValue], _ normaliser: Normaliser, _ findings: inout Findings
    ) -> [Intent: [String]] {
        var lists: [Intent: [String]] = [:]
        for intent in Intent.allCases {
            guard let value = fields[intent.rawValue], let phrases = value.strings(&findings) else { continue }
            for phrase in phrases where plainWords(phrase, normaliser).isEmpty {
                findings.report(value, .emptyPhrase, "'\(phrase)' has no word in it")
            }
            lists[intent] = phrases
        }
        return lists
    }
}

import Extraction
import TestimonyModel

/// Reads how chat is spelled: `bcp: beaucoup`, words of which each is written out before anything is matched.
///
/// ```yaml
/// rewrites:
///   bcp: beaucoup
///   chui: je suis
/// ```
extension WordTable {
    /// Later files win; an empty expansion (`lol: ""`) takes an earlier entry back.
    package init(abbreviations files: [DataFile], _ findings: inout Findings) {
        var table: [String: String] = [:]
        for file in files {
            guard let root = YAMLValue.parse(file, &findings),
                let fields = root.fields(["rewrites"], required: ["rewrites"], &findings)
            else { continue }
            for (key, value) in fields["rewrites"]?.entries(&findings) ?? [] {
                guard let written = key.string(&findings), let meant = value.string(&findings) else { continue }
                let word = folded(written)
                guard !word.isEmpty, word.allSatisfy({ $0.isLetter }) else {
                    findings.report(
                        key, .badAbbreviation, "'\(written)' is not one word of letters",
                        hint: "write the abbreviation without spaces, digits or signs")
                    continue
                }
                table[word] = folded(meant)
            }
        }
        self.init(table.filter { !$0.value.isEmpty && $0.key != $0.value }.map { (key: $0.key, value: $0.value) })
    }
}

private func folded(_ text: String) -> String {
    let folded = Normaliser(partsPronouns: false).fold(text)
    return folded.string(0..<folded.bytes.count)
}

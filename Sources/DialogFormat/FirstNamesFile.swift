import Extraction
import TestimonyModel

extension FirstNames {
    /// Reads `first-names.yaml`; `nil` when a fault leaves nothing to work with. Every fault is reported.
    package init?(_ file: DataFile, _ findings: inout Findings) {
        guard let root = YAMLValue.parse(file, &findings),
            let fields = root.fields(["names", "also_words"], required: ["names"], &findings)
        else { return nil }
        let names = fields["names"].map { readNames($0, &findings) } ?? []
        let alsoWords = fields["also_words"].map { readNames($0, &findings) } ?? []
        guard !names.isEmpty else { return nil }
        self.init(names: names, alsoWords: alsoWords)
    }
}

/// The names of a list whose lines hold several each.
private func readNames(_ value: YAMLValue, _ findings: inout Findings) -> [String] {
    var names: [String] = []
    for line in value.sequence(&findings) ?? [] {
        for name in line.string(&findings)?.split(separator: " ") ?? [] {
            if name.allSatisfy(\.isLetter) {
                names.append(String(name))
            } else {
                findings.report(
                    line, .notAName, "'\(name)' is not one first name",
                    hint: "write the parts of a double name one by one, without a hyphen")
            }
        }
    }
    return names
}

/// Reads `languages.yaml`: what people are told, each in their language, whose language glane does not understand.
package func foreignSentences(_ file: DataFile, _ findings: inout Findings) -> [String: String] {
    var sentences: [String: String] = [:]
    for (key, value) in YAMLValue.parse(file, &findings)?.entries(&findings) ?? [] {
        guard let language = key.string(&findings) else { continue }
        if language.utf8.count != 2 || !language.allSatisfy(\.isLowercase) {
            findings.report(
                key, .unknownLanguage, "'\(language)' is no language by its two letters", hint: "for example 'es'")
        }
        sentences[language] = value.botText(filling: ["contact", "site"], &findings)
    }
    return sentences
}

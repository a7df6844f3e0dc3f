extension YAMLValue {
    /// The language that a file says it speaks is that of the folder in which it stands, where that is one of a language.
    func checkLanguage(_ findings: inout Findings) {
        guard let language = string(&findings), let folder = file.split(separator: "/").dropLast().last,
            folder.utf8.count == 2, folder != language
        else { return }
        findings.report(
            self, .unknownLanguage, "'\(language)' is not the language of this folder", hint: "language: \(folder)")
    }

    /// The same with `{names}` of which these are known.
    func botText(filling names: [String], _ findings: inout Findings) -> String? {
        let text = botText(&findings)
        if let text { checkNames(text, names, self, &findings) }
        return text
    }

    /// A text of the bot: not empty, one line, short enough for a line of IRC.
    func botText(_ findings: inout Findings) -> String? {
        guard let text = string(&findings) else { return nil }
        if text.isEmpty || text.contains(where: \.isNewline) {
            findings.report(self, .badText, "a text of the bot is one line and not empty")
        }
        if text.utf8.count > 350 {
            findings.report(
                self, .tooLong, "this text has \(text.utf8.count) bytes, a message may have 350",
                hint: "say it shorter, or in two messages", severity: .warning)
        }
        return text
    }
}

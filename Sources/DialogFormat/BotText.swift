extension YAMLValue {
    /// A text of the bot: not empty, one line, short enough for a line of IRC.
    func botText(_ findings: inout Findings) -> String? {
        guard let text = string(&findings) else { return nil }
        if text.isEmpty || text.contains(where: \.isNewline) {
            findings.report(self, "bad-text", "a text of the bot is one line and not empty")
        }
        if text.utf8.count > 350 {
            findings.report(
                self, "too-long", "this text has \(text.utf8.count) bytes, a message may have 350",
                hint: "say it shorter, or in two messages", severity: .warning)
        }
        return text
    }
}

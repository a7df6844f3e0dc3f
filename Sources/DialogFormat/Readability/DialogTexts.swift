import DialogEngine

/// A text that people read, and where it stands.
package struct DialogText: Sendable, Hashable {
    package var file: String
    package var line: Int
    package var text: String

    package init(file: String, line: Int, text: String) {
        self.file = file
        self.line = line
        self.text = text
    }

    /// The sentences, questions and warnings of data files of the bot: those of `phrases`, of `slots` and of `alerts`.
    package static func all(in files: [DataFile]) -> [DialogText] {
        var unread = Findings()
        return files.flatMap { file -> [DialogText] in
            guard let root = YAMLValue.parse(file, &unread) else { return [] }
            let slots = root["slots"].map { $0.children.flatMap { slot in spoken.compactMap { slot[$0] } } } ?? []
            let alerts = root["alerts"].map { $0.children.flatMap { alert in warned.compactMap { alert[$0] } } } ?? []
            return ((root["phrases"]?.children ?? []) + slots + alerts).flatMap(\.leaves).map {
                DialogText(file: file.name, line: $0.line, text: $0.rawText ?? "")
            }
        }
    }

    private static let spoken = ["ask", "again", "why", "hint", "constraint", "required", "more"]
    private static let warned = ["say", "told", "untold", "stays", "program", "forgotten"]
}

extension YAMLValue {
    fileprivate var children: [YAMLValue] {
        var unread = Findings()
        if isSequence { return sequence(&unread) ?? [] }
        return isMapping ? (entries(&unread) ?? []).map(\.value) : []
    }

    /// The texts below; of a question with conditions what is said, and what beside.
    fileprivate var leaves: [YAMLValue] {
        if let say = self["say"] { return say.leaves + (self["beside"]?.leaves ?? []) }
        return isMapping || isSequence ? children.flatMap(\.leaves) : [self]
    }
}

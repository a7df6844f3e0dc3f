/// The words of questions to the archive in one language.
package struct QuestionWords: Sendable, Hashable {
    /// Phrases that only make a sentence a question.
    package var frame: [String] = []
    package var positive: [String] = []
    package var negative: [String] = []
    /// Phrases that ask for what nobody tells.
    package var blindSpots: [String] = []
    /// Phrases by the id of a level of the codebook, and of an effect.
    package var levels: [String: [String]] = [:]
    package var effects: [String: [String]] = [:]
    /// Words that are not looked for.
    package var small: Set<String> = []
    /// What to ask people so that something is told, by the id of a public, and of an effect.
    package var publicOpenings: [String: String] = [:]
    package var effectOpenings: [String: String] = [:]

    package init() {}

    /// Reads `<lang>/questions.yaml`. Ids that the codebook does not have are nothing: sites have codebooks of their own.
    package init(_ file: DataFile, _ findings: inout Findings) {
        let keys = [
            "language", "frame", "positive", "negative", "blind_spots", "levels", "effects", "small", "openings",
        ]
        guard let fields = YAMLValue.parse(file, &findings)?.fields(keys, required: ["language"], &findings) else {
            return
        }
        fields["language"]?.checkLanguage(&findings)
        frame = fields["frame"]?.strings(&findings) ?? []
        positive = fields["positive"]?.strings(&findings) ?? []
        negative = fields["negative"]?.strings(&findings) ?? []
        blindSpots = fields["blind_spots"]?.strings(&findings) ?? []
        levels = fields["levels"].map { phrases($0, &findings) } ?? [:]
        effects = fields["effects"].map { phrases($0, &findings) } ?? [:]
        small = Set((fields["small"]?.string(&findings) ?? "").split(separator: " ").map(String.init))
        let openings = fields["openings"]?.fields(["publics", "effects"], &findings)
        publicOpenings = openings?["publics"].map { sentences($0, &findings) } ?? [:]
        effectOpenings = openings?["effects"].map { sentences($0, &findings) } ?? [:]
    }
}

private func phrases(_ value: YAMLValue, _ findings: inout Findings) -> [String: [String]] {
    var phrases: [String: [String]] = [:]
    for (key, value) in value.entries(&findings) ?? [] {
        if let id = key.string(&findings) { phrases[id] = value.strings(&findings) }
    }
    return phrases
}

private func sentences(_ value: YAMLValue, _ findings: inout Findings) -> [String: String] {
    var sentences: [String: String] = [:]
    for (key, value) in value.entries(&findings) ?? [] {
        if let id = key.string(&findings) { sentences[id] = value.string(&findings) }
    }
    return sentences
}

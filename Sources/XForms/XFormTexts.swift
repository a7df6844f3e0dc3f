/// The texts of an XForm in all its languages (`itext`).
struct XFormTexts: Sendable {
    /// Codes, in the order of the file.
    let languages: [String]
    private(set) var losses: [Loss] = []
    private var byID: [String: FormTexts] = [:]
    private let own: String

    /// `language` is that of texts outside of translations.
    init(_ itext: XMLNode?, language: String) {
        let translations = itext?.all("translation") ?? []
        // pyxform calls the texts without a language `default`.
        func code(_ translation: XMLNode) -> String {
            let name = translation["lang"] ?? "default"
            return name == "default" ? language : LanguageName.code(name)
        }
        own =
            translations.first { $0["default"] != nil }.map(code) ?? translations.first.map(code)
            ?? language
        var languages: [String] = []
        var media: [Int] = []
        for translation in translations {
            let code = code(translation)
            if !languages.contains(code) { languages.append(code) }
            for text in translation.all("text") {
                let values = text.all("value")
                media += values.filter { !["guidance", "short", nil].contains($0["form"]) }.map(\.line)
                guard let value = values.first(where: { $0["form"] == nil }) else { continue }
                byID[text["id"] ?? "", default: [:]][code] = XFormTexts.plain(value)
            }
        }
        self.languages = languages.isEmpty ? [language] : languages
        if let first = media.min() {
            losses.append(
                Loss(.line(first), .media, "pictures and sounds, in \(media.count) places", "left out"))
        }
    }

    /// Of a label or hint: by reference, or as it stands there.
    func texts(_ node: XMLNode?) -> FormTexts {
        guard let node else { return [:] }
        if let reference = node["ref"] { return texts(attribute: reference) }
        let text = XFormTexts.plain(node)
        return text.trimmed.isEmpty ? [:] : [own: text]
    }

    /// `jr:itext('id')`, or the text itself.
    func texts(attribute: String?) -> FormTexts {
        guard let attribute = attribute?.trimmed, !attribute.isEmpty else { return [:] }
        if attribute.hasPrefix("jr:itext("), let mark = attribute.first(where: { $0 == "'" || $0 == "\"" }),
            let start = attribute.firstIndex(of: mark), let end = attribute.lastIndex(of: mark), start < end
        {
            return texts(id: String(attribute[attribute.index(after: start)..<end]))
        }
        return [own: attribute]
    }

    /// pyxform writes `-` where a language has no text.
    func texts(id: String) -> FormTexts {
        (byID[id] ?? [:]).filter { !["", "-"].contains($0.value.trimmed) }
    }

    /// With `${path}` where an answer is filled in.
    private static func plain(_ node: XMLNode) -> String {
        node.contents.map {
            switch $0 {
            case .text(let text): text
            case .element(let child):
                child.name == "output" ? "${\((child["value"] ?? "").trimmed)}" : child.text
            }
        }.joined()
    }
}

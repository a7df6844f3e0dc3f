import TestimonyModel

extension ArchiveAnswer {
    /// The answer in Markdown, in French.
    package var markdown: String { layout.markdown }

    /// The same for a conversation.
    package var lines: [String] { layout.lines }

    private var layout: DigestLayout {
        DigestLayout(title: title, blocks: [.list(overview)] + said + unknown)
    }

    private var overview: [DigestLayout.Item] {
        guard testimonies > 0 else {
            return [
                .init(text: "Aucun témoignage n’en parle."),
                .init(
                    text:
                        "On ne peut rien en conclure\(FrenchWords.space): ni que tout va bien, ni que rien ne se passe."
                ),
            ]
        }
        guard !isWithheld else {
            return [
                .init(
                    text: "Moins de \(breakdownFrom) personnes en parlent\(FrenchWords.space): "
                        + "le détail pourrait les désigner, il n’est donc pas dit.")
            ]
        }
        let people = witnesses > 1 ? " de \(FrenchWords.count(witnesses, .person))" : ""
        var lines: [DigestLayout.Item] = [
            .init(strong: FrenchWords.count(testimonies, .testimony) + people, text: ".")
        ]
        let signs = [("En bien", \Figure.positive, Polarity.negative), ("En mal", \Figure.negative, .positive)]
            .filter { question.polarity != $0.2 }
            .map { name, figure, _ in "\(name), \(Digest.sign(effects.map { ($0.label, $0[keyPath: figure]) }))." }
        lines.append(.init(text: signs.joined(separator: " ")))
        let asides = [(wished, FrenchWords.Noun.wish), (absent, .lack)].filter { $0.0 > 0 }
            .map { FrenchWords.count($0.0, $0.1) }
        if !asides.isEmpty { lines.append(.init(text: "À part, \(FrenchWords.list(asides)).")) }
        return lines
    }

    private var said: [DigestLayout.Block] {
        let lines =
            positiveQuotes.map { "En bien\(FrenchWords.space): \($0.words)" }
            + negativeQuotes.map { "En mal\(FrenchWords.space): \($0.words)" }
        return lines.isEmpty ? [] : [.heading(2, "Des mots"), .list(lines.map { .init(text: $0) })]
    }

    private var unknown: [DigestLayout.Block] {
        var lines: [String] = []
        if !unfound.isEmpty {
            let words = FrenchWords.list(unfound.map { "«\(FrenchWords.space)\($0)\(FrenchWords.space)»" })
            lines.append("Aucun témoignage que l’on peut citer ne contient \(words).")
        }
        if !untold.isEmpty {
            lines.append(
                "Rien n’est raconté sur\(FrenchWords.space): \(untold.map(\.inSentence).joined(separator: "\(FrenchWords.space); "))."
            )
        }
        if silentAboutPeople > 0 {
            let isOne = silentAboutPeople == 1
            lines.append(
                "\(FrenchWords.count(silentAboutPeople, .testimony)) ne \(isOne ? "dit" : "disent") pas de qui "
                    + "\(isOne ? "il parle" : "ils parlent"), ou ne \(isOne ? "peut" : "peuvent") être que "
                    + "\(isOne ? "compté" : "comptés").")
        }
        return lines.isEmpty ? [] : [.heading(2, "Ce qu’on ne sait pas"), .list(lines.map { .init(text: $0) })]
    }

    /// One object: `question`, `title`, `testimonies`, `witnesses`, `withheld`, `effects`, `wished`, `absent`, `quotes`,
    /// `unknown`.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.key("question")
            json.object { json in
                json.field("publics", question.publics)
                json.field("places", question.places)
                json.field("effects", question.effects)
                json.field("polarity", orNull: question.polarity?.rawValue)
                json.field("from", orNull: question.from?.description)
                json.field("to", orNull: question.to?.description)
                json.field("words", question.words)
            }
            json.field("title", title)
            json.field("withheld", isWithheld)
            json.key("testimonies")
            if isWithheld { json.null() } else { json.integer(testimonies) }
            json.key("witnesses")
            if isWithheld { json.null() } else { json.integer(witnesses) }
            json.key("effects")
            json.array(effects) { json, effect in
                json.object { json in
                    json.field("id", effect.id)
                    json.field("label", effect.label)
                    json.field("positive", effect.positive)
                    json.field("negative", effect.negative)
                }
            }
            json.field("wished", wished)
            json.field("absent", absent)
            json.key("quotes")
            json.object { json in
                for (name, quotes) in [("positive", positiveQuotes), ("negative", negativeQuotes)] {
                    json.key(name)
                    json.array(quotes) { json, quote in
                        json.object { json in
                            json.field("text", quote.text)
                            json.field("attribution", orNull: quote.attribution)
                        }
                    }
                }
            }
            json.key("unknown")
            json.object { json in
                json.field("words", unfound)
                json.field("effects", untold)
                json.field("silent_about_people", silentAboutPeople)
            }
        }
        json.endLine()
        return json.text
    }
}

import TestimonyModel

/// A digest laid out, before any format: what a reader meets, in order. Words of witnesses in it are harmless in chat
/// markup; a format still escapes what is its own.
struct DigestLayout: Sendable, Hashable {
    enum Block: Sendable, Hashable {
        /// Two is a section, three a part of one.
        case heading(Int, String)
        case paragraph(String)
        case list([Item])
    }

    /// An entry of a list, with what stands below it.
    struct Item: Sendable, Hashable {
        /// Where it starts, in strong letters.
        var strong = ""
        var text: String
        var details: [String] = []
    }

    var title: String
    var blocks: [Block]
}

extension Digest {
    /// Its first three lines give the whole; no section stands without content.
    var layout: DigestLayout {
        let lines = testimonies.now == 0 ? emptyWeek : overview
        let sections = effectSection + accordSection + meetingSection + asideSection + publicSection + placeSection
        let silence = testimonies.now == 0 ? [] : silenceSection
        return DigestLayout(
            title: (desk.draft == nil ? "" : "Brouillon — ") + title,
            blocks: [.list(lines)] + (testimonies.now == 0 ? [] : sections) + silence + deskSection
                + draftSection)
    }

    private var overview: [DigestLayout.Item] {
        [
            .init(strong: String(told.dropLast()), text: ". \(toldBefore)"), .init(text: bothSigns),
            .init(text: restOfWeek + (waiting.map { " " + $0 } ?? "")),
        ]
    }

    private var emptyWeek: [DigestLayout.Item] {
        [
            .init(text: "Aucun témoignage confirmé cette semaine."),
            .init(text: toldBefore + (waiting.map { " " + $0 } ?? "")),
            .init(
                text: "On ne peut rien en conclure\(FrenchWords.space): ni que tout va bien, ni que rien ne se passe."),
        ]
    }

    private var effectSection: [DigestLayout.Block] {
        guard !levels.isEmpty else { return [] }
        let note =
            testimonies.before > 0
            ? "Entre parenthèses, la différence avec la semaine d’avant."
            : "Pas de comparaison\(FrenchWords.space): la semaine d’avant n’a aucun témoignage."
        let hasCourse = levels.contains { course($0.signs) != nil }
        let key = hasCourse ? " Chaque courbe finit à cette semaine." : ""
        return [.heading(2, "Ce qui a été observé"), .paragraph(note + key)]
            + levels.flatMap { level -> [DigestLayout.Block] in
                let told = level.effects.filter(\.isToldNow)
                let heading = DigestLayout.Block.heading(
                    3, "\(level.label)\(FrenchWords.space): \(figures(level.signs))")
                let course = course(level.signs).map { [DigestLayout.Block.paragraph($0)] } ?? []
                return [heading] + course
                    + (told.isEmpty ? [.paragraph("Rien cette semaine.")] : [.list(told.map(item))])
            }
    }

    private func item(_ effect: Effect) -> DigestLayout.Item {
        .init(
            strong: effect.label, text: "\(FrenchWords.space): \(figures(effect.signs))",
            details: quoted(effect.positiveQuotes, effect.negativeQuotes))
    }

    private func quoted(_ good: [Quote], _ bad: [Quote]) -> [String] {
        good.map { "En bien\(FrenchWords.space): \($0.words)" } + bad.map { "En mal\(FrenchWords.space): \($0.words)" }
    }

    private var accordSection: [DigestLayout.Block] {
        var blocks: [DigestLayout.Block] = []
        if !agreements.isEmpty {
            blocks += [
                .heading(2, "Raconté par plusieurs"),
                .list(
                    agreements.map {
                        .init(strong: $0.label, text: told($0))
                    }),
            ]
        }
        if !disagreements.isEmpty {
            blocks += [
                .heading(2, "Raconté en bien et en mal"),
                .paragraph("Au même endroit, par des personnes différentes. L’un n’efface pas l’autre."),
                .list(
                    disagreements.map {
                        .init(
                            strong: $0.label, text: told($0), details: quoted($0.positiveQuotes, $0.negativeQuotes))
                    }),
            ]
        }
        if let stances = ReviewWords.stances(stances) {
            blocks += [.heading(2, "Moi aussi"), .paragraph("Sous les résumés de la semaine, \(stances).")]
        }
        return blocks
    }

    private var meetingSection: [DigestLayout.Block] {
        guard !meetings.isEmpty else { return [] }
        return [
            .heading(2, "Qui a rencontré qui"),
            .list(
                meetings.map { meeting in
                    let pair = FrenchWords.list([meeting.first.label, meeting.second.label]).atLineStart
                    return .init(
                        text: "\(pair)\(FrenchWords.space): d’après \(FrenchWords.count(meeting.witnesses, .person))")
                }),
        ]
    }

    private var asideSection: [DigestLayout.Block] {
        let kinds = [
            ("Souhaité, pas encore fait", wished), ("Craint, pas encore arrivé", feared), ("Ce qui manque", absent),
        ].filter { !$0.1.isEmpty }
        guard !kinds.isEmpty else { return [] }
        return [.heading(2, "À part"), .paragraph("Rien de ceci n’est compté plus haut.")]
            + kinds.flatMap { heading, asides -> [DigestLayout.Block] in
                [
                    .heading(3, heading),
                    .list(
                        asides.map {
                            .init(
                                strong: $0.label,
                                text: "\(FrenchWords.space): \(FrenchWords.count($0.testimonies, .testimony))",
                                details: $0.quotes.map(\.words))
                        }),
                ]
            }
    }

    private var publicSection: [DigestLayout.Block] {
        let limit = settings.breakdownFrom
        switch publics {
        case .none: return []
        case .withheld:
            return [
                .heading(2, "Publics"),
                .paragraph(
                    "Moins de \(limit) personnes racontent et acceptent d’être citées\(FrenchWords.space): "
                        + "dire ici de qui elles parlent pourrait les désigner."),
            ]
        case .told(let mentions, let rare):
            return [
                .heading(2, "Publics"),
                .paragraph("Dans ce qui a été observé, d’après les témoignages que l’on peut citer."),
            ] + mentioned(mentions, rare: rare)
        }
    }

    private var placeSection: [DigestLayout.Block] {
        let blocks = mentioned(places.told, rare: places.rare)
        return blocks.isEmpty ? [] : [.heading(2, "Endroits")] + blocks
    }

    private func mentioned(_ mentions: [Mention], rare: [String]) -> [DigestLayout.Block] {
        var blocks: [DigestLayout.Block] = []
        if !mentions.isEmpty {
            blocks.append(
                .list(
                    mentions.map {
                        .init(
                            text: "\($0.label.atLineStart)\(FrenchWords.space): "
                                + FrenchWords.count($0.testimonies, .testimony))
                    }))
        }
        if let line = rareLine(rare, isAddition: !mentions.isEmpty) { blocks.append(.paragraph(line)) }
        return blocks
    }

    private var silenceSection: [DigestLayout.Block] {
        guard !silences.isEmpty else { return [] }
        let labels = silences.map { silence in
            silence.label.inSentence
                + (silence.before == 0
                    ? "" : " (\(FrenchWords.count(silence.before, .observation)) la semaine d’avant)")
        }
        let line = labels.joined(separator: "\(FrenchWords.space); ").atLineStart
        return [.heading(2, "Sans témoignage cette semaine"), .paragraph(line + ".")]
    }

    private var draftSection: [DigestLayout.Block] {
        guard let draft = desk.draft else { return [] }
        let wait = draft.wait.map { hours in
            " Sans décision, il part de lui-même \(hours == 1 ? "une heure" : "\(hours)\(FrenchWords.space)heures") après ce message."
        }
        let colon = FrenchWords.space + ":"
        return [
            .heading(2, "Publier\(FrenchWords.space)?"),
            .paragraph(
                "La coordination seule lit ce bilan pour l’instant, les autres salons l’attendent.\(wait ?? "")"),
            .list([
                .init(text: "Pour le publier\(colon) glane digest publish \(week)"),
                .init(text: "Pour le retenir\(colon) glane digest hold \(week)"),
            ]),
        ]
    }

    private var deskSection: [DigestLayout.Block] {
        changed.map { [.heading(2, "Depuis le bilan d’avant"), .paragraph($0)] } ?? []
    }
}

extension Digest.Quote {
    /// "« … » — Rahel"
    var words: String {
        "«\(FrenchWords.space)\(text)\(FrenchWords.space)»" + (attribution.map { " — " + $0 } ?? "")
    }
}

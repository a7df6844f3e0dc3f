import Foundation

/// Looks at sentences as a copy editor would, with rules of its own that share nothing with what writes them.
enum PageFaults {
    private static let patterns: [(String, String)] = [
        // Gaps where a list was empty.
        (" \\.| ,|,,|, *\\.|: *\\.|; *\\.| et *\\.|\\bet et\\b|\\bou ou\\b|, et\\b|^ *[,;]|\\(\\)|: *;", "a gap"),
        ("\\b(entre|avec|par|que|d’|de|à|en|ont|sont) ?\\.", "a sentence that breaks off"),
        ("« *»", "an empty quote"),
        // Elision and contraction.
        (
            "\\b(de|que|le|la|ne|se|je|me) (?=[aeiouàâéèêëîïôùûœAEIOUÀÂÉÈÊËÎÏÔÙÛ]|h(?:abit|eure|istoire|omme|umain|ygi|ôpit|ôte))",
            "a missing elision"
        ),
        ("\\b([dlqnsj]|qu)’(?=[bcdfgjklmnpqrtvwxz])", "an elision before a consonant"),
        ("\\b(de les?|à les?|de des|de du)\\b", "an uncontracted article"),
        // Number.
        ("\\b(ont|sont) été \\w*(?:é|ée|i|ie|u|ue)\\b", "a singular participle after a plural"),
        ("\\ba été \\w+s\\b", "a plural participle after a singular"),
        ("\\bsont \\w*(?:é|ée|u|ue)\\b", "a singular participle after « sont »"),
        ("\\bont (?!été)\\w+és\\b", "a participle that agrees after « avoir »"),
        ("\\b[Uu]ne personne (?:se )?\\w+(?:ent|ont)\\b|\\b[Uu]ne personne ont\\b", "a plural verb after one"),
        ("\\b[Dd]es personnes (?:se )?(?:dit|raconte|a)\\b", "a singular verb after several"),
        ("\\b[Uu]n témoignage racontent|\\b[Dd]es témoignages raconte\\b", "a verb that does not agree"),
        ("\\b[Uu]ne personne [^.]*\\bleurs?\\b", "a plural possessive after one"),
        (
            "\\b(?:des|les|plusieurs|certains|certaines) (?:projet|action|personne|lien|échange|besoin|réseau)\\b",
            "a singular noun"
        ),
        ("\\bprojets?\\b[^.]*\\bporté\\b", "a participle without its plural"),
        ("(?<![\\d\u{A0} ,])1[\u{A0} ](?!er)\\w+s\\b", "a plural after one"),
        ("(?<![\\d,])(?:[2-9]|\\d{2,})[\u{A0} ](témoignage|personne|effet|projet)\\b", "a singular after many"),
        ("\\b[Uu]n besoin\\b[^.]*;|\\bentre des [^,;.]*(?<! et .{1,80})\\.$", "one where several are meant"),
        // Gender.
        ("\\b(certains|quelques-uns|tous les|différents) personnes\\b|\\bcertaines projets\\b", "the wrong gender"),
        ("\\bun (personne|réponse|place)\\b|\\bune (témoignage|besoin|emploi|stress)\\b", "the wrong gender"),
        // Words and signs.
        ("\\bse d’|\\bvoir trois\\b|\\bdisent de\\b", "a broken verb"),
        ("(?<=\\S) {2,}|\u{A0} | \u{A0}", "a doubled space"), ("^ | $", "a space at an end"),
        ("'", "a straight apostrophe"), ("\\b(\\w{2,}) \\1\\b", "a doubled word"),
    ]

    static func of(_ text: String) -> [String] {
        patterns.compactMap { pattern, name in
            guard let regex = try? NSRegularExpression(pattern: pattern) else {
                return "the pattern for \(name) cannot be read"
            }
            return regex.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) == nil ? nil : name
        }
    }

    /// Of what should be whole sentences.
    static func ofSentences(_ text: String) -> [String] {
        var faults = of(text)
        if text.first?.isUppercase != true && text.first?.isNumber != true { faults.append("no capital at the start") }
        if text.last != "." { faults.append("no stop at the end") }
        return faults
    }
}

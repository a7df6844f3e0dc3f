/// The forms of folded French verbs that testimonies use: present, imperfect, future, conditional, subjunctive,
/// simple past in "-a", participles.
enum Conjugation {
    /// `nil` when the word has no ending of an infinitive.
    static func forms(of infinitive: String) -> [String]? {
        if let irregular = irregularForms(of: infinitive) { return irregular }
        if infinitive.hasSuffix("er"), infinitive.count > 3 { return firstGroup(String(infinitive.dropLast(2))) }
        if infinitive.hasSuffix("ir"), infinitive.count > 3 { return secondGroup(String(infinitive.dropLast(2))) }
        if infinitive.hasSuffix("re"), infinitive.count > 3 { return thirdGroup(String(infinitive.dropLast(2))) }
        return nil
    }

    private static let imperfect = ["ais", "ait", "ions", "iez", "aient", "ant"]
    private static let future = [
        "ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient",
    ]

    private static func firstGroup(_ stem: String) -> [String] {
        let mute = ["e", "es", "ent"] + future.map { "er" + $0 }
        var forms = mute.map { stem + $0 }
        // "nettoyer" → "nettoie", "appeler" → "appelle", "jeter" → "jette"
        if stem.hasSuffix("y") { forms += mute.map { stem.dropLast() + "i" + $0 } }
        if stem.hasSuffix("el") || stem.hasSuffix("et") { forms += mute.map { stem + String(stem.last!) + $0 } }
        let soft = stem.hasSuffix("g") ? stem + "e" : String(stem)
        forms += ["ais", "ait", "aient", "ant", "ons", "a", "ai"].map { soft + $0 }
        forms += ["er", "ez", "ions", "iez", "ee", "ees", "erent"].map { stem + $0 }
        return forms.uniqued()
    }

    private static func secondGroup(_ stem: String) -> [String] {
        let root = stem + "i"
        var forms = ["", "s", "t", "r", "e", "es", "rent"].map { root + $0 }
        forms += (["ons", "ez", "ent", "e", "es"] + imperfect).map { root + "ss" + $0 }
        return (forms + future.map { root + "r" + $0 }).uniqued()
    }

    private static func thirdGroup(_ stem: String) -> [String] {
        var forms = ["re", "s", "", "ons", "ez", "ent", "e", "es", "it", "irent"].map { stem + $0 }
        forms += imperfect.map { stem + $0 } + future.map { stem + "r" + $0 }
        return (forms + ["u", "ue", "us", "ues"].map { stem + $0 }).uniqued()
    }

    private static func irregularForms(of infinitive: String) -> [String]? {
        let rows = IrregularVerb.all.filter { infinitive.hasSuffix($0.infinitive) }
        guard let verb = rows.max(by: { $0.infinitive.count < $1.infinitive.count }) else { return nil }
        let prefix = infinitive.dropLast(verb.infinitive.count)
        if verb.standsAlone, !prefix.isEmpty { return nil }
        var forms = [verb.infinitive] + verb.presents
        forms += imperfect.map { verb.imperfect + $0 } + future.map { verb.future + $0 }
        forms += verb.participles.flatMap { [$0, $0 + "e", $0 + "es", $0.hasSuffix("s") ? $0 : $0 + "s"] }
        return forms.map { prefix + $0 }.uniqued()
    }
}

/// Tells the tense of single words by their class, their ending and their neighbours.
struct TenseReader {
    private let text: MarkedText
    /// By token, what the closed classes know of it.
    private let classes: [TenseClass]

    init(_ text: MarkedText) {
        self.text = text
        classes = text.words.indices.map { text.isWord($0) ? TenseClass.of(text.words[$0]) : [] }
    }

    func tense(of at: Int) -> Tense? {
        guard text.isWord(at) else { return nil }
        return isFuture(at) ? .future : isPast(at) ? .past : nil
    }

    private func classes(_ at: Int) -> TenseClass { at >= 0 && at < classes.count ? classes[at] : [] }

    /// A verb in the future or the conditional, "va" and an infinitive, a present that looks ahead beside a date ("il
    /// commence lundi", "j'y retourne mercredi"), or a word of plans and wishes.
    private func isFuture(_ at: Int) -> Bool {
        let known = classes[at]
        if known.contains(.plan) { return true }
        if known.contains(.start) {
            let isParticiple = text.flags(at).contains(.accented) && !known.contains(.accentedStem)
            return !isParticiple && !classes(at - 1).contains(.auxiliary)
        }
        if text.capital(at), at > 0, text.isWord(at - 1) { return false }
        if known.contains(.going), isInfinitive(at + 1) || isInfinitive(at + 2) { return true }
        guard !known.contains(.noFuture), !classes(at - 1).contains(.article) else { return false }
        return futureEndings.contains(text.text.suffix(ofToken: at), length: text.length(at))
    }

    private func isInfinitive(_ at: Int) -> Bool {
        text.isWord(at) && text.length(at) > 3 && infinitives.contains(text.text.suffix(ofToken: at))
    }

    /// An imperfect, or an auxiliary with a participle behind it.
    private func isPast(_ at: Int) -> Bool {
        let known = classes[at]
        if text.length(at) >= 5, imperfects.contains(text.text.suffix(ofToken: at)) {
            return !known.contains(.noPast)
        }
        // "à" is no auxiliary.
        guard known.contains(.auxiliary), !(text.words[at] == "a" && text.flags(at).contains(.accented)) else {
            return known.contains(.past)
        }
        for next in at + 1...at + 3 where text.isWord(next) {
            if isParticiple(next) { return true }
            if !classes[next].contains(.adverb) { return false }
        }
        return false
    }

    private func isParticiple(_ at: Int) -> Bool {
        if classes[at].contains(.irregular) { return true }
        var word = text.bytes(at)
        while let last = word.last, last == UInt8(ascii: "s"), word.count > 3 { word = word.dropLast() }
        if text.flags(at).contains(.accented), word.last == UInt8(ascii: "e") { return true }
        guard word.count >= 3, let last = word.last else { return false }
        let before = word[word.endIndex - 2]
        return last == UInt8(ascii: "i") || last == UInt8(ascii: "u")
            || last == UInt8(ascii: "t") && before == UInt8(ascii: "i")
            || last == UInt8(ascii: "e") && (before == UInt8(ascii: "e") || word.count >= 5)
    }
}

/// What closed classes know of a word's tense; a word can be in several.
private struct TenseClass: OptionSet {
    let rawValue: UInt16

    static let article = TenseClass(rawValue: 1)
    static let going = TenseClass(rawValue: 2)
    static let plan = TenseClass(rawValue: 4)
    static let start = TenseClass(rawValue: 8)
    static let noFuture = TenseClass(rawValue: 16)
    static let noPast = TenseClass(rawValue: 32)
    static let auxiliary = TenseClass(rawValue: 64)
    static let past = TenseClass(rawValue: 128)
    static let adverb = TenseClass(rawValue: 256)
    static let irregular = TenseClass(rawValue: 512)
    /// Whose accent tells no participle: "démarre".
    static let accentedStem = TenseClass(rawValue: 1024)

    static func of(_ word: Word) -> TenseClass { table[word] ?? [] }

    private static let table: WordMap<TenseClass> = {
        var classes: [Word: TenseClass] = [:]
        for (group, words) in groups {
            for word in words.split(separator: " ") { classes[Word(String(word)), default: []].insert(group) }
        }
        return WordMap(classes.map { ($0.key, $0.value) })
    }()

    private static let groups: [(TenseClass, String)] = [
        (.article, "le la les l' un une des du de d' au aux ce cet cette mon ma sa son notre votre"),
        (.going, "va vais vas vont allons allez"),
        (
            .plan,
            "prochain prochaine prochainement bientot sera seront serai fera feront aura auront ira iront faudrait "
                + "serait seraient ferait feraient voudrais voudrait aimerais aimerait aimerions pourrait pourrais devrait devrais "
                + "devrions devraient prevoit prevoient vivement"
        ),
        (
            .start,
            "commence commences commencent commencant recommence recommences recommencent "
                + "demarre demarres demarrent demarrant debute debutes debutent "
                + "debutant ouvre ouvrent ouvrant rouvre rouvrent rends "
                + "retourne retournes retournent reviens revient reviennent repars repart repartent pars partent "
                + "reprends reprend reprennent finit finissent "
                + "envisage envisageons envisagent propose proposons proposent souhaite souhaitons souhaitent "
                + "espere esperons esperent"
        ),
        (
            .accentedStem,
            "demarre demarres demarrent demarrant debute debutes debutent debutant "
                + "espere esperons esperent"
        ),
        (
            .noFuture,
            "vrai opera camera extra para verra lira etait durai derai front effront paiera tiers"
        ),
        (
            .noPast,
            "jamais mais parfait portrait extrait retrait souhait fais sais vais palais anglais francais frais"
        ),
        (
            .auxiliary,
            "ai as a avons avez ont est sont suis sommes etes avais avait avaient etait etaient s'est ete"
        ),
        (.past, "etait etaient avait avaient etais avais eu fut ete jetais javais ct cetait"),
        (
            .adverb,
            "pas plus jamais deja tous toutes tout bien enfin meme encore aussi ete presque vraiment du juste rien l' "
                + "m' t' me te y en trop tellement finalement"
        ),
        (
            .irregular,
            "fait faite faits mis mise pris prise dit dits dite eu vu ete offert ouvert eus mort ne nee ouverte appris "
                + "compris promis assis surpris peint repeint rejoint construit conduit ecrit permis"
        ),
    ]
}

private let infinitives = WordEndings("er ir re")
private let imperfects = WordEndings("ait aient ais")
/// Each with a letter before it and another before that one: "era" alone is no verb.
private let futureEndings = WordEndings(
    "era erai eras erons erez eront ira irai irons iront dra drai drons dront ura urai urons uront erait erais eraient "
        + "irait iraient drait draient urait uraient rra rrai rras rrons rrez rront rrait rraient", stem: 2)

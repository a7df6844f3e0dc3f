/// Whether a clause tells of the past or of what is to come, as far as its words show.
enum Tense: Sendable { case past, future, unknown }

/// What each word of a text says about time, looked up once: `nil` where it says nothing.
struct Tenses: Sendable {
    private let text: MarkedText
    private let told: [Tense?]

    init(_ text: MarkedText) {
        self.text = text
        told = (0..<text.count).map { at in
            guard text.isWord(at) else { return nil }
            return text.isFuture(at) ? .future : text.isPast(at) ? .past : nil
        }
    }

    /// The tense of the clause around `index`: that of the nearest verb between two stops, at most thirty tokens to
    /// either side. A comma sets what lies behind it further away.
    func tense(around index: Int) -> Tense {
        var best = (distance: Int.max, tense: Tense.unknown)
        for step in [-1, 1] {
            var at = step < 0 ? index - 1 : index
            var distance = 0
            while at >= 0, at < told.count, distance < 30, !text.endsClause(at) {
                distance += text.words[at] == "," ? 6 : 1
                if distance < best.distance, let tense = told[at] { best = (distance, tense) }
                at += step
            }
        }
        return best.tense
    }
}

extension MarkedText {
    func endsClause(_ index: Int) -> Bool {
        switch kind(index) {
        case .newline: return true
        case .mark:
            let mark = words[index]
            if mark == "." { return !(kind(index + 1) == .number && isGlued(index + 1)) }
            return mark == "!" || mark == "?" || mark == ";" || mark == ":"
        default: return false
        }
    }

    /// A verb in the future or the conditional, "va" and an infinitive, or a word of plans and wishes.
    fileprivate func isFuture(_ at: Int) -> Bool {
        if plans.contains(words[at]) { return true }
        if starts.contains(words[at]) {
            return !flags(at).contains(.accented) && !auxiliaries.contains(self.word(at - 1))
        }
        if capital(at), at > 0, isWord(at - 1) { return false }
        if going.contains(words[at]), isInfinitive(at + 1) || isInfinitive(at + 2) { return true }
        let word = bytes(at)
        guard word.count >= 4, !noFuture.contains(words[at]), !articles.contains(self.word(at - 1)) else {
            return false
        }
        return futureEndings.contains { word.count > $0.count + 1 && word.suffix($0.count).elementsEqual($0) }
    }

    private func isInfinitive(_ at: Int) -> Bool {
        guard isWord(at) else { return false }
        let word = bytes(at)
        return word.count > 3
            && (word.suffix(2).elementsEqual(Array("er".utf8))
                || word.suffix(2).elementsEqual(Array("ir".utf8)) || word.suffix(2).elementsEqual(Array("re".utf8)))
    }

    /// An imperfect, or an auxiliary with a participle behind it.
    fileprivate func isPast(_ at: Int) -> Bool {
        let word = bytes(at)
        if word.count >= 5, pastEndings.contains(where: { word.suffix($0.count).elementsEqual($0) }) {
            return !noPast.contains(words[at])
        }
        // "à" is no auxiliary.
        guard auxiliaries.contains(words[at]), !(words[at] == "a" && flags(at).contains(.accented)) else {
            return pastWords.contains(words[at])
        }
        for next in at + 1...at + 3 where isWord(next) {
            if isParticiple(next) { return true }
            if !adverbs.contains(words[next]) { return false }
        }
        return false
    }

    private func isParticiple(_ at: Int) -> Bool {
        var word = bytes(at)
        if irregular.contains(words[at]) { return true }
        while let last = word.last, last == UInt8(ascii: "s"), word.count > 3 { word = word.dropLast() }
        if flags(at).contains(.accented), word.last == UInt8(ascii: "e") { return true }
        guard word.count >= 3, let last = word.last else { return false }
        return last == UInt8(ascii: "i") || last == UInt8(ascii: "u") || word.suffix(2).elementsEqual(Array("it".utf8))
            || word.suffix(2).elementsEqual(Array("ee".utf8)) || last == UInt8(ascii: "e") && word.count >= 5
    }
}

private let articles = WordSet("le la les l' un une des du de d' au aux ce cet cette mon ma sa son notre votre")
private let going = WordSet("va vais vas vont allons allez")
private let plans = WordSet(
    "prochain prochaine prochainement bientot sera seront serai fera feront aura auront ira iront faudrait voudrais "
        + "voudrait "
        + "aimerais aimerait aimerions pourrait pourrais devrait devrions")
private let starts = WordSet("commence commencent demarre demarrent")
private let noFuture = WordSet(
    "vrai opera camera extra para verra lira etait reprend durai derai front effront paiera tiers")
private let futureEndings = [
    "era", "erai", "eras", "erons", "erez", "eront", "ira", "irai", "irons", "iront", "dra",
    "drai", "drons", "dront", "ura", "urai", "urons", "uront", "erait", "erais", "eraient", "irait", "iraient",
    "drait", "draient", "urait", "uraient",
].map { Array($0.utf8) }
private let pastEndings = ["ait", "aient", "ais"].map { Array($0.utf8) }
private let noPast = WordSet(
    "jamais mais parfait portrait extrait retrait souhait fais sais vais palais anglais francais frais")
private let auxiliaries = WordSet(
    "ai as a avons avez ont est sont suis sommes etes avais avait avaient etait etaient s'est ete")
private let pastWords = WordSet("etait etaient avait avaient etais avais eu fut ete jetais javais ct cetait")
private let adverbs = WordSet(
    "pas plus jamais deja tous toutes tout bien enfin meme encore aussi ete presque vraiment du juste rien l' m' t' "
        + "me te "
        + "y en trop tellement finalement")
private let irregular = WordSet(
    "fait faite faits mis mise pris prise dit dits dite eu vu ete offert ouvert eus mort ne nee ouverte "
        + "appris compris promis assis surpris peint repeint rejoint construit conduit ecrit permis")

/// Counts the syllables of words as they are spoken in careful speech, by their spelling.
///
/// French: a group of vowels that is written for one sound is one nucleus (au, eau, eu, œu, ai, ei, ou, oi …); i, y and the
/// u of "ui" glide into the vowel behind them, except the i behind a consonant and l or r ("pri-ère"); é and letters with
/// a diaeresis never join the vowel behind or before them ("cré-é", "na-ïf"); u behind q or g and e between g and a, o are
/// silent; so is a final e, es, or the ent of -aient, where another vowel stands in the word. English: runs of vowels are
/// one; a final silent e, es, ed is none.
enum Syllables {
    /// At least one. A word of another language is counted as English.
    static func count(_ word: String, language: String) -> Int {
        let letters = Array(word.lowercased()).filter(\.isLetter)
        return max(1, language == "fr" ? french(letters) : english(letters))
    }

    // MARK: - French

    private static let vowels = Set("aeiouyàâäéèêëîïôöùûüœæ")
    private static let nuclei = [
        "oui", "eau", "oeu", "aî", "ai", "au", "ay", "ei", "eî", "eu", "eû", "oi", "oî", "ou", "où", "oû", "oy", "œu",
    ]
    .map(Array.init)

    private static func french(_ word: [Character]) -> Int {
        var letters = word[...]
        if letters.count > 5, letters.suffix(5).elementsEqual("aient") {
            letters = letters.dropLast(3)
        } else if letters.suffix(2).elementsEqual("es") {
            letters = letters.dropLast(2)
        } else if letters.last == "e" {
            letters = letters.dropLast()
        }
        var (count, at) = (0, 0)
        let spoken = Array(letters)
        while at < spoken.count {
            guard vowels.contains(spoken[at]) else {
                at += 1
                continue
            }
            if isSilent(at, spoken) {
                at += 1
                continue
            }
            if glides(at, spoken) { at += 1 }
            count += 1
            at += nuclei.first { spoken[at...].starts(with: $0) }?.count ?? 1
            // "fauteuil", "feuille"
            if spoken[at...].starts(with: ["i", "l"]), at > 1, spoken[at - 1] == "u", spoken[at - 2] == "e" { at += 1 }
        }
        return count
    }

    /// The u of "qui" and "guerre", the e of "mangeons".
    private static func isSilent(_ at: Int, _ word: [Character]) -> Bool {
        guard at > 0, at + 1 < word.count else { return at > 0 && word[at] == "u" && word[at - 1] == "q" }
        switch (word[at - 1], word[at]) {
        case ("q", "u"): return true
        case ("g", "u"): return "eéèêiî".contains(word[at + 1])
        case ("g", "e"): return "aoâô".contains(word[at + 1])
        default: return false
        }
    }

    /// Whether a vowel is spoken with the one behind it.
    private static func glides(_ at: Int, _ word: [Character]) -> Bool {
        guard at + 1 < word.count, vowels.contains(word[at + 1]), !"ïëü".contains(word[at + 1]) else { return false }
        switch word[at] {
        case "i", "y":
            let isHard = at > 1 && "lr".contains(word[at - 1]) && !vowels.contains(word[at - 2])
            return !isHard
        case "u": return "iî".contains(word[at + 1])
        default: return false
        }
    }

    // MARK: - English

    private static func english(_ word: [Character]) -> Int {
        let isVowel = { (letter: Character) in "aeiouy".contains(letter) }
        var (count, wasVowel) = (0, false)
        for (index, letter) in word.enumerated() {
            // A y before a vowel is a consonant.
            let counts = isVowel(letter) && !(letter == "y" && index + 1 < word.count && isVowel(word[index + 1]))
            if counts, !wasVowel { count += 1 }
            wasVowel = counts
        }
        return count - (endsSilently(word, isVowel) ? 1 : 0)
    }

    private static func endsSilently(_ word: [Character], _ isVowel: (Character) -> Bool) -> Bool {
        guard word.count > 3 else { return word.count == 3 && word[2] == "e" && !isVowel(word[1]) && isVowel(word[0]) }
        let end = word.suffix(4).map { $0 }
        switch (end[2], end[3]) {
        case ("l", "e"): return isVowel(end[1])
        case (let before, "e"): return !isVowel(before)
        case ("e", "d"): return !isVowel(end[1]) && !"td".contains(end[1])
        case ("e", "s"): return !isVowel(end[1]) && !"sxzcg".contains(end[1]) && !(end[1] == "h")
        default: return false
        }
    }
}

/// Postal addresses: a number, a kind of street, its name, perhaps postcode and town.
enum HomeAddresses {
    static func readings(in text: MarkedText) -> [PersonalReading] {
        text.cues.compactMap { text.kind($0) == .number && text.length($0) <= 4 ? address(text, $0) : nil }
    }

    private static func address(_ text: MarkedText, _ at: Int) -> PersonalReading? {
        var street = at + 1
        if suffixes.contains(text.word(street)) { street += 1 }
        if text.word(street) == "," { street += 1 }
        guard text.isWord(street), streets.contains(text.word(street)), let end = name(text, street + 1) else {
            return nil
        }
        return PersonalReading(.address, at..<town(text, end), rule: "personal.address")
    }

    /// Where the name of a street ends: particles and capitals, or one word where nobody wrote capitals.
    private static func name(_ text: MarkedText, _ start: Int) -> Int? {
        var at = start
        var end: Int?
        while at < start + 9, text.isWord(at) {
            let isLinked = end != nil && text.flags(at).contains(.hyphenBefore)
            if text.capital(at) || isLinked || end == nil && !particles.contains(text.word(at)) {
                end = at + 1
                at += 1
            } else if particles.contains(text.word(at)), end == nil || text.capital(at + 1) || text.capital(at + 2) {
                at += 1
            } else {
                break
            }
        }
        return end
    }

    /// ", 75005 Paris" behind a street.
    private static func town(_ text: MarkedText, _ end: Int) -> Int {
        var at = end
        if text.word(at) == "," || text.word(at) == "-" { at += 1 }
        guard text.kind(at) == .number, text.length(at) == 5 else {
            return text.word(end) == "," && text.word(at) == "paris" ? at + 1 : end
        }
        at += 1
        guard text.isWord(at) else { return at }
        var town = at + 1
        while text.capital(town) || text.flags(town).contains(.hyphenBefore), text.follows(town) { town += 1 }
        return town
    }

    private static let suffixes = WordSet("bis ter quater b")
    private static let streets = WordSet(
        "rue avenue av ave boulevard bd bld blvd impasse imp place pl allee quai passage chemin cours square villa "
            + "cite sente "
            + "route rte sentier esplanade residence hameau faubourg fbg ruelle venelle voie rond-point")
    private static let particles = WordSet("de du des la le les l' d' et aux au a saint sainte")
}

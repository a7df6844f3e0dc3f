import TestimonyModel

/// What an erasure takes along, in French: counts and days, no words of anybody.
package struct ErasureWords: Sendable, Hashable {
    package var testimonies: Int
    package var firstDay: CivilDate?
    package var lastDay: CivilDate?
    package var observations: Int
    package var conversations: Int
    package var waitingLetters: Int
    package var sentLetters: Int
    /// On testimonies of other people.
    package var stances: Int

    package init(
        testimonies: Int, firstDay: CivilDate?, lastDay: CivilDate?, observations: Int, conversations: Int,
        waitingLetters: Int, sentLetters: Int, stances: Int = 0
    ) {
        self.testimonies = testimonies
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.observations = observations
        self.conversations = conversations
        self.waitingLetters = waitingLetters
        self.sentLetters = sentLetters
        self.stances = stances
    }

    /// Before: what is held, and what no erasure reaches.
    package var held: [String] {
        var parts: [String] = []
        if testimonies > 0 { parts.append(FrenchWords.count(testimonies, .testimony) + days) }
        if observations > 0 { parts.append(FrenchWords.count(observations, .observation)) }
        if conversations > 0 { parts.append(FrenchWords.count(conversations, .conversation)) }
        if stances > 0 { parts.append(FrenchWords.count(stances, .stance)) }
        if waitingLetters > 0 {
            parts.append(
                FrenchWords.count(waitingLetters, .summary) + " qui attend" + (waitingLetters > 1 ? "ent" : ""))
        }
        var lines = [parts.isEmpty ? "Rien n’est gardé." : "Gardé ici\u{A0}: \(FrenchWords.list(parts))."]
        if sentLetters > 0 {
            let several = sentLetters > 1
            lines.append(
                "\(FrenchWords.count(sentLetters, .summary)) \(several ? "sont déjà partis" : "est déjà parti") dans le "
                    + "réseau\u{A0}: \(several ? "les" : "l’")\(several ? " " : "")effacer là-bas, à la main.")
        }
        return lines
    }

    /// Afterwards.
    package var done: String {
        guard testimonies > 0 else { return "C’est effacé." }
        return testimonies == 1
            ? "C’est effacé. Il reste une ligne sans contenu, qui empêche le témoignage de revenir."
            : "C’est effacé. Il reste \(FrenchWords.number(testimonies)) lignes sans contenu, qui empêchent les témoignages "
                + "de revenir."
    }

    private var days: String {
        guard let firstDay, let lastDay else { return "" }
        return firstDay == lastDay
            ? " (\(RightsWords.day(firstDay)))" : " (\(FrenchWords.days(from: firstDay, to: lastDay)))"
    }
}

extension FrenchWords.Noun {
    fileprivate static let conversation = Self(singular: "conversation", plural: "conversations", isFeminine: true)
    fileprivate static let stance = Self(
        singular: "avis sous un autre récit", plural: "avis sous d’autres récits", isFeminine: false)
    fileprivate static let summary = Self(singular: "résumé", plural: "résumés", isFeminine: false)
}

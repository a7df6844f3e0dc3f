import DialogEngine
import DialogFormat
import TestimonyModel
import Testing

struct ConditionWordsTests {
    @Test(arguments: [
        ("effect = solidarite and polarity = positive", "l’effet est « de l’entraide », et c’est en bien"),
        ("polarity = negative and effect = solidarite", "c’est en mal, et l’effet est « une entraide qui se perd »"),
        ("effect in [lien_social, solidarite]", "l’effet est « Lien social » ou « Solidarité »"),
        ("effect != solidarite", "l’effet n’est pas « Solidarité »"),
        ("not effect in [solidarite, reseaux]", "l’effet n’est ni « Solidarité », ni « Réseau de personnes »"),
        ("effect = unheard_of", "l’effet est « unheard_of »"),
        ("polarity in [positive, negative]", "c’est en bien ou c’est en mal"),
        ("status = observed", "c’est arrivé"), ("status != wished", "ce n’est pas un souhait"),
        ("not status in [wished, absent]", "ce n’est pas un souhait et ce n’est pas ce qui manque"),
        (
            "polarity in [positive, negative] and known(when)",
            "(c’est en bien ou c’est en mal), et on a une réponse pour « le jour »"
        ),
        ("status = someday", "la réponse pour « arrivé, souhaité ou absent » est « someday »"),
        (
            "publics in [voisins, benevoles]",
            "la réponse pour « les gens » est « voisin·e·s du quartier » ou « bénévoles »"
        ),
        ("exchange = biens", "la réponse pour « ce qui est échangé » est « du matériel partagé »"),
        ("where = cour", "la réponse pour « l’endroit » est « la cour »"),
        ("when = 2026", "la réponse pour « le jour » est « 2026 »"),
        ("known(publics)", "on a une réponse pour « les gens »"),
        ("not known(frequency)", "on n’a pas de réponse pour « la fréquence »"),
        ("count(publics) < 2", "on a moins de 2 réponses pour « les gens »"),
        ("count(publics) <= 1", "on a au plus 1 réponse pour « les gens »"),
        ("count(publics) = 2", "on a exactement 2 réponses pour « les gens »"),
        ("count(publics) != 2", "on n’a pas exactement 2 réponses pour « les gens »"),
        ("count(publics) >= 2", "on a au moins 2 réponses pour « les gens »"),
        ("count(publics) > 2", "on a plus de 2 réponses pour « les gens »"),
        ("mentioned(someone, we)", "le récit dit « quelqu’un » ou « nous »"),
        ("not mentioned(someone)", "le récit ne dit pas « quelqu’un »"),
        ("not mentioned(ladies, gentlemen)", "le récit ne dit ni « des dames », ni « des messieurs »"),
        ("mentioned(martians)", "le récit dit « martians »"),
    ])
    func everyLeafIsAClause(condition: String, words: String) throws {
        #expect(try ShippedDialog().words(condition) == words)
    }

    /// Negated, a comparison is another comparison.
    @Test(arguments: [("<", ">="), ("<=", ">"), ("=", "!="), ("!=", "="), (">=", "<"), (">", "<=")])
    func aNegatedComparisonIsItsOpposite(sign: String, opposite: String) throws {
        let shipped = try ShippedDialog()
        #expect(try shipped.words("not count(when) \(sign) 3") == shipped.words("count(when) \(opposite) 3"))
    }

    /// A: c’est arrivé, B: c’est en bien, C: on a une réponse pour « le jour », D: … pour « l’endroit ».
    @Test(arguments: [
        ("A and B", "A, et B"), ("A or B", "A, ou B"), ("A and B and C", "A, et B, et C"),
        ("A and (B or C)", "A, et (B ou C)"), ("(A and B) or C", "soit A, et B ; soit C"),
        ("A and B or C and D", "soit A, et B ; soit C, et D"), ("A or B or C", "A, ou B, ou C"),
        ("(A or B) and (C or D)", "(A ou B), et (C ou D)"), ("A or B and (C or D)", "soit A ; soit B, et (C ou D)"),
        ("A and (B or C and D)", "A, et (B ou (C et D))"),
        ("A and not (B and C)", "A, sauf si B et si C"), ("A and not (B and (C or D))", "A, sauf si B et si (C ou D)"),
        ("not (A and B) and C and D", "C, et D, sauf si A et si B"),
        ("C and not (A and not (B and D))", "C, sauf si A, sauf si B et si D"),
        ("A or B and not (C and D)", "soit A ; soit B, sauf si C et si D"),
        ("not not A", "A"), ("not not not not (A and B)", "A, et B"),
    ])
    func whatIsComposedIsToldApart(shape: String, words: String) throws {
        let leaves = [
            ("A", "status = observed", "c’est arrivé"), ("B", "polarity = positive", "c’est en bien"),
            ("C", "known(when)", "on a une réponse pour « le jour »"),
            ("D", "known(where)", "on a une réponse pour « l’endroit »"),
        ]
        let condition = leaves.reduce(shape) { $0.replacing($1.0, with: $1.1) }
        #expect(try ShippedDialog().words(condition) == leaves.reduce(words) { $0.replacing($1.0, with: $1.2) })
    }

    @Test(arguments: [
        (
            "not (known(when) or known(where))",
            "on n’a pas de réponse pour « le jour », et on n’a pas de réponse pour « l’endroit »"
        ),
        (
            "not (known(when) and known(where))",
            "on n’a pas de réponse pour « le jour », ou on n’a pas de réponse pour « l’endroit »"
        ),
        (
            "not (known(when) and known(where)) and not (status = wished and known(publics))",
            "(on n’a pas de réponse pour « le jour » ou on n’a pas de réponse pour « l’endroit »), "
                + "et (ce n’est pas un souhait ou on n’a pas de réponse pour « les gens »)"
        ),
        (
            "not (known(when) and not (status = wished or known(publics)))",
            "on n’a pas de réponse pour « le jour », ou c’est un souhait, ou on a une réponse pour « les gens »"
        ),
    ])
    func notStandsBeforeLeavesAlone(condition: String, words: String) throws {
        #expect(try ShippedDialog().words(condition) == words)
    }

    /// What is asked only where something is good calls its effects so.
    @Test func aConditionThatIsAssumedSaysWhichNameIsMeant() throws {
        let shipped = try ShippedDialog()
        #expect(
            try shipped.words("effect = reseaux", assuming: "status = observed and polarity = negative")
                == "l’effet est « un groupe qui se défait »")
        #expect(
            try shipped.words("effect = reseaux", assuming: "polarity = negative or known(when)")
                == "l’effet est « Réseau de personnes »")
    }

    /// Each way has a sign of its own.
    @Test func goodAndBadKeepApart() throws {
        let words = try ShippedDialog().words(
            "effect = reseaux and polarity = positive or effect = reseaux and polarity = negative")
        #expect(
            words == "soit l’effet est « un groupe qui dure », et c’est en bien ; "
                + "soit l’effet est « un groupe qui se défait », et c’est en mal")
    }

    /// Labels of the codebook are French: English says both names where it cannot know which.
    @Test func englishHasItsOwnWords() throws {
        let shipped = try ShippedDialog("en")
        #expect(
            try shipped.words("effect = solidarite and not (where = cour and not known(when))")
                == "the effect is “people helping out” or “less helping out”, unless the answer for “the place” is "
                + "“in the courtyard” and there is no answer for “the day”")
    }

    /// Every shape of every depth has words, and brackets that close.
    @Test func noConditionIsWithoutWords() throws {
        let shipped = try ShippedDialog()
        let words = ConditionWords(dialog: shipped.dialog, wording: shipped.wording, codebook: shipped.codebook)
        var leaves: [Expression] = [
            .isIn(slot: "effect", values: []), .isIn(slot: "effect", values: ["reseaux"]), .known(slot: "nowhere"),
            .mentioned([]), .count(slot: "when", .equal, -1), .isIn(slot: "polarity", values: []),
        ]
        for _ in 0..<2 {
            let some = leaves.prefix(8)
            leaves += some.map { .not($0) } + some.flatMap { left in some.flatMap { [.and(left, $0), .or(left, $0)] } }
        }
        for condition in leaves {
            let text = words.text(condition)
            #expect(!text.isEmpty && text.count { $0 == "(" } == text.count { $0 == ")" }, "\(condition)")
        }
        let deep = (0..<400).reduce(Expression.known(slot: "when")) { inner, _ in .not(inner) }
        #expect(words.text(deep) == "on a une réponse pour « le jour »")
    }
}

import Testing

@testable import DialogEngine

struct ExpressionTests {
    private struct Known: Facts {
        var slots: [String: [String]] = ["effect": ["solidarite"], "publics": ["voisins", "occupants"], "where": []]
        var mentions: Set<String> = ["we"]

        func values(of slot: String) -> [String] { slots[slot] ?? [] }
    }

    @Test(
        arguments: [
            ("effect = solidarite", true), ("effect != solidarite", false), ("effect in [reseaux, solidarite]", true),
            ("effect = reseaux", false), ("where = cour", nil), ("not where = cour", nil), ("known(where)", false),
            ("not known(where)", true), ("count(publics) >= 2", true), ("count(where) = 0", true),
            ("count(publics) < 2", false), ("mentioned(someone, we)", true), ("mentioned(everyone)", false),
            ("where = cour and effect = reseaux", false), ("where = cour and effect = solidarite", nil),
            ("where = cour or effect = solidarite", true), ("where = cour or effect = reseaux", nil),
            ("effect = reseaux or effect = solidarite and known(where)", false),
            ("(effect = reseaux or effect = solidarite) and not known(where)", true),
        ] as [(String, Bool?)])
    func conditionsHaveThreeValues(text: String, value: Bool?) throws {
        #expect(try Expression(parsing: text).evaluate(Known()) == value)
    }

    @Test(arguments: [
        ("", 0, "a condition is expected here"),
        ("effect", 6, "'=', '!=' or another comparison after 'effect' is expected here"),
        ("effect = ", 9, "a value is expected here"), ("effect in solidarite", 10, "'[' is expected here"),
        (
            "size(publics) = 1", 0,
            "'size' is no function; there are known, mentioned, matches, contains, if, count, sum, min, max, round, int, "
                + "length, concat, coalesce, today, position"
        ),
        ("age >", 5, "a value is expected here"), ("age + > 3", 6, "a value is expected here"),
        ("name = 'Awa", 7, "a quotation mark is never closed"), ("min() > 1", 4, "a value is expected here"),
        ("round(1, 2, 3) = 1", 0, "round(…) does not take 3 values"),
        ("matches(name, '(')", 14, "'(' is no regular expression"), ("${age = 3", 6, "'}' is expected here"),
        ("age and known(where)", 4, "'=', '!=' or another comparison after 'age' is expected here"),
        ("count(publics) = two", 17, "'two' is no whole number"), ("known(publics", 13, "')' is expected here"),
        ("known(publics) known(where)", 15, "'known' is too much"), ("é = 1", 0, "a condition is expected here"),
        ("count(publics)", 14, "a comparison after count(…) is expected here"),
    ])
    func faultsNameTheirPlace(text: String, offset: Int, message: String) {
        #expect(throws: ExpressionFault(offset: offset, message: message)) { try Expression(parsing: text) }
    }

    @Test func deepNestingIsReadToItsEnd() throws {
        let text = String(repeating: "not (", count: 400) + "known(where)" + String(repeating: ")", count: 400)
        #expect(try Expression(parsing: text).evaluate(Known()) == false)
    }
}

import TestimonyModel
import Testing

@testable import DialogEngine

struct TermTests {
    private struct Known: Facts {
        let slots: [String: [String]] = [
            "age": ["34"], "price": ["2.5"], "name": ["Awa"], "days": ["mon", "tue"], "born": ["1992-02-29"],
            "ages": ["3", "7"], "empty": [], "code": ["01"],
        ]
        let mentions: Set<String> = []
        let own = ["b", "c"]
        let today = CivilDate(year: 2026, month: 11, day: 30)
        let position: Int? = 2

        func values(of slot: String) -> [String] { slots[slot] ?? [] }
    }

    @Test(
        arguments: [
            ("age + 1", "35"), ("age - 40", "-6"), ("price * 2", "5"), ("age div 4", "8.5"), ("-7 mod 3", "-1"),
            ("2 + 3 * 4", "14"), ("(2 + 3) * 4", "20"), ("age div 0", nil), ("empty + 1", nil), ("name + 1", nil),
            ("sum(ages)", "10"), ("min(ages)", "3"), ("max(ages)", "7"), ("count(ages)", "2"), ("count(empty)", "0"),
            ("max(age, 40)", "40"), ("min(age, empty)", nil), ("round(2.5)", "3"), ("round(-2.5)", "-2"),
            ("round(3.14159, 2)", "3.14"), ("int(-3.7)", "-3"), ("length(name)", "3"),
            ("concat(name, '-', age)", "Awa-34"),
            ("coalesce(empty, age)", "34"), ("if(age >= 18, 'adult', 'child')", "adult"), ("if(empty = 1, 2, 3)", nil),
            ("today()", "2026-11-30"), ("today() + 2", "2026-12-02"), ("born + 1", "1992-03-01"),
            ("today() - ${born}", "12693"), ("position()", "2"), (".", "b"), ("count(.)", "2"), ("${name}", "Awa"),
        ] as [(String, String?)])
    func aTermIsComputedOfWhatIsKnown(text: String, value: String?) throws {
        #expect(try Term(parsing: text).evaluate(Known())?.text == value)
    }

    @Test(
        arguments: [
            ("age >= 18", true), ("age < 18", false), ("empty > 3", nil), ("not empty > 3", nil), ("3 < age", true),
            ("age = 34", true), ("age = 34.0", false), ("age + 0 = 34.0", true), ("code = 01", true),
            ("code = 1", false),
            ("days = mon", true), ("days in [wed, tue]", true), ("${name} = Awa", true), ("name != ${name}", false),
            ("name = 'Awa'", true), ("name < 'B'", nil), (". = c", true), (". = a", false), (". != a", true),
            ("not (. = c and count(.) > 1)", false), ("born < today()", true), ("born >= '1992-02-29'", true),
            ("matches(name, '[A-Z][a-z]+')", true), ("matches(name, '[A-Z]')", false), ("matches(empty, 'a')", nil),
            ("contains(name, 'wa')", true), ("contains(name, 'x')", false), ("true", true), ("false or age = 34", true),
            ("(age + 1) * 2 > 69", true), ("((age = 34))", true), ("length(name) = 3", true),
        ] as [(String, Bool?)])
    func comparisonsHaveThreeValues(text: String, value: Bool?) throws {
        #expect(try Expression(parsing: text).evaluate(Known()) == value)
    }

    @Test(arguments: [
        "effect in [solidarite, reseaux] and count(publics) < 2", "not (known(age) and age = 34)",
        "(age + 1) * 2 >= ${limit}", "name = 'l a'", "matches(., '[0-9]{10}')", "if(a = b, 1, -2) < 3",
        "today() - born > 365 or true", "contains(name, \"l'a\")", "mentioned(we, someone)",
    ])
    func whatIsWrittenReadsAsWhatWasRead(text: String) throws {
        let read = try Expression(parsing: text)
        #expect(try Expression(parsing: read.description) == read)
    }

    @Test func manyBracketsAreRefusedAndNotFollowed() {
        let text = String(repeating: "(", count: 100_000)
        #expect(throws: ExpressionFault.self) { try Expression(parsing: text) }
        #expect(throws: ExpressionFault.self) { try Term(parsing: text) }
    }
}

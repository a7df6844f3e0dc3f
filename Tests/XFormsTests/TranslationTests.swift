import Testing

@testable import XForms

/// What conditions and calculations of a form are in a dialog.
struct TranslationTests {
    @Test(arguments: [
        ("${n} > 18", "n > 18"), ("18 < ${n}", "18 < ${n}"), ("${c} = 'a'", "c = a"),
        ("'a' = ${c}", "c = a"),
        ("${c} != 'a'", "not (known(c) and c = a)"),
        ("not(selected(${m}, 'a'))", "not (known(m) and m = a)"),
        ("selected(${m}, 'a') and selected(${m}, 'b')", "m = a and m = b"),
        ("${t} = ''", "not known(t)"),
        ("${t} != ''", "known(t)"), ("string-length(${t}) = 0", "not known(t) or length(t) = 0"),
        ("string-length(${t}) > 3", "length(t) > 3"), ("not(${n} > 3)", "not (known(n) and n > 3)"),
        ("count-selected(${m}) < 2", "not known(m) or count(m) < 2"),
        ("count-selected(${m}) >= 2", "count(m) >= 2"),
        ("${n} = ${k}", "n = ${k} or not known(n) and not known(k)"), ("${n} < ${k}", "n < ${k}"),
        ("${n} != ${k}", "not (known(n) and known(k) and n = ${k} or not known(n) and not known(k))"),
        ("${n} + ${k} = 3", "n + k = 3"), ("(${n} + ${k}) * 2 > 3", "(n + k) * 2 > 3"),
        ("${n} - (${k} - 1) > 0", "n - (k - 1) > 0"), ("3 = ${n} + 1", "3 = (n + 1)"),
        ("${c} = 'a' or ${c} = 'b'", "c = a or c = b"), ("${t} = \"l'eau\"", "t = \"l'eau\""),
        ("${s} > 1", "s in ['2', '3']"), ("${s} + 1 > 2", "s + 1 > 2"), ("${s} = 2", "s = '2'"),
        ("${y} = '1'", "y = yes"), ("${y} != '1'", "not (known(y) and y = yes)"),
        ("${y} * 2 = 2", "if(y = yes, 1, 0) * 2 = 2"), ("${k} = '3'", "k = 3"),
        ("${ok} = 'OK'", "ok = yes"), ("${ok} = ''", "not (known(ok) and ok = yes)"),
        ("regex(${t}, '[0-9]+')", "matches(t, '[0-9]+')"), ("contains(${t}, 'x')", "contains(t, 'x')"),
        ("not(contains(${t}, 'x'))", "not (known(t) and contains(t, 'x'))"),
        ("coalesce(${n}, 0) > 3", "coalesce(n, 0) > 3"),
        ("if(${c} = 'a', ${n}, 0) > 3", "if(known(c) and c = a, n, 0) > 3"),
        ("${d} > date('2026-01-31')", "d > '2026-01-31'"), ("today() - ${d} > 30", "today() - d > 30"),
        ("(${c} = 'a') = true()", "c = a"),
        ("selected(${m}, 'a') = false()", "not (known(m) and m = a)"),
        ("${n}", "known(n) and not (n = 0)"), ("boolean(${t})", "known(t)"),
        ("${m} = 'a b'", "m = a and m = b and count(m) = 2"),
        ("${t} != '' and not(${t} = 'x')", "known(t) and not (t = 'x')"),
        ("abs(${n}) > 2", "max(n, -n) > 2"),
        ("contains(${m}, 'a')", "m = a"), ("starts-with(${t}, 'a.')", "matches(t, '^a\\.[\\s\\S]*$')"),
        ("sum(${r}) > 3", "sum(r) > 3"), ("count(${rep}) = 0", "count(rep) = 0"),
    ])
    func aConditionIsCarried(formula: String, condition: String) throws {
        #expect(try Sample.condition(formula, .holding).text == condition)
    }

    @Test(arguments: [
        (". > 0 and . < ${k}", ". > 0 and known(k) and . < ${k}"), (". != ${k}", "not (. = ${k})"),
        (". >= ${k} or ${c} = 'a'", "known(k) and . >= ${k} or known(c) and c = a"), ("${n} < 3", ". < 3"),
    ])
    func aConstraintJudgesAnAnswerThatIsThere(formula: String, condition: String) throws {
        #expect(try Sample.condition(formula, .failing, own: "n").text == condition)
    }

    @Test func aConstraintOnSeveralAnswersIsCarried() throws {
        let condition = try Sample.condition(
            "not(selected(., 'a') and count-selected(.) > 1)", .failing, own: "m")
        #expect(condition.text == "not (. = a and count(.) > 1)")
    }

    @Test(arguments: [
        ("${n} * 2", "n * 2"),
        ("concat(${t}, ' ', ${n})", "concat(coalesce(t, ''), ' ', coalesce(n, ''))"),
        ("if(${c} = 'a', 'oui', '')", "if(known(c) and c = a, 'oui', '')"),
        ("round(${n} div 3, 1)", "round(n div 3, 1)"),
        ("string-length(${t})", "length(coalesce(t, ''))"), ("count-selected(${m})", "count(m)"),
        ("${s} + coalesce(${s}, 0)", "s + coalesce(s, 0)"),
        ("selected(${m}, 'a') + 1", "if(known(m) and m = a, 1, 0) + 1"),
        ("max(${n}, ${k})", "max(n, k)"), ("max(${r})", "max(r)"), ("once(${n})", "n"),
        ("today()", "today()"),
        ("int((today() - ${d}) div 365.25)", "int((today() - d) div 365.25)"), ("1 + 2", "3"),
        ("-${n}", "-n"),
    ])
    func aCalculationIsCarried(formula: String, term: String) throws {
        var resolver = Sample.resolver()
        #expect(try TermText.calculation(try resolver.term(try XPath(parsing: formula))) == term)
    }

    @Test(arguments: [
        ("${x} = 1", "there is no question 'x'"),
        ("random() > 0.5", "'random()' cannot be said in a dialog"),
        ("${gps} != ''", "'gps' is not asked, being 'geopoint'"),
        ("${r} > 3", "'r' stands inside a repeat and may have several answers"),
        ("instance('x')/root/item[name = 'a']/label = 'b'", "it looks something up in a table"),
        ("${m} > 'a'", "'m' has several answers, which are no one value"),
        ("${g} = 1", "'g' has no answer"),
        ("regex(${t}, '[')", "the pattern '[' cannot be read"),
        ("regex(${t}, ${c})", "its pattern is no text"),
        (". = 1", "'.' has no answer here"), ("position(..) = 1", "there is no question '..'"),
        ("../../t = 1", "a path leads out of the form"),
    ])
    func whatCannotBeSaidHasAReason(formula: String, reason: String) {
        #expect(throws: Untranslatable(reason)) { try Sample.condition(formula, .holding) }
    }

    @Test(arguments: [
        ("true()", true), ("false()", false), ("1 = 2", false), ("${c} = 'z'", false),
        ("'' = ''", true),
    ])
    func whatDependsOnNoAnswerIsWorkedOut(formula: String, value: Bool) throws {
        #expect(try Sample.condition(formula, .holding) == .constant(value))
    }
}

/// A form with a question of each kind.
enum Sample {
    static let slots: [Slot] = [
        Slot(id: "n", kind: .number, path: ["n"]), Slot(id: "k", kind: .number, path: ["k"]),
        Slot(id: "t", kind: .text, path: ["t"]), Slot(id: "d", kind: .date, path: ["d"]),
        Slot(id: "c", kind: .choice, choices: choices("a", "b"), path: ["c"]),
        Slot(id: "s", kind: .choice, choices: choices("1", "2", "3"), path: ["s"]),
        Slot(id: "m", kind: .choices, choices: choices("a", "b"), path: ["m"]),
        Slot(
            id: "y", kind: .choice, choices: [.init(value: "1", id: "yes"), .init(value: "0", id: "no")],
            path: ["y"]),
        Slot(id: "ok", kind: .tick, choices: [.init(value: "OK", id: "yes")], path: ["ok"]),
        Slot(id: "g", kind: .group, path: ["g"]), Slot(id: "rep", kind: .repeated, path: ["rep"]),
        Slot(id: "r", kind: .number, path: ["rep", "r"], repeats: ["rep"]),
        Slot(id: "", kind: .absent(reason: "is not asked, being 'geopoint'"), path: ["gps"]),
        Slot(id: "here", kind: .text, path: ["here"]),
    ]

    private static func choices(_ values: String...) -> [Slot.Choice] {
        values.map { .init(value: $0, id: $0) }
    }

    static func resolver(own: String? = nil) -> Resolver {
        var index = SlotIndex()
        for slot in slots { index.add(slot) }
        let own = slots.first { $0.id == own }
        return Resolver(index: index, root: nil, origin: own?.path ?? ["here"], repeats: [], own: own)
    }

    static func condition(_ formula: String, _ need: Faithful.Need, own: String? = nil) throws
        -> DialogExpression
    {
        var resolver = resolver(own: own)
        let condition = try resolver.condition(try XPath(parsing: formula))
        let known = Knowledge(answered: Set([resolver.own.map(resolver.reference)].compactMap(\.self)))
        return try Faithful.expression(of: condition, need, knowing: known)
    }
}

import Testing

@testable import XForms

struct XPathTests {
    @Test(arguments: [
        ("1 + 2 * 3", XPath.operation(.plus, .number(1), .operation(.times, .number(2), .number(3)))),
        ("8 - 3 - 2", .operation(.minus, .operation(.minus, .number(8), .number(3)), .number(2))),
        ("-2", .negative(.number(2))), (".5", .number(0.5)), ("'a b'", .text("a b")),
        ("\"l'eau\"", .text("l'eau")),
        ("${age}", .reference("age")), ("${ age }", .reference("age")),
        (".", .path(.init(isAbsolute: false, steps: ["."]))),
        ("../age", .path(.init(isAbsolute: false, steps: ["..", "age"]))),
        ("../../age", .path(.init(isAbsolute: false, steps: ["..", "..", "age"]))),
        (" /data/group/age ", .path(.init(isAbsolute: true, steps: ["data", "group", "age"]))),
        ("current()/../age", .path(.init(isAbsolute: false, steps: ["..", "age"]))),
        ("${/data/age}", .path(.init(isAbsolute: true, steps: ["data", "age"]))),
        ("today()", .call("today", [])), ("jr:choice-name('a')", .call("jr:choice-name", [.text("a")])),
        (
            "a and b or c",
            .operation(
                .or,
                .operation(
                    .and, .path(.init(isAbsolute: false, steps: ["a"])),
                    .path(.init(isAbsolute: false, steps: ["b"]))),
                .path(.init(isAbsolute: false, steps: ["c"])))
        ),
        (
            "${a}-${b}", .operation(.minus, .reference("a"), .reference("b"))
        ),
        ("2 div 1", .operation(.div, .number(2), .number(1))),
        ("${a} >= 1", .operation(.atLeast, .reference("a"), .number(1))),
        (
            "instance('x')/root/item[name = 'a']/label",
            .path(
                .init(isAbsolute: false, steps: ["instance", "root", "item", "label"], isSelective: true))
        ),
    ])
    func anExpressionIsRead(text: String, expression: XPath) throws {
        #expect(try XPath(parsing: text) == expression)
    }

    @Test(arguments: [
        ("", "it ends too early"), ("${a", "'$' is no reference; they are written ${name}"),
        ("'a", "a text that begins with ' does not end"), ("1 +", "it ends too early"),
        ("(1", "')' is missing at the end"),
        ("1 2", "'2' is too much"), ("$a", "'$' is no reference; they are written ${name}"),
        ("a = = b", "'=' is too early"),
        ("f(1 2)", "')' is missing before '2'"),
        ("${last-saved#a}", "'${last-saved#a}' asks for an earlier interview"),
        ("1.2.3", "'1.2.3' is no number"), ("a ; b", "';' cannot be read"),
        ("/", "a path ends too early"),
        (String(repeating: "(", count: 5_000), "it is nested too deeply"),
    ])
    func whatIsNoExpressionIsSaid(text: String, message: String) {
        #expect(throws: XPathFault(message: message)) { try XPath(parsing: text) }
    }
}

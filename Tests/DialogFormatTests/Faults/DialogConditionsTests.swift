import DialogEngine
import Testing

@testable import DialogFormat

struct DialogConditionsTests {
    private let conditions: DialogConditions

    init() throws {
        let shipped = try ShippedDialog()
        conditions = DialogConditions(dialog: shipped.dialog, codebook: shipped.codebook)
    }

    @Test(arguments: [
        ("known(when) and not known(when)", false), ("known(when) or not known(when)", true),
        // A story holds several observations.
        ("status = observed and status = wished", true), ("count(polarity) > 5", true),
        ("polarity = positive and not known(polarity)", false),
        ("effect = solidarite and not effect in [solidarite, reseaux]", false),
        ("effect = solidarite and effect = reseaux and count(effect) < 2", false),
        ("effect = solidarite and effect = reseaux and count(effect) < 3", true),
        // There are nine kinds of people.
        ("count(publics) = 9", true), ("count(publics) > 9", false), ("count(publics) < 0", false),
        ("publics = voisins and count(publics) > 8", true), ("when = 2026 and count(when) = 3", true),
        ("mentioned(we) and not mentioned(we, someone)", false), ("mentioned(we) and not mentioned(someone)", true),
        ("not (known(where) or not known(where))", false),
        // Unknown is neither true nor false.
        ("not where = cour and not known(where)", false), ("not where = cour and known(where)", true),
    ])
    func aConditionCanHoldOrNot(text: String, canHold: Bool) throws {
        #expect(conditions.canHold(try Expression(parsing: text)) == canHold)
    }

    @Test(
        arguments: [
            (["a: known(b)", "b: known(a)"], [["a", "b"]]), (["a: known(a)"], [["a"]]),
            (["a: known(b)", "b: known(c)", "c: known(b)"], [["b", "c"]]),
            (["a: known(c)", "b: known(a)", "c: known(b)"], [["a", "c", "b"]]),
            (["a: known(b) or known(c)", "b: known(c)", "c: status = observed"], []),
        ] as [([String], [[String]])])
    func circlesAreFoundOnce(slots: [String], circles: [[String]]) throws {
        let slots = try slots.map { text in
            Slot(id: String(text.prefix(1)), kind: .dates, relevant: try Expression(parsing: String(text.dropFirst(3))))
        }
        let dialog = Dialog(id: "d", version: 1, slots: slots)
        let found = DialogConditions(dialog: dialog, codebook: conditions.codebook).cycles
        #expect(found.map { $0.map(\.id) } == circles)
    }
}

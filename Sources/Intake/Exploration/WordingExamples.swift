import DialogEngine
import TestimonyModel

/// What the wording of a dialog gives for examples, and the names that it has for things.
struct WordingExamples {
    /// A few words: days, places, people.
    private(set) var short: [String] = []
    /// What people may tell.
    private(set) var long: [String] = []
    /// What changed, in a word or a few.
    private(set) var happenings: [String] = []

    init(_ site: SiteData) {
        let wording = site.wording
        let slots = site.dialog.slots.compactMap { wording.slots[$0.id] }
        let given = slots.flatMap { $0.again + $0.ask.map(\.say) }.flatMap(WordingExamples.examples)
        let dates = wording.dates
        let days =
            dates.weekdays
            + dates.months.compactMap { month in
                dates.templates[.during].map { substitute($0, ["date": month]) }
            }
        let labels = site.codebook.places.map(\.label) + site.codebook.facets.flatMap { $0.options.map(\.label) }
        let places = site.codebook.places.compactMap { wording.places[$0.id] }
        short = (given + days + places + labels).filter { !$0.contains(",") && !$0.contains("{") }.uniqued()
        long = given.filter { $0.contains(" ") }
        let effects = site.codebook.effects.compactMap { wording.effects[$0.id] }
        let said = slots.flatMap { $0.said.values.flatMap(\.self) + $0.saidNegative.values.flatMap(\.self) }
        happenings = (effects.flatMap { [$0.positive, $0.negative] } + said.sorted() + long).uniqued()
    }

    /// What a text of the bot gives for an example: words in quotation marks, and the list behind a colon.
    private static func examples(in text: String) -> [String] {
        let quoted = text.split(separator: "«").dropFirst().compactMap { $0.split(separator: "»").first }
        let listed = text.split(separator: ":").dropFirst().flatMap {
            $0.prefix { !".?".contains($0) }.split(separator: ",")
        }
        return (quoted + listed).map { piece in
            String(
                piece.drop { !$0.isLetter && !$0.isNumber }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
        }.filter { !$0.isEmpty }
    }
}

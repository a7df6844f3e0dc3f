import TestimonyModel

/// A form as large as the largest public ones: 485 questions in two languages, 420 of them under a condition.
struct LargeForm {
    static let questions = 485
    static let rules = 420

    private var dice: Dice
    private var rows: [[String]] = [
        ["type", "name", "label::Français (fr)", "label::English (en)", "relevant", "constraint", "required"]
    ]
    /// Questions that a condition may ask about: their names by kind.
    private var numbers: [String] = []
    private var choices: [String] = []
    private var several: [String] = []

    /// The bytes of its workbook; the same for the same seed.
    static func bytes(seed: UInt64) -> [UInt8] {
        var form = LargeForm(dice: Dice(seed: seed))
        return form.write()
    }

    private init(dice: Dice) { self.dice = dice }

    private mutating func write() -> [UInt8] {
        for number in 0..<Self.questions {
            if number % 40 == 0 {
                if number > 0 { rows.append(["end_group"]) }
                let part = number / 40 + 1
                rows.append(["begin_group", "partie_\(part)", "Partie \(part)", "Part \(part)"])
            }
            add(number)
        }
        rows.append(["end_group"])
        let lists = [("accord", 5), ("lieu", 7), ("jour", 7)].flatMap { list, count in
            (1...count).map { [list, "\(list)_\($0)", "Réponse \($0) de \(list)", "Answer \($0) of \(list)"] }
        }
        let titles = ["list_name", "name", "label::Français (fr)", "label::English (en)"]
        return WorkbookText(sheets: [
            ("survey", rows), ("choices", [titles] + lists),
            (
                "settings",
                [["form_title", "form_id", "default_language"], ["La grande enquête", "grande", "Français (fr)"]]
            ),
        ]).bytes
    }

    private mutating func add(_ number: Int) {
        let name = "q\(number + 1)"
        let relevant = number >= Self.questions - Self.rules ? condition() : ""
        var constraint = ""
        let type: String
        switch dice.roll(5) {
        case 0:
            type = "integer"
            constraint = ". >= 0 and . <= \(10 + dice.roll(90))"
            numbers.append(name)
        case 1: type = "text"
        case 2:
            type = "select_multiple jour"
            several.append(name)
        default:
            let list = dice.pick(["accord", "lieu"])!
            type = "select_one \(list)"
            choices.append("\(name) \(list)")
        }
        rows.append([
            type, name, "Question numéro \(number + 1) : qu’en dis-tu ?",
            "Question number \(number + 1): what do you say?",
            relevant, constraint, dice.happens(20) ? "yes" : "",
        ])
    }

    private mutating func condition() -> String {
        let first = comparison()
        switch dice.roll(4) {
        case 0: return "\(first) and \(comparison())"
        case 1: return "\(first) or not(\(comparison()))"
        default: return first
        }
    }

    private mutating func comparison() -> String {
        switch dice.roll(3) {
        case 0 where !numbers.isEmpty:
            return "${\(dice.pick(numbers)!)} \(dice.pick(["<", ">=", "!="])!) \(dice.roll(20))"
        case 1 where !several.isEmpty: return "selected(${\(dice.pick(several)!)}, 'jour_\(1 + dice.roll(7))')"
        default:
            guard let choice = dice.pick(choices)?.split(separator: " ") else { return "true()" }
            return "${\(choice[0])} \(dice.pick(["=", "!="])!) '\(choice[1])_\(1 + dice.roll(5))'"
        }
    }
}

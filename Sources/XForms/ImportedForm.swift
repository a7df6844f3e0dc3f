/// A form as its file tells it, whichever kind of file that was: what is asked, in which order, in which languages.
///
/// Conditions are still the XPath of the form; `FormTranslation` makes a dialog of it.
package struct ImportedForm: Sendable {
    /// As the form calls itself; `nil` where it does not.
    package var id: String?
    package var title: String?
    /// The form's own element, with which the paths of an XForm begin; a workbook has none.
    var root: String?
    /// Codes (`fr`) in the order of the file; texts of a form that names no language stand under the site's.
    package var languages: [String]
    package var items: [FormItem]
    package var losses: [Loss]
}

/// The same text by the code of its language. `${name}`, or `${/path/of/it}`, stands for an answer.
typealias FormTexts = [String: String]

/// A row of a survey, or a node of an XForms instance.
package struct FormItem: Sendable {
    enum Kind: Sendable, Hashable {
        case text, integer, decimal, date
        /// One value of `choices`, or several.
        case choice, choices
        case range(from: Double, to: Double, step: Double)
        /// Ticked or not; ticked is the value `OK`.
        case acknowledge
        case note, calculation, group
        case repeated
        /// The day of the interview, filled in by the machine.
        case today
        /// What a conversation cannot ask, by what the form calls it.
        case unasked(String)
    }

    var name: String
    var kind: Kind
    /// Where it stands as a whole.
    var place: Place
    var label: FormTexts = [:]
    var hint: FormTexts = [:]
    var constraintMessage: FormTexts = [:]
    var requiredMessage: FormTexts = [:]
    var choices: [FormChoice] = []
    var required: Formula?
    var relevant: Formula?
    var constraint: Formula?
    var calculation: Formula?
    /// How often what is repeated is asked.
    var count: Formula?
    /// What a group or a repeat holds.
    var items: [FormItem] = []
}

struct FormChoice: Sendable, Hashable {
    var value: String
    var label: FormTexts
}

/// A text of XPath, and where it stands.
struct Formula: Sendable, Hashable {
    var text: String
    var place: Place
}

/// Where something stands in the file of a form.
package enum Place: Sendable, Hashable {
    /// Row and column from 1: `survey!F12`.
    case cell(sheet: String, column: Int, row: Int)
    /// Of an XML file, from 1.
    case line(Int)
    case file
}

extension Place: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cell(let sheet, let column, let row): "\(sheet)!\(Place.letters(column))\(row)"
        case .line(let line): "\(line)"
        case .file: ""
        }
    }

    /// A, B … Z, AA.
    static func letters(_ column: Int) -> String {
        var left = column
        var letters = ""
        while left > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (left - 1) % 26))) + letters
            left = (left - 1) / 26
        }
        return letters
    }

    /// The 1-based column of `F12`; `nil` for what is no such name.
    static func column(ofCell name: String) -> Int? {
        let letters = name.utf8.prefix { (65...90).contains($0) }
        guard !letters.isEmpty, letters.count <= 3 else { return nil }
        return letters.reduce(0) { $0 * 26 + Int($1) - 64 }
    }
}

extension Place: Comparable {
    package static func < (left: Place, right: Place) -> Bool {
        left.rank.lexicographicallyPrecedes(right.rank)
    }

    /// The survey first: whoever mends a form begins there.
    private var rank: [Int] {
        switch self {
        case .file: [0]
        case .line(let line): [1, line]
        case .cell(let sheet, let column, let row):
            [2, ["survey", "choices", "settings"].firstIndex(of: sheet) ?? 3, row, column]
        }
    }
}

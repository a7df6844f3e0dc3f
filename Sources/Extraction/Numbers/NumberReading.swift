/// A number found in a text.
package struct NumberReading: Sendable, Hashable {
    package enum Kind: Sendable {
        case cardinal
        /// "3e", "troisième".
        case ordinal
        /// "une dizaine": about so many.
        case collective
        /// "64 %".
        case percentage
        /// "les deux tiers", "un quart".
        case fraction
    }

    package var tokens: Range<Int>
    package var value: Double
    package var kind: Kind
    /// "un" or "une" alone, which is an article more often than a number.
    package var isArticle = false
    /// A letter stands right before or behind the digits: "L2", "4x4", "3D".
    package var isGlued = false
    /// The number was written in digits.
    package var isDigits = false
    /// "des dizaines": no number can be told.
    package var isVague = false
    /// A sign stands before it: "-10", "moins dix". `value` is told without; a dash that opens an item looks the same,
    /// and nothing that is counted or dated is below zero.
    package var isNegative = false

    /// The value with its sign.
    package var signed: Double { isNegative ? -value : value }
}

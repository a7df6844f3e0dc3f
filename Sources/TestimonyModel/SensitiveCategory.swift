/// Kinds of details of a person that the law guards: GDPR, articles 9 and 10.
package enum SensitiveCategory: String, Sendable, CaseIterable {
    case health, origin, opinion, religion, orientation, offence
}

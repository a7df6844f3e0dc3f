/// The names of the sentences that every dialog's wording must have.
package enum Phrase: String, Sendable, CaseIterable {
    /// Between the last two of several things.
    case and
    // Opening and story
    case openingIntroduction = "opening_introduction"
    case openingRights = "opening_rights"
    case greeting
    case personalRemoved = "personal_removed"
    case tooLong = "too_long"
    case nothingSaid = "nothing_said"
    // Answers
    case refused
    case skipped
    case leftEmpty = "left_empty"
    // Recap
    case recapWished = "recap_wished"
    case recapAbsent = "recap_absent"
    case recapUncoded = "recap_uncoded"
    case confirm
    case confirmAgain = "confirm_again"
    case confirmLine = "confirm_line"
    case whichLine = "which_line"
    case whichPart = "which_part"
    case whichPartAgain = "which_part_again"
    case notUnderstood = "not_understood"
    case leftAsIs = "left_as_is"
    case corrected
    case correctedNot = "corrected_not"
    case removed
    case lastLine = "last_line"
    // Consent
    case consent
    case consentAgain = "consent_again"
    case consentExplained = "consent_explained"
    case consentNone = "consent_none"
    case consentCount = "consent_count"
    case consentQuote = "consent_quote"
    case consentAttributed = "consent_attributed"
    case attribution
    case attributionAgain = "attribution_again"
    // Commands
    case help
    case why
    case undone
    case nothingToUndo = "nothing_to_undo"
    case summaryEmpty = "summary_empty"
    case paused
    case resumed
    case cancelled
    case nothingToCancel = "nothing_to_cancel"
    case stopped
    case stoppedWithdrawn = "stopped_withdrawn"
    case eraseAsk = "erase_ask"
    case eraseAskNothing = "erase_ask_nothing"
    case erased
    case eraseKept = "erase_kept"
    case data
    case dataNothing = "data_nothing"
    case human
    case whoReads = "who_reads"
    case anonymity
    case program
    case expired
    case tooYoung = "too_young"
    case tooYoungSent = "too_young_sent"
    case tooYoungBefore = "too_young_before"
}

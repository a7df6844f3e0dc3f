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
    case cannotSee = "cannot_see"
    case wordsPlease = "words_please"
    // Answers
    case refused
    case skipped
    case leftEmpty = "left_empty"
    // Answers to the author's own questions
    case answerRating = "answer_rating"
    /// "4 sur 5"
    case answerRated = "answer_rated"
    case answerTextAgain = "answer_text_again"
    case answerWholeAgain = "answer_whole_again"
    case answerNumberAgain = "answer_number_again"
    case answerDateAgain = "answer_date_again"
    case answerYesNoAgain = "answer_yes_no_again"
    case answerRatingAgain = "answer_rating_again"
    case answerChoiceAgain = "answer_choice_again"
    case answerChoicesAgain = "answer_choices_again"
    case answerOrSkip = "answer_or_skip"
    case answerOutOfRange = "answer_out_of_range"
    case answerRequired = "answer_required"
    case answerKept = "answer_kept"
    case repeatMore = "repeat_more"
    case wordYes = "word_yes"
    case wordNo = "word_no"
    // Questionnaires
    case questionnaireIntroduction = "questionnaire_introduction"
    case questionnaireEmpty = "questionnaire_empty"
    case questionnaireConsent = "questionnaire_consent"
    case questionnaireConsentAgain = "questionnaire_consent_again"
    case questionnaireSaved = "questionnaire_saved"
    case questionnaireAgain = "questionnaire_again"
    case recapMany = "recap_many"
    case reminderQuestionnaire = "reminder_questionnaire"
    // Recap
    case recapWished = "recap_wished"
    case recapAbsent = "recap_absent"
    case recapUncoded = "recap_uncoded"
    /// "J’y vois trois choses."
    case several
    /// "un, deux, trois …"
    case numbers
    /// "la première chose, la deuxième …": what an episode without a name is called.
    case ordinals
    case recapExplained = "recap_explained"
    case confirmEpisode = "confirm_episode"
    case confirmEpisodeAgain = "confirm_episode_again"
    case confirm
    case confirmAgain = "confirm_again"
    case confirmStill = "confirm_still"
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
    case consentSeveral = "consent_several"
    case severalQuote = "several_quote"
    case severalCount = "several_count"
    case severalAttributed = "several_attributed"
    case severalNone = "several_none"
    case severalEnd = "several_end"
    case consentExplained = "consent_explained"
    case consentWarning = "consent_warning"
    case consentDetails = "consent_details"
    case reword
    case rewordAgain = "reword_again"
    case consentReworded = "consent_reworded"
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
    case resumedStory = "resumed_story"
    case questionChanged = "question_changed"
    case whichStory = "which_story"
    case whichStoryAgain = "which_story_again"
    case cancelled
    case nothingToCancel = "nothing_to_cancel"
    case stopped
    case stoppedWithdrawn = "stopped_withdrawn"
    case eraseAsk = "erase_ask"
    case eraseAskNothing = "erase_ask_nothing"
    case eraseSent = "erase_sent"
    case eraseAgain = "erase_again"
    case erased
    case eraseKept = "erase_kept"
    case data
    case dataNothing = "data_nothing"
    case dataStances = "data_stances"
    // What people say of a posted summary
    case stanceAgree = "stance_agree"
    case stanceDisagree = "stance_disagree"
    case stanceOwn = "stance_own"
    case stanceGone = "stance_gone"
    case stanceUnknown = "stance_unknown"
    case became
    case becameReceived = "became_received"
    case becameReviewed = "became_reviewed"
    case becameRejected = "became_rejected"
    case becameCount = "became_count"
    case becameQuote = "became_quote"
    case becameAttributed = "became_attributed"
    case becameDigest = "became_digest"
    case human
    case whoReads = "who_reads"
    case authorities
    case howLong = "how_long"
    case retentionWords = "retention_words"
    case retentionAll = "retention_all"
    case othersConsent = "others_consent"
    case othersConsentAgain = "others_consent_again"
    case othersRefuse = "others_refuse"
    case whatFor = "what_for"
    case begunAnew = "begun_anew"
    case nameStaysOut = "name_stays_out"
    case expectedDenial = "expected_denial"
    case anonymity
    case program
    case reminder
    case expired
    case tooYoung = "too_young"
    case tooYoungSent = "too_young_sent"
    case tooYoungBefore = "too_young_before"
    // At a kiosk
    case kioskRules = "kiosk_rules"
    case kioskStillThere = "kiosk_still_there"
    /// Under the last words of somebody whose testimony was kept.
    case kioskKept = "kiosk_kept"
    /// Under any other last words.
    case kioskEnd = "kiosk_end"
    case kioskNoPause = "kiosk_no_pause"
    case kioskNobodyKnown = "kiosk_nobody_known"
    case kioskHowLong = "kiosk_how_long"
    case kioskAnonymity = "kiosk_anonymity"
    // Languages
    case languageChanged = "language_changed"
    /// Said in the language that it offers.
    case languageOffer = "language_offer"
    /// To whoever writes in a language that is none of the site's.
    case languageForeign = "language_foreign"
}

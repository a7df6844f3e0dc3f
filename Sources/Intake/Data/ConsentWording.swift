import CLibcrypto
import DialogEngine
import Store

extension SiteData {
    /// What a witness reads before they agree, in the language of a conversation: who speaks and the rights, the question, and
    /// what quoting means. Its version changes with any letter of it.
    package func consentText(in language: String?) -> ConsentText {
        let phrases: [Phrase] =
            dialog.isQuestionnaire
            ? [.questionnaireIntroduction, .openingRights, .questionnaireConsent]
            : [.openingIntroduction, .openingRights, .consent, .consentExplained]
        let text = phrases.map { said($0, in: language) }.filter { !$0.isEmpty }.joined(separator: "\n")
        let spoken = localisations[language].language
        return ConsentText(version: "\(dialog.id)-\(spoken)-\(fingerprint(of: text))", language: spoken, text: text)
    }
}

/// The first six bytes of its SHA-256, in hexadecimal.
private func fingerprint(of text: String) -> String {
    let message = Array(text.utf8)
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    _ = EVP_Digest(message, message.count, &digest, &length, EVP_sha256(), nil)
    let digits = Array("0123456789abcdef")
    return String(digest.prefix(6).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}

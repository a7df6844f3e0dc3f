import DialogFormat
import Extraction
import Reporting
import Store
import TestimonyModel

/// Answers questions from what the store holds now.
package struct Archive: Sendable {
    package enum Answer: Sendable {
        case found(ArchiveAnswer)
        case blindSpots(BlindSpots)
        /// Nothing in the question is known.
        case notUnderstood
    }

    private let store: TestimonyStore
    private let codebook: Codebook
    private let extractor: Extractor
    private let words: QuestionWords
    private let sensitive: SensitiveWords
    private let configuration: Configuration

    package init(
        store: TestimonyStore, codebook: Codebook, extractor: Extractor, words: QuestionWords,
        sensitive: SensitiveWords,
        configuration: Configuration
    ) {
        self.sensitive = sensitive
        self.store = store
        self.codebook = codebook
        self.extractor = extractor
        self.words = words
        self.configuration = configuration
    }

    package func answer(_ text: String, at now: Moment) async throws -> Answer {
        let reader = QuestionReader(extractor: extractor, codebook: codebook, words: words)
        let question = reader.read(text, at: now)
        if reader.asksForBlindSpots(text) { return .blindSpots(try await blindSpots(question)) }
        guard !question.isEmpty else { return .notUnderstood }
        let found =
            question.words.isEmpty
            ? nil : Set(try await store.search(question.words, site: configuration.site.id, limit: .max))
        if found?.isEmpty == true, !question.hasCodes, question.from == nil, question.to == nil {
            return .notUnderstood
        }
        // Where words alone are asked for, whatever does not hold them is not read.
        let records = try await store.codedTestimonies(
            site: configuration.site.id, ids: question.hasCodes ? nil : found)
        let answer = ArchiveAnswer(
            to: question, records, found: found, codebook: codebook,
            settings: Digest.Settings(breakdownFrom: configuration.digest.breakdownFrom), masking: sensitive.masked)
        return .found(answer)
    }

    /// Of the time that `question` names.
    package func blindSpots(_ question: ArchiveQuestion = ArchiveQuestion()) async throws -> BlindSpots {
        BlindSpots(
            in: try await store.codedTestimonies(site: configuration.site.id), question, codebook: codebook,
            publicOpenings: words.publicOpenings,
            effectOpenings: words.effectOpenings, breakdownFrom: configuration.digest.breakdownFrom)
    }
}

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
    private let configuration: Configuration

    package init(
        store: TestimonyStore, codebook: Codebook, extractor: Extractor, words: QuestionWords,
        configuration: Configuration
    ) {
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
        let answer = ArchiveAnswer(
            to: question, try await records(question, found), found: found, codebook: codebook,
            settings: Digest.Settings(breakdownFrom: configuration.digest.breakdownFrom))
        return .found(answer)
    }

    /// Of the time that `question` names.
    package func blindSpots(_ question: ArchiveQuestion = ArchiveQuestion()) async throws -> BlindSpots {
        BlindSpots(
            in: try await records(question), question, codebook: codebook, publicOpenings: words.publicOpenings,
            effectOpenings: words.effectOpenings, breakdownFrom: configuration.digest.breakdownFrom)
    }

    /// A day more at both ends, whatever the clock that a testimony was told by; the answer looks at each.
    private func records(_ question: ArchiveQuestion, _ found: Set<String>? = nil) async throws -> [TestimonyRecord] {
        let day = 86_400
        // Where words alone are asked for, whatever does not hold them is not read.
        let ids = question.hasCodes ? nil : found.map { $0.sorted() }
        return try await store.testimonies(
            TestimonyQuery(
                site: configuration.site.id, ids: ids, sentFrom: question.from.map { ($0.dayNumber - 1) * day },
                sentBefore: question.to.map { ($0.dayNumber + 2) * day },
                reviews: [.confirmed, .accepted, .corrected]))
    }
}

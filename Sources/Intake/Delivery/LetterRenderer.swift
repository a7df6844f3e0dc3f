import Delivery
import Reporting
import Store
import TestimonyModel

/// Writes letters from what the store holds at the moment of sending.
package struct LetterRenderer: Sendable {
    private let store: TestimonyStore
    private let codebook: Codebook
    /// The site as people call it.
    private let siteName: String
    private let destinations: [String: Destination]
    private let digest: @Sendable (_ week: String, _ destination: Destination) async throws -> String?

    /// `digest` writes the digest of a week for a destination; `nil` when there is none to send.
    package init(
        store: TestimonyStore, codebook: Codebook, siteName: String, destinations: [Destination],
        digest: @escaping @Sendable (_ week: String, _ destination: Destination) async throws -> String?
    ) {
        self.store = store
        self.codebook = codebook
        self.siteName = siteName
        self.destinations = Dictionary(destinations.map { ($0.name, $0) }) { first, _ in first }
        self.digest = digest
    }

    /// `nil` when there is nothing to say any more: erased, withdrawn, rejected, or its destination is gone.
    package func render(_ letter: Letter) async throws -> RenderedLetter? {
        guard let destination = destinations[letter.destination] else { return nil }
        switch letter.subject {
        case .test: return TestPost.letter(site: siteName)
        case .digest(let week): return try await digest(week, destination).map { RenderedLetter(text: $0) }
        case .testimony(let id):
            guard let record = try await store.testimony(id),
                let summary = Summary(of: record, codebook: codebook, site: siteName, detail: destination.detail)
            else { return nil }
            return RenderedLetter(text: summary.text(destination.template ?? .standard), values: summary.values)
        }
    }
}

import Archives
import Intake
import Store
import Synchronization
import TestimonyModel

/// `glane export --corrections`: what a model may learn from coordinators.
struct CorrectionExport {
    let store: TestimonyStore
    let site: String
    let codebook: Codebook

    func run() async throws {
        let writer = CorrectionWriter(codebook)
        let query = TestimonyQuery(site: site, reviews: CorrectionWriter.reviews)
        let counts = Mutex<(written: Int, omitted: [CorrectionWriter.Omission: Int])>((0, [:]))
        try await store.forEachTestimony(query) { record in
            switch writer.line(record) {
            case .success(let line):
                try StandardOutput.write(line)
                counts.withLock { $0.written += 1 }
            case .failure(let refusal): counts.withLock { $0.omitted[refusal.omission, default: 0] += 1 }
            }
        }
        let (written, omitted) = counts.withLock { $0 }
        let left = CorrectionWriter.Omission.allCases.compactMap { omission in
            omitted[omission].map { "\($0) \(omission.words)" }
        }
        StandardError.line(
            "glane export: \(counted(written, "gold record"))"
                + (left.isEmpty ? "" : "; left out \(left.joined(separator: ", "))"), .info)
    }
}

extension CorrectionWriter.Omission {
    fileprivate var words: String {
        switch self {
        case .noText: "without text"
        case .noEffect: "without an effect of the codebook"
        case .noEvidence: "whose evidence is not in the text"
        }
    }
}

import Dispatch
import Synchronization
import TestimonyModel

extension ModelTrainer {
    /// Scores each file with a model trained on the others: an estimate for texts that nobody tuned on.
    ///
    /// With `only`, indices of files, those alone are left out, one at a time; the answer is in their order. `extractor`
    /// builds the extractor around a model; `report` hears of each file as it is done.
    package func leaveOneOut(
        _ files: [[GoldRecord]], only left: [Int]? = nil, extractor: @Sendable (LinearModel) -> Extractor,
        report: @Sendable (Int) -> Void = { _ in }
    ) -> [Scoring] {
        let prepared = files.enumerated().map { group, records in records.map { prepare($0, group: group) } }
        let left = left ?? Array(files.indices)
        let scorings = Mutex([Int: Scoring]())
        // Each file by itself, as many at a time as there are processors.
        DispatchQueue.concurrentPerform(iterations: left.count) { turn in
            let kept = prepared.enumerated().filter { $0.offset != left[turn] }.flatMap(\.element)
            var scoring = Scoring(codebook: codebook)
            scoring.add(files[left[turn]], read: extractor(train(kept)))
            scorings.withLock { $0[turn] = scoring }
            report(left[turn])
        }
        return scorings.withLock { scorings in left.indices.compactMap { scorings[$0] } }
    }

    /// Trains on all files, and keeps with the model the figures of `leaveOneOut`.
    package func train(_ files: [[GoldRecord]], figures: [String: Double] = [:]) -> LinearModel {
        train(
            files.enumerated().flatMap { group, records in records.map { prepare($0, group: group) } }, figures: figures
        )
    }
}

extension Scoring {
    package mutating func add(_ records: [GoldRecord], read extractor: Extractor) {
        for record in records { add(record, read: extractor.extract(record.text, sentAt: record.sentAt)) }
    }

    /// Everything that was scored apart, as if together.
    package init(_ parts: [Scoring], codebook: Codebook) {
        self.init(codebook: codebook)
        for part in parts { self += part }
    }
}

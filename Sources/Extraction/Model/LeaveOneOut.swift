import TestimonyModel

extension ModelTrainer {
    /// Scores each file with a model trained on the others: an estimate for texts that nobody tuned on.
    ///
    /// With `only`, indices of files, those alone are left out, one at a time; the answer is in their order. `extractor`
    /// builds the extractor around a model; `report` hears of each file as it is done.
    package func leaveOneOut(
        _ files: [[GoldRecord]], only left: [Int]? = nil, extractor: @escaping @Sendable (LinearModel) -> Extractor,
        report: @escaping @Sendable (Int) -> Void = { _ in }
    ) async -> [Scoring] {
        let prepared = files.enumerated().map { group, records in records.map { prepare($0, group: group) } }
        let left = left ?? Array(files.indices)
        // Each file by itself, as many at a time as there are processors.
        return await withTaskGroup(of: (turn: Int, scoring: Scoring).self) { group in
            for (turn, file) in left.enumerated() {
                group.addTask {
                    let kept = prepared.enumerated().filter { $0.offset != file }.flatMap(\.element)
                    var scoring = Scoring(codebook: codebook)
                    scoring.add(files[file], read: extractor(train(kept)))
                    report(file)
                    return (turn, scoring)
                }
            }
            var scorings: [Int: Scoring] = [:]
            for await done in group { scorings[done.turn] = done.scoring }
            return left.indices.compactMap { scorings[$0] }
        }
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

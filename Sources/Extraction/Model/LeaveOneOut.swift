import TestimonyModel

extension ModelTrainer {
    /// Scores each file with a model trained on the others: an estimate for texts that nobody tuned on.
    ///
    /// `extractor` builds the extractor around a model; `report` hears of each file as it is done.
    package func leaveOneOut(
        _ files: [[GoldRecord]], extractor: (LinearModel) -> Extractor, report: (Int) -> Void = { _ in }
    ) -> Scoring {
        let prepared = files.enumerated().map { group, records in records.map { prepare($0, group: group) } }
        var scoring = Scoring(codebook: codebook)
        for (left, records) in files.enumerated() {
            let kept = prepared.enumerated().filter { $0.offset != left }.flatMap(\.element)
            scoring.add(records, read: extractor(train(kept)))
            report(left)
        }
        return scoring
    }

    /// Trains on all files, and keeps with the model the figures of `leaveOneOut`.
    package func train(_ files: [[GoldRecord]], figures: [String: Double] = [:]) -> LinearModel {
        var model = train(files.enumerated().flatMap { group, records in records.map { prepare($0, group: group) } })
        model.figures = figures
        return model
    }
}

extension Scoring {
    package mutating func add(_ records: [GoldRecord], read extractor: Extractor) {
        for record in records {
            add(gold: record, predicted: extractor.record(record.text, sentAt: record.sentAt).frame)
        }
    }
}

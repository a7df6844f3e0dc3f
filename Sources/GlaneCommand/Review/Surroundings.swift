import TestimonyModel

/// All testimonies of a site, with what one knows of another.
struct Surroundings {
    private(set) var records: [TestimonyRecord]
    let corroboration: Corroboration
    let names: ShortIDs
    private let pairs: [NearDuplicate]
    private var places: [String: Int]

    init(_ records: [TestimonyRecord], _ codebook: Codebook) {
        self.records = records
        corroboration = Corroboration(records, codebook)
        names = ShortIDs(records.map(\.id))
        pairs = NearDuplicate.all(records)
        places = Dictionary(records.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// Pairs of which neither is out of the count.
    var duplicates: [NearDuplicate] {
        pairs.filter { pair in [pair.id, pair.into].allSatisfy { self[$0]?.review != .rejected } }
    }

    subscript(id: String) -> TestimonyRecord? { places[id].map { records[$0] } }

    /// A testimony as it is by now, or one more. Who tells the same is not counted anew for it.
    mutating func replace(_ record: TestimonyRecord) {
        if let at = places[record.id] {
            records[at] = record
        } else {
            places[record.id] = records.count
            records.append(record)
        }
    }

    mutating func remove(_ id: String) {
        guard let at = places[id] else { return }
        records.remove(at: at)
        places = Dictionary(records.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }
}

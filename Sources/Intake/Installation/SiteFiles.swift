import DialogFormat
import TestimonyModel

extension Installation {
    /// The codebook alone, for what needs neither word lists nor model.
    package func codebook() throws -> Codebook {
        try dataFile { folder, findings throws(MissingData) in
            Codebook(try folder.file("codebook.yaml"), &findings)
        }
    }

    /// Where codes stand in a place file of Commune Mesure.
    package func placeFileMapping(_ codebook: Codebook) throws -> PlaceFileMapping {
        try dataFile { folder, findings throws(MissingData) in
            PlaceFileMapping(try folder.file("commune-mesure.yaml"), codebook: codebook, &findings)
        }
    }

    /// Looks through the mapping for faults. A codebook that cannot be read is told where it is read, and a folder of data
    /// without a mapping has no fault: only the export needs it.
    package func checkPlaceFileMapping(_ findings: inout Findings) throws {
        var unread = Findings()
        let folder = try folders().dialogs
        guard let file = try? folder.file("commune-mesure.yaml"),
            let codebook = Codebook(try folder.file("codebook.yaml"), &unread)
        else { return }
        _ = PlaceFileMapping(file, codebook: codebook, &findings)
    }

    func dataFile<Value>(
        _ read: (DataFolder, inout Findings) throws(MissingData) -> Value?
    ) throws -> Value {
        var findings = Findings()
        let value: Value?
        do {
            value = try read(try folders().dialogs, &findings)
        } catch let error as MissingData {
            throw Failure(.configuration, error.description)
        }
        try Installation.stop(on: findings)
        guard let value else { throw Failure(.configuration, "the data files are incomplete") }
        return value
    }
}

import Exports
import Foundation
import Intake
import TestimonyModel
import Transcripts

/// Takes what a place file of Commune Mesure says into the store, as told by the place itself.
struct PlaceFileImport {
    let path: String
    let installation: Installation
    let language: String

    func read(sentAt: Moment) throws -> PlaceFileReading {
        let bytes = Array(try contents(ofFile: path))
        let understanding = try installation.understanding()
        do {
            return try PlaceFileReading(
                try JSONValue(bytes, file: path), mapping: try installation.placeFileMapping(understanding.codebook),
                codebook: understanding.codebook, site: installation.configuration.site.id, language: language,
                sentAt: sentAt
            ) { text in
                let extraction = understanding.extractor.extract(text, sentAt: sentAt).redacted()
                return (extraction.text, extraction.frame)
            }
        } catch let fault as LineFault {
            throw Failure(.badData, fault.description)
        } catch is PlaceFileReading.NoPlaceFile {
            throw Failure(
                .badData, "\(path): this is no place file of Commune Mesure: there is no blocs.impact_social.donnees")
        }
    }

    /// What a file of the place says now takes the place of what it said before, unless a coordinator changed that; the day
    /// on which it was first read stays.
    static func replacement(_ old: TestimonyRecord, _ new: TestimonyRecord) -> TestimonyRecord? {
        guard old.source == .structure, old.review == .accepted else { return nil }
        var new = new
        new.sentAt = old.sentAt
        return new == old ? nil : new
    }
}

extension PlaceFileReading.Loss {
    /// A label is of the platform's form, or of somebody who wrote into its file: it is shown, as nobody told it here.
    var line: String {
        switch self {
        case .unknownLabel(let field, let label): "\(field): no option has the label '\(label.prefix(80))': left out"
        case .wrongKind(let field): "\(field): this holds something else than its type says: left out"
        }
    }
}

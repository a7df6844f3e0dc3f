import Exports
import Foundation
import Intake
import TestimonyModel

/// A whole file made of all testimonies, and what to say of it on standard error.
struct ExportedFile {
    var bytes: [UInt8]
    var remarks: [String] = []

    static func placeFile(
        _ records: [TestimonyRecord], _ notes: [PageNote], _ installation: Installation, _ codebook: Codebook
    ) throws -> ExportedFile {
        var draft = PlaceFileDraft(
            mapping: try installation.placeFileMapping(codebook), codebook: codebook, notes: notes)
        for record in records { draft.add(record) }
        let file = draft.file()
        var remarks = file.losses.map(\.line)
        if draft.uncounted > 0 {
            remarks.append(
                "\(counted(draft.uncounted, "testimony does", "testimonies do")) not count: nobody confirmed or reviewed "
                    + "it, or agreed to that")
        }
        return ExportedFile(bytes: file.bytes, remarks: remarks)
    }

    static func workbook(
        _ records: [TestimonyRecord], _ selection: ExportSelection, _ codebook: Codebook
    ) throws -> ExportedFile {
        var workbook = Workbook(codebook: codebook)
        for record in records { workbook.add(selection.leaving(record)) }
        guard !workbook.isTooLong else {
            throw Failure(.badData, "a sheet has no more than \(Workbook.rowLimit) rows: export csv, or fewer days")
        }
        guard let bytes = try? workbook.bytes() else {
            throw Failure(.inputOutput, "the workbook cannot be packed: no memory is left for it")
        }
        let remark = selection.remark(heldBack: records.count(where: selection.holdsBack))
        return ExportedFile(bytes: bytes, remarks: remark.map { [$0] } ?? [])
    }

    static func qdaProject(
        _ records: [TestimonyRecord], _ installation: Installation, _ codebook: Codebook
    ) throws -> ExportedFile {
        do {
            let project = try QDAProject(
                records, codebook: codebook, site: installation.configuration.site.name, origin: origin)
            let kept = project.heldBack
            return ExportedFile(
                bytes: project.bytes,
                remarks: kept == 0
                    ? []
                    : [
                        "\(counted(kept, "testimony has", "testimonies have")) no text there, as consent says: "
                            + "they may be counted, not quoted"
                    ])
        } catch {
            throw Failure(.inputOutput, "the project cannot be packed: no memory is left for it")
        }
    }

    static func qdaCodebook(_ codebook: Codebook) -> ExportedFile {
        ExportedFile(bytes: QDACodebook.bytes(codebook, origin: origin))
    }

    private static var origin: String { "glane \(programVersion)" }
}

extension PlaceFile.Loss {
    fileprivate var line: String {
        switch self {
        case .noLabel(let field, let option, let count):
            "\(field): '\(option)' has no label there and is left out (\(counted(count, "testimony", "testimonies")))"
        case .undecided(let field, let options):
            "\(field): takes one answer, and these are told equally often: \(options.joined(separator: ", ")); left out"
        case .outvoted(let field, let option, let count):
            "\(field): takes one answer; '\(option)' is told less often and left out (\(counted(count, "testimony", "testimonies")))"
        case .largest(let field, let count):
            "\(field): the largest of \(count) numbers that were told; look whether they are of the same thing"
        case .unwritten(let section, let note):
            "\(section): the form has no field for the \(note.rawValue) that coordinators wrote; left out"
        }
    }
}

/// Reads the file of a form, whichever of the two kinds it is: by its bytes, not by its name.
package enum FormFile {
    /// Bytes that a file may have.
    package static let sizeLimit = 64 << 20

    /// `language` is that of a form which names none. Throws `FormFaults`.
    package static func form(_ bytes: [UInt8], language: String) throws -> ImportedForm {
        if bytes.count > sizeLimit {
            throw FormFaults(
                .file, "the file is larger than \(sizeLimit >> 20) MB", "Take pictures and data out of it.")
        }
        if ZipArchive.isZip(bytes) { return try XLSFormReader.form(bytes, language: language) }
        // An old workbook is a "compound file".
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw FormFaults(
                .file, "this is a workbook of the old kind (.xls), or has a password", "Save it as .xlsx.")
        }
        let start = bytes.first { ![0x20, 9, 10, 13, 0xEF, 0xBB, 0xBF].contains($0) }
        guard start == UInt8(ascii: "<") else {
            throw FormFaults(
                .file, bytes.isEmpty ? "the file is empty" : "this is neither a workbook nor XML",
                "Give an XLSForm (.xlsx) or an XForm (.xml).")
        }
        return try XFormReader.form(bytes, language: language)
    }
}

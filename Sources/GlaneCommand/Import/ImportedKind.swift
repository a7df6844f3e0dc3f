import ArgumentParser
import Foundation
import Intake

/// What a file that is imported holds.
enum ImportedKind: String, ExpressibleByArgument, CaseIterable {
    /// An XLSForm or an XForm.
    case form
    /// Lines of `glane export --format ndjson`.
    case records
    /// A place file of Commune Mesure.
    case communeMesure = "commune-mesure"

    /// By its first bytes: an export begins with an object on one line that holds `"schema"`, a place file with another
    /// object. Whatever else it is, the reading of forms says what is wrong with it.
    init(of path: String) throws {
        // Standard input can be read once only.
        guard path != "-" else {
            self = .records
            return
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            self = .form
            return
        }
        defer { try? file.close() }
        let start = (try? file.read(upToCount: 4_096)).flatMap { $0 } ?? Data()
        let text = start.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 32 }
        guard text.first == UInt8(ascii: "{") else {
            self = .form
            return
        }
        let isRecord = String(decoding: text.prefix(64), as: UTF8.self).prefixMatch(of: /\{\s*"schema"\s*:/) != nil
        self = isRecord ? .records : .communeMesure
    }
}

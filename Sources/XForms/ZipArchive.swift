import CLibarchive

/// The entries of a zip file in memory.
enum ZipArchive {
    /// Bytes that one entry, and all of them, may have when unpacked: a small archive may hold a large text of one letter.
    static let entryLimit = 64 << 20
    static let wholeLimit = 128 << 20
    static let countLimit = 10_000

    static func isZip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 3, 4]) }

    /// The bytes by path of the entries that are wanted. Throws `FormFaults`.
    static func entries(of bytes: [UInt8], where isWanted: (String) -> Bool) throws -> [String:
        [UInt8]]
    {
        guard let archive = archive_read_new() else { throw broken("no memory is left for it") }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        return try bytes.withUnsafeBytes { whole in
            guard archive_read_open_memory(archive, whole.baseAddress, whole.count) == ARCHIVE_OK else {
                throw broken(reason(archive))
            }
            var found: [String: [UInt8]] = [:]
            var left = wholeLimit
            var count = 0
            while let name = try next(archive) {
                count += 1
                if count > countLimit { throw broken("it holds more than \(countLimit) files") }
                guard isWanted(name), found[name] == nil else { continue }
                let content = try contents(archive, name, limit: min(left, entryLimit))
                left -= content.count
                found[name] = content
            }
            return found
        }
    }

    /// Moves to the next entry; its path, or `nil` at the end.
    private static func next(_ archive: OpaquePointer) throws -> String? {
        var entry: OpaquePointer?
        switch archive_read_next_header(archive, &entry) {
        case ARCHIVE_OK, ARCHIVE_WARN: break
        case ARCHIVE_EOF: return nil
        default: throw broken(reason(archive))
        }
        // The name is a C string of the entry, gone with the next header.
        return entry.flatMap { archive_entry_pathname($0) }.map { String(cString: $0) } ?? ""
    }

    private static func contents(_ archive: OpaquePointer, _ name: String, limit: Int) throws
        -> [UInt8]
    {
        var content: [UInt8] = []
        let piece = 1 << 16
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: piece) { buffer, initialised in
                count = archive_read_data(archive, buffer.baseAddress, piece)
                initialised = max(0, count)
            }
            if count < 0 { throw broken("\(name): \(reason(archive))") }
            if bytes.isEmpty { return content }
            content += bytes
            if content.count > limit {
                throw broken("\(name) is larger than \(limit >> 20) MB when unpacked")
            }
        }
    }

    private static func reason(_ archive: OpaquePointer) -> String {
        archive_error_string(archive).map { String(cString: $0) } ?? "it ends too early"
    }

    private static func broken(_ reason: String) -> FormFaults {
        FormFaults(
            .file, "the file cannot be unpacked: \(reason)",
            "Open it in a spreadsheet program and save it anew as .xlsx.")
    }
}

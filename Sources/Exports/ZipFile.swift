import CLibarchive

/// Makes a zip file in memory: the same entries give the same bytes.
enum ZipFile {
    struct Entry {
        var path: String
        var bytes: [UInt8]
    }

    /// Throws `ZipFailure`; only memory can be missing.
    static func bytes(of entries: [Entry]) throws(ZipFailure) -> [UInt8] {
        guard let archive = archive_write_new() else { throw ZipFailure() }
        defer { archive_write_free(archive) }
        // Room for what does not shrink, and for two headers an entry.
        let room = entries.reduce(1 << 16) { $0 + $1.bytes.count + $1.bytes.count / 8 + 2 * $1.path.utf8.count + 512 }
        let file = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
        defer { file.deallocate() }
        var used = 0
        archive_write_set_format_zip(archive)
        archive_write_set_bytes_per_block(archive, 0)
        guard archive_write_open_memory(archive, file.baseAddress, room, &used) == ARCHIVE_OK else {
            throw ZipFailure()
        }
        for entry in entries { try write(entry, to: archive) }
        guard archive_write_close(archive) == ARCHIVE_OK else { throw ZipFailure() }
        return [UInt8](UnsafeRawBufferPointer(start: file.baseAddress, count: used))
    }

    private static func write(_ entry: Entry, to archive: OpaquePointer) throws(ZipFailure) {
        guard let header = archive_entry_new() else { throw ZipFailure() }
        defer { archive_entry_free(header) }
        archive_entry_set_pathname_utf8(header, entry.path)
        archive_entry_set_size(header, Int64(entry.bytes.count))
        archive_entry_set_filetype(header, regularFile)
        archive_entry_set_perm(header, 0o644)
        // No time is set: the format then takes its first, whatever the zone of the machine.
        guard archive_write_header(archive, header) == ARCHIVE_OK else { throw ZipFailure() }
        let written = entry.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        guard written == entry.bytes.count else { throw ZipFailure() }
    }
}

/// `AE_IFREG`, a macro with a cast in it, which does not come over.
private let regularFile: UInt32 = 0o100000

/// The archive cannot be made.
package struct ZipFailure: Error {}

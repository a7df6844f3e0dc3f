import Foundation

/// A small file that only its owner may read: there whole or not at all.
struct KeyFile {
    private let path: String
    private let folder: String

    init(_ path: String) {
        self.path = path
        folder = URL(filePath: path).absoluteURL.deletingLastPathComponent().path
    }

    /// What it holds; `nil` when there is none.
    func read() throws(SpeakerKeyError) -> String? {
        do {
            return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        } catch CocoaError.fileReadNoSuchFile {
            return nil
        } catch {
            throw SpeakerKeyError(path: path, problem: "cannot be read; check its owner and mode (0600)")
        }
    }

    /// Makes it with this text, durably; false when it is there already, and then it stays as it is.
    ///
    /// Written beside it under another name first, then linked: a link never replaces, and a reader never finds half.
    func make(_ text: String) throws(SpeakerKeyError) -> Bool {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw cannotBeMade
        }
        let draft = folder + "/.key-\(UUID().uuidString)"
        defer { unlink(draft) }
        try write(text, to: draft)
        guard link(draft, path) == 0 else {
            if errno == EEXIST { return false }
            throw cannotBeMade
        }
        try synchroniseFolder()
        return true
    }

    /// Puts this text in the place of what it holds, durably: whoever reads it finds the one or the other.
    func replace(_ text: String) throws(SpeakerKeyError) {
        let draft = folder + "/.key-\(UUID().uuidString)"
        defer { unlink(draft) }
        try write(text, to: draft)
        guard rename(draft, path) == 0 else { throw cannotBeWritten }
        try synchroniseFolder()
    }

    private func write(_ text: String, to draft: String) throws(SpeakerKeyError) {
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw cannotBeMade }
        defer { close(descriptor) }
        // A few bytes go out at once or not at all.
        let bytes = Array(text.utf8)
        guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw cannotBeWritten
        }
    }

    /// Until then, a loss of power may take the name away again.
    private func synchroniseFolder() throws(SpeakerKeyError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw cannotBeWritten }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw cannotBeWritten }
    }

    private var cannotBeMade: SpeakerKeyError {
        SpeakerKeyError(path: path, problem: "cannot be made: its folder cannot be written to")
    }

    private var cannotBeWritten: SpeakerKeyError {
        SpeakerKeyError(path: path, problem: "cannot be written; is the disk full?")
    }
}

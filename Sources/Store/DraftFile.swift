import Foundation

/// A file under a name of its own beside the one that it will be, for its owner only; it gets the name once it is whole.
final class DraftFile: Sendable {
    let path: String
    private let target: StorePath
    private let folder: String

    /// Throws when the folder is missing or cannot be written to.
    init(for target: String) throws(StoreError) {
        self.target = .file(target)
        folder = URL(filePath: target).absoluteURL.deletingLastPathComponent().path
        path = folder + "/.glane-\(UUID().uuidString)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StorePath.failure(errno, self.target) }
        close(descriptor)
    }

    deinit { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) } }

    /// Gives it its name, durably; a file of that name goes.
    func finish() throws(StoreError) {
        for (name, flags) in [(path, O_RDWR), (folder, O_RDONLY | O_DIRECTORY)] {
            // The bytes first, the name once they are safe, then the folder that holds it.
            if name == folder, rename(path, target.description) != 0 { throw StorePath.failure(errno, target) }
            let descriptor = open(name, flags | O_CLOEXEC)
            guard descriptor >= 0 else { throw StorePath.failure(errno, target) }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0 else { throw StoreError(.failing, target) }
        }
    }
}

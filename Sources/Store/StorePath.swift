import Foundation

/// Where the store lies.
package enum StorePath: Sendable, Hashable {
    case file(String)
    /// Lost when the program ends.
    case memory

    /// `:memory:` or the path of a file, as `--store` takes it.
    package init(argument: String) {
        self = argument == ":memory:" ? .memory : .file(argument)
    }
}

extension StorePath: CustomStringConvertible {
    package var description: String {
        switch self {
        case .file(let path): path
        case .memory: ":memory:"
        }
    }
}

extension StorePath {
    /// SQLite reads more than a path into `:memory:` and `file:…`; a leading `./` makes any name a plain one.
    var nameForSQLite: String? {
        switch self {
        case .file(let path): path.hasPrefix("/") ? path : "./" + path
        case .memory: nil
        }
    }

    /// Makes the missing folders (0700) and an empty file (0600): testimonies are nobody else's to read. SQLite gives
    /// the files beside it, `-wal` and `-shm`, the same rights.
    ///
    /// What exists already keeps its rights.
    func prepare() throws(StoreError) {
        guard case .file(let path) = self else { return }
        try prepareFolder()
        let folder = folder(of: path)
        if isFolder(path) { throw StoreError(.folder, self) }
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(errno) }
        close(file)
        // SQLite writes beside the file too.
        guard access(folder.isEmpty ? "." : folder, W_OK | X_OK) == 0 else { throw failure(errno) }
    }

    func prepareFolder() throws(StoreError) {
        guard case .file(let path) = self else { return }
        guard !path.isEmpty, !path.utf8.contains(0) else { throw StoreError(.unreadable, self) }
        try makeFolder(folder(of: path))
    }

    /// Whether a file stands there, be it empty.
    var exists: Bool { access(description, F_OK) == 0 }

    /// Gives the file another name, and what belongs to it the name that goes with that.
    func move(to other: String) throws(StoreError) {
        for suffix in ["-wal", "-shm", ""] {
            guard rename(description + suffix, other + suffix) == 0 || (errno == ENOENT && suffix != "") else {
                throw failure(errno)
            }
        }
    }

    private func makeFolder(_ folder: String) throws(StoreError) {
        guard !folder.isEmpty, !isFolder(folder) else { return }
        try makeFolder(self.folder(of: folder))
        // Another process may have made it meanwhile.
        guard mkdir(folder, 0o700) == 0 || (errno == EEXIST && isFolder(folder)) else { throw failure(errno) }
    }

    /// Empty for a bare name. (Foundation's `deletingLastPathComponent` traps on a path of one character.)
    private func folder(of path: String) -> String {
        let name = path.reversed().drop { $0 == "/" }.drop { $0 != "/" }
        let folder = String(name.drop { $0 == "/" }.reversed())
        return folder.isEmpty && path.hasPrefix("/") ? "/" : folder
    }

    private func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    private func failure(_ number: Int32) -> StoreError { StorePath.failure(number, self) }

    /// What an `errno` of the system says of a file.
    static func failure(_ number: Int32, _ path: StorePath) -> StoreError {
        switch number {
        case EACCES, EPERM, EROFS: StoreError(.readOnly, path)
        case ENOSPC, EDQUOT: StoreError(.full, path)
        case EISDIR: StoreError(.folder, path)
        case EIO: StoreError(.failing, path)
        default: StoreError(.unreadable, path)
        }
    }
}

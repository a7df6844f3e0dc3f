import GRDB

/// Why the store could not do what it was asked: which file, and what to do about it.
///
/// Neither the sentence nor the kind ever holds a value of a row; what a person said stays out of logs.
package struct StoreError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The path or a folder on its way cannot be opened or made.
        case unreadable
        /// The path names a folder.
        case folder
        case readOnly
        case full
        /// Written by a later program.
        case newerSchema(found: Int, known: Int)
        /// No SQLite database at all.
        case notADatabase
        /// An SQLite database of another program.
        case foreign
        case corrupt
        /// Another process holds the write lock for longer than we wait.
        case locked
        /// The key of pseudonyms is another one by now.
        case rekeyed
        /// A row breaks a rule of the schema: a fault of the program, not of the file.
        case refused
        /// The disk failed while reading or writing.
        case failing
    }

    package var kind: Kind
    package var path: String
    /// SQLite's extended result code, when SQLite said it.
    package var code: Int32?

    init(_ kind: Kind, _ path: StorePath, code: Int32? = nil) {
        self.kind = kind
        self.path = path.description
        self.code = code
    }

    /// The exit status of a program that ends on this error (`sysexits.h`).
    package var exitStatus: Int32 {
        switch kind {
        case .locked, .rekeyed: 69
        case .newerSchema: 78
        case .unreadable, .folder, .readOnly, .full, .notADatabase, .foreign, .corrupt, .refused, .failing: 74
        }
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        "\(path): \(cause); \(remedy)" + (code.map { " (SQLite \($0))" } ?? "")
    }

    private var cause: String {
        switch kind {
        case .unreadable: "the store cannot be opened or created"
        case .folder: "this is a folder, not a store"
        case .readOnly: "the store cannot be written to"
        case .full: "no room is left for the store, and nothing was written"
        case .newerSchema(let found, let known):
            "the store has schema \(found), this program knows schemas up to \(known)"
        case .notADatabase: "this file is no SQLite database"
        case .foreign: "this SQLite database belongs to another program"
        case .corrupt: "the store is damaged"
        case .locked: "another program keeps the store locked"
        case .rekeyed: "the key of pseudonyms was rotated meanwhile, and nothing was written"
        case .refused: "the store refused a row that breaks its rules, and nothing was written"
        case .failing: "the disk failed while the store was read or written"
        }
    }

    private var remedy: String {
        switch kind {
        case .unreadable: "check that its folder exists or can be made, and who may read it"
        case .folder: "give the path of a file, for instance glane.sqlite in that folder"
        case .readOnly: "check who may write to the file and to its folder, and how the disk is mounted"
        case .full: "free some space on that disk, then try again"
        case .newerSchema: "update this program, or give another file with --store"
        case .notADatabase, .foreign: "give another file with --store; this one was left as it is"
        case .corrupt: "restore a backup, or save what “sqlite3 FILE .recover” still reads"
        case .locked: "try again once that program is done"
        case .rekeyed: "start again"
        case .refused: "this is a fault of the program: please report it"
        case .failing: "check the disk and its cables, then the system's log"
        }
    }
}

extension StoreError {
    /// What SQLite said, without its message: that one may quote the statement.
    init(_ error: DatabaseError, _ path: StorePath) {
        // What the memory map beside a write-ahead log says when the disk is full.
        let isFull = error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
        let kind: Kind =
            switch error.resultCode {
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .readOnly
            case .SQLITE_FULL: .full
            case .SQLITE_IOERR where isFull: .full
            case .SQLITE_NOTADB: .notADatabase
            case .SQLITE_CORRUPT: .corrupt
            case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
            case .SQLITE_CANTOPEN: .unreadable
            case .SQLITE_IOERR, .SQLITE_NOMEM: .failing
            default: .refused
            }
        self.init(kind, path, code: error.extendedResultCode.rawValue)
    }
}

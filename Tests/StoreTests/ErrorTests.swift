import GRDB
import Testing

@testable import Store

@Suite struct ErrorTests {
    private static let path = StorePath.file("/data/glane.sqlite")

    @Test(
        arguments: [
            (
                .unreadable, 74,
                "the store cannot be opened or created; check that its folder exists or can be made, and who may read it"
            ),
            (
                .folder, 74,
                "this is a folder, not a store; give the path of a file, for instance glane.sqlite in that folder"
            ),
            (
                .readOnly, 74,
                """
                the store cannot be written to; check who may write to the file and to its folder, and how the disk is \
                mounted
                """
            ),
            (
                .full, 74,
                "no room is left for the store, and nothing was written; free some space on that disk, then try again"
            ),
            (
                .newerSchema(found: 9, known: 2), 78,
                """
                the store has schema 9, this program knows schemas up to 2; update this program, or give another file \
                with --store
                """
            ),
            (
                .notADatabase, 74,
                "this file is no SQLite database; give another file with --store; this one was left as it is"
            ),
            (
                .foreign, 74,
                """
                this SQLite database belongs to another program; give another file with --store; this one was left as it is
                """
            ),
            (
                .corrupt, 74,
                "the store is damaged; restore a backup, or save what “sqlite3 FILE .recover” still reads"
            ),
            (.locked, 69, "another program keeps the store locked; try again once that program is done"),
            (
                .refused, 74,
                """
                the store refused a row that breaks its rules, and nothing was written; this is a fault of the program: \
                please report it
                """
            ),
            (
                .failing, 74,
                "the disk failed while the store was read or written; check the disk and its cables, then the system's log"
            ),
        ] as [(StoreError.Kind, Int32, String)])
    func errorNamesFileCauseAndRemedy(_ kind: StoreError.Kind, _ status: Int32, _ sentence: String) {
        let error = StoreError(kind, Self.path)
        #expect(error.description == "/data/glane.sqlite: \(sentence)")
        #expect(error.exitStatus == status)
    }

    @Test(
        arguments: [
            (.SQLITE_READONLY_DBMOVED, .readOnly), (.SQLITE_READONLY, .readOnly), (.SQLITE_PERM, .readOnly),
            (.SQLITE_FULL, .full), (.SQLITE_IOERR_SHMSIZE, .full), (.SQLITE_IOERR_FSYNC, .failing),
            (.SQLITE_NOTADB, .notADatabase), (.SQLITE_CORRUPT_INDEX, .corrupt), (.SQLITE_BUSY_SNAPSHOT, .locked),
            (.SQLITE_LOCKED, .locked), (.SQLITE_CANTOPEN_ISDIR, .unreadable), (.SQLITE_CONSTRAINT_UNIQUE, .refused),
            (.SQLITE_MISMATCH, .refused),
        ] as [(ResultCode, StoreError.Kind)])
    func codeOfSQLiteBecomesAKindAndItsWordsStayInside(_ code: ResultCode, _ kind: StoreError.Kind) {
        let raw = DatabaseError(
            resultCode: code, message: "Zanzibar", sql: "INSERT INTO t VALUES ('Zanzibar')", arguments: ["Zanzibar"])
        let error = StoreError(raw, Self.path)
        #expect(error.kind == kind)
        #expect(error.description.hasSuffix(" (SQLite \(code.rawValue))"))
        for words in [error.description, "\(error)", String(reflecting: error)] {
            #expect(words.contains("Zanzibar") == false)
        }
    }
}

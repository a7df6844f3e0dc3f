import Store
import Testing

/// Where a test body runs: the same promises hold on both.
enum StoreDriver: String, CaseIterable, CustomTestStringConvertible {
    case memory, file

    var testDescription: String { rawValue }

    /// Opens a fresh store, hands it over and leaves nothing behind.
    func withStore(_ body: (TestimonyStore) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let store = try TestimonyStore(path: self == .memory ? .memory : .file(folder.file("glane.sqlite")))
        try await body(store)
        try store.close()
        withExtendedLifetime(folder) {}
    }
}

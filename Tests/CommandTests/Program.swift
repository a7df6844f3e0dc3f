import Foundation
import Testing

/// The real `glane` in a home of its own, which goes away with this value.
final class Program: Sendable {
    static let checkout = URL(filePath: #filePath).appending(path: "../../..").standardized

    /// Build products stand beside the running test bundle.
    static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    /// A message, its consent, and nothing that could be asked in between.
    static let story = """
        Hier midi à la cantine, deux voisines ont recousu les manteaux de trois graphistes d'ici. \
        Sans rien demander, entre le plat et le café.
        """

    let home: URL
    private let environment: [String: String]

    init(_ environment: [String: String] = [:]) throws {
        home = FileManager.default.temporaryDirectory.appending(path: "glane-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        var all = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("GLANE_") && !$0.key.hasPrefix("XDG_")
        }
        all["HOME"] = home.path
        all.merge(environment) { $1 }
        self.environment = all
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    struct Result {
        var status: Int32
        var output: String
        var errors: String

        var lines: [Substring] { output.split(separator: "\n") }

        /// NDJSON as it was printed.
        var objects: [[String: Any]] {
            get throws {
                try lines.map { line in
                    try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                }
            }
        }
    }

    func file(_ name: String) -> String { home.appending(path: name).path }

    /// Writes a file into the home, with its folders, and returns its path.
    @discardableResult
    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let url = home.appending(path: name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

    /// Runs `glane` with these arguments and this standard input.
    func glane(_ arguments: String..., input: String = "") async throws -> Result {
        try await glane(arguments, bytes: Array(input.utf8))
    }

    func glane(_ arguments: [String], bytes: [UInt8]) async throws -> Result {
        try await run(Self.products.appending(path: "glane").path, arguments, bytes: bytes)
    }

    /// Runs a line of shell in which `$glane` is the program; for pipes and devices.
    func shell(_ line: String, input: String = "") async throws -> Result {
        try await run("/bin/bash", ["-c", line], bytes: Array(input.utf8))
    }

    /// Changes the store in the default place as no command does.
    func change(_ sql: String) async throws {
        let script = try write(
            "change.py",
            """
            import sqlite3
            with sqlite3.connect(".local/share/glane/glane.sqlite") as store: store.execute(\"\"\"\(sql)\"\"\")
            """)
        let changed = try await shell("python3 \(script)")
        try #require(changed.status == 0, "\(changed.errors)")
    }

    /// Input and output are files, so that no pipe can fill up.
    private func run(_ path: String, _ arguments: [String], bytes: [UInt8]) async throws -> Result {
        let run = "run-\(UUID().uuidString)"
        let input = try FileHandle(forReadingFrom: URL(filePath: write("\(run)/in", bytes)))
        let output = try FileHandle(forWritingTo: URL(filePath: write("\(run)/out", "")))
        let errors = try FileHandle(forWritingTo: URL(filePath: write("\(run)/err", "")))
        let process = process(arguments, path: path)
        (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
        let status = try await finish(process)
        // A process that has ended keeps its handles. Foundation waits for processes with select, which must not see a
        // descriptor beyond 1,023.
        for handle in [input, output, errors] { try handle.close() }
        return Result(status: status, output: try text("\(run)/out"), errors: try text("\(run)/err"))
    }

    /// A program that is not yet running, in the home.
    func process(_ arguments: [String], path: String = products.appending(path: "glane").path) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = home
        process.environment = environment.merging(["glane": Self.products.appending(path: "glane").path]) { $1 }
        return process
    }

    func finish(_ process: Process) async throws -> Int32 {
        try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: home.appending(path: name)), as: UTF8.self)
    }
}

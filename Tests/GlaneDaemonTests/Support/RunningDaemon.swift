import Foundation

/// The real program, started in a folder of its own.
final class RunningDaemon {
    let log: LineReader
    let process = Process()
    private let errors = Pipe()
    /// Its files must last as long as it does.
    private let site: Site

    /// Does not wait for anything. `limits` are commands of the shell that starts the program.
    init(_ arguments: [String], environment: [String: String], limits: String?, in site: Site) throws {
        self.site = site
        log = LineReader(errors.fileHandleForReading.fileDescriptor)
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", (limits ?? ":") + #"; exec "$0" "$@""#, Self.program.path] + arguments
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        // Ours would keep the pipe open after the program ended.
        try errors.fileHandleForWriting.close()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// Waits until it listens, and answers the port.
    func port() throws -> UInt16 {
        let line = try log.next(containing: "listening for IRC lines")
        try log.next(containing: "started")
        guard let port = line.firstMatch(of: /port=(\d+)/).flatMap({ UInt16($0.1) }) else {
            throw DidNotCome(what: "a port", lines: [line])
        }
        return port
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the end; the exit status, or the negative number of the signal that ended it.
    func end() throws -> Int32 {
        try log.finish()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    /// Beside the tests, where the build puts both.
    private static var program: URL {
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let beside = tests.appending(path: "glaned")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return Site.checkout.appending(path: ".build/debug/glaned")
    }
}

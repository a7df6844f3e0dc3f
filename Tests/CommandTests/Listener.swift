import Foundation
import Testing

/// `glane webhook listen` on a free port, as a process of its own.
struct Listener {
    let url: String
    private let process: Process
    private let output: FileHandle
    private var read: Data

    /// Ends by itself after `count` posts.
    init(_ program: Program, count: Int) throws {
        let process = program.process(["webhook", "listen", "--port", "0", "--count", "\(count)"])
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        var read = Data()
        while !read.contains(10) {
            let bytes = pipe.fileHandleForReading.availableData
            try #require(!bytes.isEmpty, "the listener ended without its URL")
            read += bytes
        }
        let line = String(decoding: read.prefix { $0 != 10 }, as: UTF8.self)
        url = try #require(line.split(separator: "=").last.map(String.init))
        (self.process, self.output, self.read) = (process, pipe.fileHandleForReading, read)
    }

    /// Everything that it printed, once it has ended.
    func posts() throws -> String {
        String(decoding: read + (try output.readToEnd() ?? Data()), as: UTF8.self)
    }

    /// For a test in which nothing may arrive.
    func stop() { process.terminate() }
}

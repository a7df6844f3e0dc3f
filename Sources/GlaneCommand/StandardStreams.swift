import Arguments
import Foundation
import Intake
import Synchronization

/// Results. Writes are gathered and go out whole; a reader that has gone away throws `Closed`.
enum StandardOutput {
    struct Closed: Error {}

    private static let buffer = Mutex<[UInt8]>([])
    private static let size = 1 << 16

    static func write(_ bytes: some Collection<UInt8>) throws {
        let isFull = buffer.withLock { buffer in
            buffer.append(contentsOf: bytes)
            return buffer.count >= size
        }
        if isFull { try flush() }
    }

    static func line(_ text: String) throws {
        try write(Array(text.utf8))
        try write([10])
    }

    static func flush() throws {
        let bytes = buffer.withLock { buffer in
            defer { buffer.removeAll(keepingCapacity: true) }
            return buffer
        }
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { Foundation.write(1, $0.baseAddress! + sent, bytes.count - sent) }
            if count > 0 {
                sent += count
            } else if errno == EPIPE {
                throw Closed()
            } else if errno != EINTR {
                throw Failure(.inputOutput, "standard output: \(String(cString: strerror(errno)))")
            }
        }
    }

    static var isTerminal: Bool { isatty(1) == 1 }
}

/// Everything that is no result.
enum StandardError {
    private static let threshold = Mutex(LogLevel.info)

    /// What matters less is not told.
    static var least: LogLevel {
        get { threshold.withLock { $0 } }
        set { threshold.withLock { $0 = newValue } }
    }

    static func line(_ text: String, _ level: LogLevel) {
        if level >= least { write(text + "\n") }
    }

    static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Foundation.write(2, $0.baseAddress, bytes.count) }
    }

    static var isTerminal: Bool { isatty(2) == 1 }
}

/// Bytes of standard input or of a file, in pieces.
final class ByteSource: Sendable {
    private let descriptor: Int32
    private let name: String

    /// `-` is standard input.
    init(_ path: String) throws {
        name = path == "-" ? "stdin" : path
        guard path != "-" else {
            descriptor = 0
            return
        }
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(.noInput, "\(path): \(String(cString: strerror(errno)))")
        }
    }

    deinit { if descriptor > 0 { close(descriptor) } }

    /// The next bytes, at most `limit`; `nil` at the end.
    func next(_ limit: Int = 1 << 18) throws -> [UInt8]? {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { [descriptor] buffer, count in
            var got = read(descriptor, buffer.baseAddress, limit)
            while got < 0, errno == EINTR { got = read(descriptor, buffer.baseAddress, limit) }
            if got < 0 { failure = errno }
            count = max(0, got)
        }
        if failure == EISDIR { throw Failure(.noInput, "\(name): this is a folder") }
        if failure != 0 { throw Failure(.inputOutput, "\(name): \(String(cString: strerror(failure)))") }
        return bytes.isEmpty ? nil : bytes
    }

    static var isTerminal: Bool { isatty(0) == 1 }
}

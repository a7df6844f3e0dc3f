import Foundation
import Intake

/// A file that appears under its name once it is whole: until then it stands beside it under another, and a file that was
/// there before stays as it was. Only its owner may read it.
final class NewFile: Sendable {
    private let path: String
    private let temporary: String
    private let descriptor: Int32

    init(_ path: String) throws {
        self.path = path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw Failure(.usage, "\(path): this is a folder; name a file in it")
        }
        let url = URL(filePath: path)
        let pattern = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).XXXXXX").path
        var name = Array(pattern.utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw NewFile.failure(path) }
        temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        close(descriptor)
        // After `finish` there is no such file any more.
        unlink(temporary)
    }

    func write(_ bytes: some Collection<UInt8>) throws {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress! + sent, bytes.count - sent)
            }
            if count > 0 { sent += count } else if errno != EINTR { throw NewFile.failure(path) }
        }
    }

    /// Gives it its name.
    func finish() throws {
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw NewFile.failure(path) }
    }

    private static func failure(_ path: String) -> Failure {
        Failure(.inputOutput, "\(path): the file cannot be written there: \(String(cString: strerror(errno)))")
    }
}

/// Where an export goes.
enum ExportOutput: Sendable {
    case standard
    case file(NewFile)

    init(_ path: String?) throws {
        self = try path.map { .file(try NewFile($0)) } ?? .standard
    }

    func write(_ bytes: some Collection<UInt8>) throws {
        switch self {
        case .standard: try StandardOutput.write(bytes)
        case .file(let file): try file.write(bytes)
        }
    }

    func finish() throws {
        switch self {
        case .standard: try StandardOutput.flush()
        case .file(let file): try file.finish()
        }
    }
}

import CLibcrypto
import Foundation

/// The key that pseudonyms are made with: HMAC-SHA-256 over the network's own name of a person.
///
/// Without the key nobody can tell from a pseudonym who it is, nor try names until one fits. Whoever loses the key
/// loses the link between a person and what they told before.
package struct SpeakerKey: Sendable {
    private let bytes: [UInt8]

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// A key that lasts as long as this value: pseudonyms of another run will differ.
    package static func ephemeral() -> SpeakerKey { SpeakerKey(bytes: random(32)) }

    /// Reads the key file, or makes one that only its owner may read.
    ///
    /// Throws a `SpeakerKeyError` that names the file and what to do.
    package static func load(orCreateAt path: String) throws(SpeakerKeyError) -> SpeakerKey {
        if let data = FileManager.default.contents(atPath: path) {
            guard let key = decode(data) else {
                throw SpeakerKeyError(
                    path: path, problem: "is no key of 64 hexadecimal digits; restore it from a backup")
            }
            return key
        }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw SpeakerKeyError(path: path, problem: "cannot be read; check its owner and mode (0600)")
        }
        return try create(at: path)
    }

    private static func create(at path: String) throws(SpeakerKeyError) -> SpeakerKey {
        let key = random(32)
        let text = key.map { String(format: "%02x", $0) }.joined() + "\n"
        let folder = URL(filePath: path).absoluteURL.deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw SpeakerKeyError(path: path, problem: "cannot be made: its folder cannot be written to")
        }
        // Exclusive, so that two programs that start together agree on the key of the first.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST, let data = FileManager.default.contents(atPath: path), let key = decode(data) {
                return key
            }
            throw SpeakerKeyError(path: path, problem: "cannot be made: its folder cannot be written to")
        }
        defer { close(descriptor) }
        guard
            text.utf8.withContiguousStorageIfAvailable({ write(descriptor, $0.baseAddress, $0.count) })
                == text.utf8.count
        else {
            unlink(path)
            throw SpeakerKeyError(path: path, problem: "cannot be written; is the disk full?")
        }
        return SpeakerKey(bytes: key)
    }

    private static func decode(_ data: Data) -> SpeakerKey? {
        let digits = String(decoding: data, as: UTF8.self).filter { !$0.isWhitespace }
        guard digits.utf8.count == 64 else { return nil }
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return SpeakerKey(bytes: bytes)
    }

    /// The first eight bytes of the MAC, in hexadecimal, after a letter for what it names: `t-3f9a…`.
    package func pseudonym(_ kind: Kind, of name: String) -> String {
        var mac = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let message = Array("\(kind.rawValue):\(name)".utf8)
        _ = HMAC(EVP_sha256(), bytes, Int32(bytes.count), message, message.count, &mac, &length)
        return "\(kind.rawValue)-" + mac.prefix(8).map { String(format: "%02x", $0) }.joined()
    }

    package enum Kind: String, Sendable {
        case speaker = "t"
        case conversation = "c"
    }
}

/// Why there is no key.
package struct SpeakerKeyError: Error, Sendable, CustomStringConvertible {
    package var path: String
    package var problem: String
    package var description: String { "\(path): the key file \(problem)" }
}

private func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
}

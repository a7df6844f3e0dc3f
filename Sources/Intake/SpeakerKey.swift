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

    /// Reads the key file, or makes one that only its owner may read. Programs that start together agree on one key.
    ///
    /// Throws a `SpeakerKeyError` that names the file and what to do.
    package static func load(orCreateAt path: String) throws(SpeakerKeyError) -> SpeakerKey {
        let file = KeyFile(path)
        if let text = try file.read() { return try key(of: text, path) }
        let new = random(32)
        if try file.make(new.map { String(format: "%02x", $0) }.joined() + "\n") { return SpeakerKey(bytes: new) }
        // Another program made one first.
        guard let text = try file.read() else { throw SpeakerKeyError(path: path, problem: "was removed meanwhile") }
        return try key(of: text, path)
    }

    private static func key(of text: String, _ path: String) throws(SpeakerKeyError) -> SpeakerKey {
        if let key = decode(text) { return key }
        throw SpeakerKeyError(path: path, problem: "is no key of 64 hexadecimal digits; restore it from a backup")
    }

    private static func decode(_ text: String) -> SpeakerKey? {
        let digits = text.filter { !$0.isWhitespace }
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
        case message = "m"
        /// A testimony as somebody saw it.
        case sight = "s"
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

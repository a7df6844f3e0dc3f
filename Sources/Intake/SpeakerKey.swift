import CLibcrypto
import Foundation
import Store

/// The key that pseudonyms are made with: HMAC-SHA-256 over the network's own name of a person.
///
/// Without the key nobody can tell from a pseudonym who it is, nor try names until one fits. Whoever loses the key
/// loses the link between a person and what they told before.
///
/// After a rotation it is a chain: what the oldest key makes of a name goes through every later one (`KeyRotation` tells
/// why). The file has a line a key, the oldest first, and above them "cut" where older ones were destroyed.
package struct SpeakerKey: Sendable {
    /// The oldest first, never empty.
    private let keys: [[UInt8]]
    /// Whether keys from before the first were destroyed.
    package let isCut: Bool

    private static let cut = "cut"

    private init(_ keys: [[UInt8]], isCut: Bool = false) {
        self.keys = keys
        self.isCut = isCut
    }

    /// A key that lasts as long as this value: pseudonyms of another run will differ.
    package static func ephemeral() -> SpeakerKey { SpeakerKey([random(32)]) }

    /// Reads the key file, or makes one that only its owner may read. Programs that start together agree on one key.
    ///
    /// Throws a `SpeakerKeyError` that names the file and what to do.
    package static func load(orCreateAt path: String) throws(SpeakerKeyError) -> SpeakerKey {
        if let key = try existing(path) { return key }
        let new = ephemeral()
        if try KeyFile(path).make(new.text) { return new }
        // Another program made one first.
        return try load(path)
    }

    /// The key of a file that must be there.
    package static func load(_ path: String) throws(SpeakerKeyError) -> SpeakerKey {
        if let key = try existing(path) { return key }
        throw SpeakerKeyError(path: path, problem: "was removed meanwhile")
    }

    private static func existing(_ path: String) throws(SpeakerKeyError) -> SpeakerKey? {
        guard let text = try KeyFile(path).read() else { return nil }
        if let key = decode(text) { return key }
        throw SpeakerKeyError(path: path, problem: "is no key of 64 hexadecimal digits; restore it from a backup")
    }

    private static func decode(_ text: String) -> SpeakerKey? {
        var lines = text.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } }.filter {
            !$0.isEmpty
        }
        let isCut = lines.first == cut
        if isCut { lines.removeFirst() }
        let keys = lines.compactMap(bytes)
        guard !keys.isEmpty, keys.count == lines.count else { return nil }
        return SpeakerKey(keys, isCut: isCut)
    }

    private static func bytes(_ digits: String) -> [UInt8]? {
        guard digits.utf8.count == 64 else { return nil }
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    /// As its file holds it.
    private var text: String {
        ((isCut ? [Self.cut] : []) + keys.map(hexadecimal)).joined(separator: "\n") + "\n"
    }

    // MARK: - Pseudonyms

    /// The first eight bytes of the MAC, in hexadecimal, after a letter for what it names: `t-3f9a…`.
    package func pseudonym(_ kind: Kind, of name: String) -> String {
        let first = "\(kind.rawValue)-" + mac("\(kind.rawValue):\(name)", by: keys[0])
        return keys.indices.dropFirst().reduce(first) { renewed($0, by: $1) }
    }

    /// What a pseudonym becomes by the key at `place`.
    private func renewed(_ pseudonym: String, by place: Int) -> String {
        pseudonym.prefix(2) + mac(pseudonym, by: keys[place])
    }

    // MARK: - Rotation

    /// With a new key behind the others.
    func followed() -> SpeakerKey { SpeakerKey(keys + [random(32)], isCut: isCut) }

    /// The key in use alone.
    var withoutFormer: SpeakerKey { SpeakerKey([keys[keys.count - 1]], isCut: true) }

    /// Puts it into its file, in the place of what stands there, durably.
    func replace(_ path: String) throws(SpeakerKeyError) { try KeyFile(path).replace(text) }

    /// How many keys stand before the one in use.
    package var formerCount: Int { keys.count - 1 }

    /// Tells keys apart, and nothing of them.
    package var fingerprint: String { fingerprint(keys[keys.count - 1]) }

    private func fingerprint(_ key: [UInt8]) -> String { "k-" + mac("fingerprint", by: key) }

    /// What a store must know of it.
    package var forStore: PseudonymKeys {
        PseudonymKeys(generations: keys.map(fingerprint), isCut: isCut) { renewed($0, by: $1) }
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

/// The first eight bytes of the MAC, in hexadecimal.
private func mac(_ message: String, by key: [UInt8]) -> String {
    var mac = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let message = Array(message.utf8)
    _ = HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &mac, &length)
    return hexadecimal(Array(mac.prefix(8)))
}

private func hexadecimal(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined() }

private func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
}

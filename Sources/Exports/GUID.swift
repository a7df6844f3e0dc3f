import CLibcrypto

/// A GUID made of a name: the same name always has the same one (RFC 9562, version 5), so that what is exported twice is
/// known again.
struct GUID: Sendable, Hashable, CustomStringConvertible {
    private let bytes: [UInt8]

    /// `kind` keeps an effect and an option of the same id apart.
    init(_ kind: String, _ names: String...) {
        // No id holds a unit separator.
        self.init(name: ([kind] + names).joined(separator: "\u{1F}"), in: GUID.glane)
    }

    init(name: String, in space: GUID) {
        let message = space.bytes + Array(name.utf8)
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        _ = EVP_Digest(message, message.count, &digest, &length, EVP_sha1(), nil)
        digest[6] = digest[6] & 0x0F | 0x50
        digest[8] = digest[8] & 0x3F | 0x80
        bytes = Array(digest.prefix(16))
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// The namespace of domain names in RFC 9562.
    static let domains = GUID(bytes: [
        0x6B, 0xA7, 0xB8, 0x10, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
    ])
    private static let glane = GUID(name: "glane", in: domains)

    var description: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { digits.append(UInt8(ascii: "-")) }
            digits.append(hexDigits[Int(byte >> 4)])
            digits.append(hexDigits[Int(byte & 15)])
        }
        return String(decoding: digits, as: UTF8.self)
    }
}

private let hexDigits = Array("0123456789abcdef".utf8)

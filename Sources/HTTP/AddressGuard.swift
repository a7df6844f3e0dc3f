/// Which addresses belong to the public internet: what a URL from outside may reach.
///
/// Applied to the address that is connected to, never to the text of a URL: `0x7f000001`, a name that resolves to
/// 127.0.0.1 and an IPv4 address in IPv6 clothes all end here.
enum AddressGuard {
    /// `bytes` in network order: 4 of IPv4 or 16 of IPv6; anything else is refused.
    static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4: isPublicIPv4(bytes)
        case 16: isPublicIPv6(bytes)
        default: false
        }
    }

    /// A text as libcurl reports an address: `127.0.0.1`, `::1`, `fe80::1%eth0`.
    static func isPublic(_ text: String) -> Bool {
        SocketAddress.bytes(of: text).map(isPublic) ?? false
    }

    /// All but the special-purpose blocks of the IANA registry (RFC 6890 and its updates).
    private static func isPublicIPv4(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224...255, _, _): false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }

    /// Global unicast, 2000::/3, without what only carries or documents; embedded IPv4 addresses count as themselves.
    private static func isPublicIPv6(_ bytes: [UInt8]) -> Bool {
        if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255 {
            return isPublicIPv4(Array(bytes[12...]))
        }
        if bytes[0..<12] == [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0] {
            return isPublicIPv4(Array(bytes[12...]))
        }
        guard bytes[0] & 0xe0 == 0x20 else { return false }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0x20, 0x01, 0x00...0x01, _): return false
        case (0x20, 0x01, 0x0d, 0xb8): return false
        case (0x20, 0x02, _, _): return isPublicIPv4(Array(bytes[2..<6]))
        case (0x3f, 0xff, 0x00...0x0f, _): return false
        default: return true
        }
    }
}

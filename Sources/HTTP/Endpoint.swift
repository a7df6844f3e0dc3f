import CCurl

/// Where a request goes. The whole URL is a secret (a webhook's path is its password): nothing that a program prints
/// of an endpoint shows more than scheme, host and port.
package struct Endpoint: Sendable, Hashable {
    /// The URL as libcurl gets it.
    let url: String
    /// Without the brackets of an IPv6 address.
    package let host: String
    /// `https://chat.example.org`, with the port where the URL names one.
    package let origin: String

    /// Reads an absolute http or https URL, with the parser that will also be used to connect.
    package init(_ text: String) throws(EndpointFault) {
        guard !text.isEmpty else { throw .empty }
        guard text.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 }) else { throw .blankOrControl }
        guard let parser = curl_url() else { throw .malformed }
        defer { curl_url_cleanup(parser) }
        guard curl_url_set(parser, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK else {
            throw .malformed
        }
        guard let scheme = part(CURLUPART_SCHEME, of: parser) else { throw .malformed }
        guard scheme == "http" || scheme == "https" else { throw .scheme(scheme) }
        guard let host = part(CURLUPART_HOST, of: parser), !host.isEmpty else { throw .malformed }
        // libcurl would forgive a third slash and take the path for the host.
        guard !text.dropFirst(scheme.count).hasPrefix(":///") else { throw .malformed }
        let port = part(CURLUPART_PORT, of: parser).map { ":" + $0 } ?? ""
        url = text
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        origin = scheme + "://" + host + port
    }
}

extension Endpoint: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { origin }
    package var debugDescription: String { origin }
    /// `dump` and string interpolation of a type that holds an endpoint go through the mirror.
    package var customMirror: Mirror { Mirror(self, children: ["origin": origin]) }
}

/// Why a text is no endpoint; never repeats the text.
package enum EndpointFault: Error, Sendable, Hashable, CustomStringConvertible {
    case empty, blankOrControl, malformed
    case scheme(String)

    package var description: String {
        switch self {
        case .empty: "the URL is empty"
        case .blankOrControl: "the URL holds a blank or a control character"
        case .malformed: "the URL is malformed: it should look like https://host/path"
        case .scheme(let scheme): "the URL starts with \(scheme):, and only http: and https: are allowed"
        }
    }
}

private func part(_ which: CURLUPart, of parser: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parser, which, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
}

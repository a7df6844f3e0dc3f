/// One request; a value, so that a retry sends the same again.
package struct HTTPRequest: Sendable, Hashable {
    package enum Method: String, Sendable { case get = "GET", post = "POST", put = "PUT", delete = "DELETE" }

    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What a response body longer than allowed does, in bytes.
    package enum BodyLimit: Sendable, Hashable {
        case failBeyond(Int)
        /// For whom only the status counts: the rest is not read.
        case cutAt(Int)

        var bytes: Int {
            switch self {
            case .failBeyond(let bytes), .cutAt(let bytes): bytes
            }
        }
    }

    package var method: Method
    package var endpoint: Endpoint
    package var headers: [Header]
    package var body: [UInt8]?
    package var bodyLimit: BodyLimit
    /// How many redirects to follow; each passes the guard against private addresses.
    package var redirects: Int
    /// For URLs that come from outside: addresses of private networks are refused at connect time.
    package var refusesPrivateAddresses: Bool
    /// Instead of the client's own total time-out, where shorter.
    package var totalMilliseconds: Int?

    package init(
        _ method: Method = .get, _ endpoint: Endpoint, headers: [Header] = [], body: [UInt8]? = nil,
        bodyLimit: BodyLimit = .failBeyond(1 << 20), redirects: Int = 0, refusesPrivateAddresses: Bool = false,
        totalMilliseconds: Int? = nil
    ) {
        self.method = method
        self.endpoint = endpoint
        self.headers = headers
        self.body = body
        self.bodyLimit = bodyLimit
        self.redirects = redirects
        self.refusesPrivateAddresses = refusesPrivateAddresses
        self.totalMilliseconds = totalMilliseconds
    }

    /// What libcurl would send as it stands, so that a line break would smuggle in a header of its own.
    func headerFault() -> HTTPFailure.Cause? {
        for header in headers {
            let isToken = !header.name.isEmpty && header.name.utf8.allSatisfy(isTokenByte)
            if !isToken { return .badHeader("a header's name") }
            if !header.value.utf8.allSatisfy({ $0 >= 32 && $0 != 127 || $0 == 9 }) {
                return .badHeader("the value of \(header.name)")
            }
        }
        return nil
    }
}

package struct HTTPResponse: Sendable, Hashable {
    package var status: Int
    /// Of the last response where redirects were followed; names in lower case.
    package var headers: [HTTPRequest.Header]
    package var body: [UInt8]
    /// The body went on beyond `BodyLimit.cutAt`.
    package var isCut: Bool

    package init(status: Int, headers: [HTTPRequest.Header] = [], body: [UInt8] = [], isCut: Bool = false) {
        self.status = status
        self.headers = headers
        self.body = body
        self.isCut = isCut
    }

    package func header(_ name: String) -> String? {
        headers.first { $0.name == name.lowercased() }?.value
    }
}

/// RFC 9110 §5.6.2.
private func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}

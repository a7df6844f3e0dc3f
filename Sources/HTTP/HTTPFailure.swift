import CCurl

/// Why no response came. Names the host and the cause, never a path, a query or a user of the URL.
package struct HTTPFailure: Error, Sendable, Hashable {
    package enum Cause: Sendable, Hashable {
        case badHeader(String)
        case forbiddenScheme
        /// The guard against private addresses refused to connect.
        case forbiddenAddress
        case cannotResolve, cannotConnect, timedOut, closedEarly, tooLarge, tooManyRedirects
        /// In the words of the TLS library, which know certificates and no URLs.
        case tls(String)
        case cancelled
        /// The client was shut down.
        case shutDown
        /// Another error of libcurl, by its number.
        case other(Int)
    }

    package var origin: String
    package var cause: Cause

    package init(origin: String, cause: Cause) {
        self.origin = origin
        self.cause = cause
    }

    /// Whether the same request may work later.
    package var isRetryable: Bool {
        switch cause {
        case .badHeader, .forbiddenScheme, .forbiddenAddress, .tooLarge, .tooManyRedirects: false
        case .cannotResolve, .cannotConnect, .timedOut, .closedEarly, .tls, .cancelled, .shutDown, .other: true
        }
    }
}

extension HTTPFailure: CustomStringConvertible {
    package var description: String { "\(origin): \(cause)" }
}

extension HTTPFailure.Cause: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badHeader(let what): "\(what) holds characters that no header may hold"
        case .forbiddenScheme: "only http: and https: are allowed"
        case .forbiddenAddress: "the address lies in a private network"
        case .cannotResolve: "the host name is unknown"
        case .cannotConnect: "no connection"
        case .timedOut: "no answer in time"
        case .closedEarly: "the connection was closed before the answer was complete"
        case .tooLarge: "the answer is too large"
        case .tooManyRedirects: "too many redirects"
        case .tls(let words): "no secure connection (\(words))"
        case .cancelled: "cancelled"
        case .shutDown: "the HTTP client was shut down"
        case .other(let code): "\(String(cString: curl_easy_strerror(CURLcode(UInt32(code))))) (curl \(code))"
        }
    }

    /// The cause behind libcurl's code; `detail` is what libcurl wrote into its error buffer.
    init(_ code: CURLcode, detail: String) {
        switch code {
        case CURLE_UNSUPPORTED_PROTOCOL: self = .forbiddenScheme
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .cannotResolve
        case CURLE_COULDNT_CONNECT: self = .cannotConnect
        case CURLE_OPERATION_TIMEDOUT: self = .timedOut
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            self = .closedEarly
        case CURLE_TOO_MANY_REDIRECTS: self = .tooManyRedirects
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
            self = .tls(detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail)
        default: self = .other(Int(code.rawValue))
        }
    }
}

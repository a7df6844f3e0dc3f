/// What holds for every request of a client.
package struct HTTPPolicy: Sendable, Hashable {
    package enum Proxy: Sendable, Hashable {
        /// None, whatever the environment says.
        case none
        /// `https_proxy` and its kin, as libcurl reads them.
        case environment
        case at(Endpoint)
    }

    /// Milliseconds until a connection stands, TLS included.
    package var connectMilliseconds = 10_000
    /// Milliseconds from the start to the last byte.
    package var totalMilliseconds = 30_000
    /// Seconds that a transfer may go without a byte.
    package var idleSeconds = 15
    /// Bytes of all header lines of a response.
    package var headerBytes = 65_536
    package var connectionsPerHost = 4
    package var proxy = Proxy.none
    /// A PEM file that replaces the system's certificate authorities, for a site with its own.
    package var certificateAuthorityFile: String?
    package var userAgent = "glane"

    package init() {}
}

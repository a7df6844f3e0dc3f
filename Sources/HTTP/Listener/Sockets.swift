#if canImport(Darwin)
    import Darwin
    private let streamType = SOCK_STREAM
    private let noSignal: Int32 = 0
#else
    import Glibc
    private let streamType = Int32(SOCK_STREAM.rawValue)
    private let noSignal = Int32(MSG_NOSIGNAL)
#endif

/// A socket that listens on loopback.
struct ListeningSocket: Sendable {
    private let descriptor: Int32
    let port: UInt16

    init(port: UInt16) throws(ListenerFailure) {
        // A local name: closures may not reach into a value that is still being made.
        let descriptor = socket(AF_INET, streamType, 0)
        self.descriptor = descriptor
        guard descriptor >= 0 else { throw ListenerFailure("cannot open a socket") }
        // Without it a listener that was just stopped would keep its port for minutes.
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withSocketAddress(&address) { bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0 }
        guard bound else {
            let failure = ListenerFailure("cannot listen on 127.0.0.1:\(port)")
            _ = closeDescriptor(descriptor)
            throw failure
        }
        _ = withSocketAddress(&address) { getsockname(descriptor, $0, &length) }
        self.port = UInt16(bigEndian: address.sin_port)
    }

    /// Waits for the next connection; `nil` once stopped, and closes the socket then.
    func accept() -> Int32? {
        while true {
            let accepted = acceptConnection(descriptor)
            if accepted >= 0 { return accepted }
            if errno == EINTR || errno == ECONNABORTED { continue }
            _ = closeDescriptor(descriptor)
            return nil
        }
    }

    /// Wakes `accept`, which closes: the number stays ours until nobody waits on it.
    func stop() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
}

/// An accepted connection: blocking reads and writes by its own thread, broken off by any.
struct Connection: Sendable {
    let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// What has come, at least a byte; `nil` at the end.
    func read() -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, count in
            count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        return bytes.isEmpty ? nil : bytes
    }

    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            // MSG_NOSIGNAL: a client that left is an answer of `false`, not a signal to the whole program.
            let sent = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, noSignal) }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    func breakOff() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
    func close() { _ = closeDescriptor(descriptor) }
}

/// The names `accept` and `close` are taken by the methods above.
private func acceptConnection(_ descriptor: Int32) -> Int32 { accept(descriptor, nil, nil) }
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func withSocketAddress<Result>(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Result
) -> Result {
    withUnsafeMutablePointer(to: &address) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body) }
}

extension ListenerFailure {
    fileprivate init(_ what: String) { description = "\(what): \(String(cString: strerror(errno)))" }
}

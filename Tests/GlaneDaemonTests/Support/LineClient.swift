import Foundation

/// A person's IRC client, as far as a test needs one.
final class LineClient {
    private let descriptor: Int32
    let lines: LineReader

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        lines = LineReader(descriptor)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    /// Comes in under a nick and waits for the welcome.
    convenience init(port: UInt16, nick: String) throws {
        try self.init(port: port)
        write("NICK \(nick)\r\nUSER \(nick) 0 * :\(nick)\r\n")
        try lines.next(containing: " 422 ")
    }

    deinit { close(descriptor) }

    func write(_ text: String) { write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Writes as much as the other end takes, and then does not wait for more.
    func flood(_ text: String, atMost times: Int) -> Int {
        let bytes = Array(text.utf8)
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        var count = 0
        while count < times, send(descriptor, bytes, bytes.count, flags) == bytes.count { count += 1 }
        return count
    }

    /// Writes no more, and still reads.
    func endOfInput() { shutdown(descriptor, Int32(SHUT_WR)) }

    func say(_ text: String) { write("PRIVMSG glane :\(text)\r\n") }

    /// Says something and waits for what is said to it.
    func say(_ text: String, hears answer: String) throws {
        say(text)
        try lines.next(containing: answer)
    }
}

/// A request as the listener received it.
package struct ReceivedRequest: Sendable, Hashable {
    package var method: String
    /// The target as it stands in the request line: path and query.
    package var target: String
    /// Names in lower case.
    package var headers: [HTTPRequest.Header]
    package var body: [UInt8]

    package init(method: String, target: String, headers: [HTTPRequest.Header] = [], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// The target without its query.
    package var path: String { String(target.prefix { $0 != "?" }) }

    package var keepsAlive: Bool { header("connection")?.lowercased() != "close" }
}

/// Reads HTTP/1.1 requests from bytes as they come (RFC 9112), strictly: what is doubtful is refused.
struct RequestParser {
    struct Limits: Sendable {
        var headBytes = 32_768
        var bodyBytes = 4 << 20
    }

    enum Step: Equatable {
        case needsMore
        case request(ReceivedRequest)
        /// To be answered with this status, then the connection closes.
        case refused(Int)
    }

    let limits: Limits
    private var buffer: [UInt8] = []

    init(limits: Limits = Limits()) { self.limits = limits }

    mutating func take(_ bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

    /// The next whole request; bytes beyond it are kept for the one after.
    mutating func next() -> Step {
        // A TLS client would else wait for an answer to what never becomes a request.
        if let first = buffer.first, !(65...90).contains(first) { return .refused(400) }
        guard let headEnd = endOfHead() else { return buffer.count > limits.headBytes ? .refused(431) : .needsMore }
        guard headEnd <= limits.headBytes else { return .refused(431) }
        guard var request = RequestParser.head(buffer[..<headEnd]) else { return .refused(400) }
        switch (request.header("transfer-encoding")?.lowercased(), request.header("content-length")) {
        case (nil, nil): return finish(&request, body: [], end: headEnd)
        case (nil, let length?):
            guard length.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(length) else {
                return .refused(400)
            }
            guard count <= limits.bodyBytes else { return .refused(413) }
            guard buffer.count >= headEnd + count else { return .needsMore }
            return finish(&request, body: Array(buffer[headEnd..<headEnd + count]), end: headEnd + count)
        case ("chunked", nil): return chunked(&request, from: headEnd)
        default: return .refused(400)
        }
    }

    private mutating func finish(_ request: inout ReceivedRequest, body: [UInt8], end: Int) -> Step {
        buffer.removeFirst(end)
        request.body = body
        return .request(request)
    }

    /// The index after the empty line.
    private func endOfHead() -> Int? {
        guard buffer.count >= 4 else { return nil }
        return (3..<min(buffer.count, limits.headBytes + 4)).first { buffer[$0 - 3...$0] == [13, 10, 13, 10] }.map {
            $0 + 1
        }
    }

    private mutating func chunked(_ request: inout ReceivedRequest, from start: Int) -> Step {
        var body: [UInt8] = []
        var at = start
        while true {
            guard let end = lineEnd(from: at) else { return buffer.count - at > 1_024 ? .refused(400) : .needsMore }
            let size = String(decoding: buffer[at..<end], as: UTF8.self).prefix { $0 != ";" }
            guard let count = Int(size, radix: 16), count >= 0, size.first != "+" else { return .refused(400) }
            guard count <= limits.bodyBytes - body.count else { return .refused(413) }
            at = end + 2
            guard buffer.count >= at + count + 2 else { return .needsMore }
            guard buffer[at + count] == 13, buffer[at + count + 1] == 10 else { return .refused(400) }
            if count == 0 { return finish(&request, body: body, end: at + 2) }
            body += buffer[at..<at + count]
            at += count + 2
        }
    }

    private func lineEnd(from start: Int) -> Int? {
        (start..<max(start, buffer.count - 1)).first { buffer[$0] == 13 && buffer[$0 + 1] == 10 }
    }

    /// Request line and header lines, the empty line included; `nil` when malformed.
    private static func head(_ bytes: ArraySlice<UInt8>) -> ReceivedRequest? {
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else { return nil }
        // A character of Swift is "\r\n" as a whole, so that a lone CR or LF stays within its line and is refused.
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0",
            // The absolute form is what a proxy gets.
            words[1].hasPrefix("/") || words[1].hasPrefix("http://"),
            !words[0].isEmpty
        else { return nil }
        var request = ReceivedRequest(method: String(words[0]), target: String(words[1]))
        for line in lines.dropFirst() where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
                !line.utf8.contains(13), !line.utf8.contains(10), !line[..<colon].contains(where: \.isWhitespace)
            else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            let end = value.lastIndex { !$0.isWhitespace }.map { value.index(after: $0) } ?? value.startIndex
            let name = line[..<colon].lowercased()
            // Two lengths are the way in for smuggled requests.
            if name == "content-length", request.header(name) != nil { return nil }
            request.headers.append(.init(name, String(value[..<end])))
        }
        return request
    }
}

/// Requests and answers of one connection, until either side closes.
struct RequestLoop {
    private let connection: Connection
    private let handler: HTTPListener.Handler
    private var parser = RequestParser()

    init(_ connection: Connection, handler: @escaping HTTPListener.Handler) {
        self.connection = connection
        self.handler = handler
    }

    consuming func run() {
        while true {
            switch parser.next() {
            case .needsMore:
                guard let bytes = connection.read() else { return }
                parser.take(bytes)
            case .refused(let status):
                _ = answer(.text(status, reason(status)), keepsAlive: false)
                return
            case .request(let request):
                guard answer(handler(request), keepsAlive: request.keepsAlive), request.keepsAlive else { return }
            }
        }
    }

    /// Whether the connection can go on.
    private func answer(_ answer: ListenerAnswer, keepsAlive: Bool) -> Bool {
        switch answer {
        case .respond(let status, let headers, let body):
            return connection.write(head(status, headers, length: body.count, keepsAlive: keepsAlive) + body)
        case .stall:
            while connection.read() != nil {}
            return false
        case .close: return false
        case .breakOff(let status, let length, let body):
            _ = connection.write(head(status, [], length: length, keepsAlive: false) + body)
            return false
        }
    }

    private func head(
        _ status: Int, _ headers: [HTTPRequest.Header], length: Int, keepsAlive: Bool
    ) -> [UInt8] {
        var lines = ["HTTP/1.1 \(status) \(reason(status))", "Content-Length: \(length)"]
        if !keepsAlive { lines.append("Connection: close") }
        lines += headers.map { "\($0.name): \($0.value)" }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 302: "Found"
        case 400: "Bad Request"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 410: "Gone"
        case 413: "Content Too Large"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        default: "Status"
        }
    }
}

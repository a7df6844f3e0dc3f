import Testing

@testable import HTTP

struct RequestParserTests {
    private let post = "POST /hooks/a?b=c HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc"

    @Test func aRequestIsTheSameHoweverItsBytesCome() {
        var whole = RequestParser()
        whole.take(post.utf8)
        let expected = whole.next()
        var piecewise = RequestParser()
        for (index, byte) in post.utf8.enumerated() {
            piecewise.take([byte])
            #expect(index == post.utf8.count - 1 || piecewise.next() == .needsMore)
        }
        #expect(piecewise.next() == expected)
        #expect(piecewise.next() == .needsMore)
        guard case .request(let request) = expected else {
            Issue.record("no request")
            return
        }
        #expect(request.path == "/hooks/a")
        #expect(request.body == Array("abc".utf8))
    }

    @Test func requestsThatFollowEachOtherAreKeptApart() {
        var parser = RequestParser()
        parser.take((post + post.replacing("abc", with: "xyz")).utf8)
        let bodies = [parser.next(), parser.next()].map { step in
            if case .request(let request) = step { String(decoding: request.body, as: UTF8.self) } else { "none" }
        }
        #expect(bodies == ["abc", "xyz"])
    }

    @Test func chunksBecomeOneBody() {
        var parser = RequestParser()
        parser.take(
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n".utf8)
        guard case .request(let request) = parser.next() else {
            Issue.record("no request")
            return
        }
        #expect(String(decoding: request.body, as: UTF8.self) == "abc0123456789")
    }

    @Test(arguments: [
        ("\u{16}\u{3}\u{1}", 400), ("POST /\r\n\r\n", 400), ("POST / HTTP/2.0\r\n\r\n", 400),
        ("POST h/ HTTP/1.1\r\n\r\n", 400), ("POST / HTTP/1.1\r\nNo colon\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nA : b\r\n\r\n", 400), ("POST / HTTP/1.1\r\nA: b\nC: d\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400), ("POST / HTTP/1.1\r\nContent-Length: 1e3\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc", 400),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n", 413),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nA\r\n7fffffffffffffff\r\n", 413),
        ("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", 413),
        ("POST /" + String(repeating: "x", count: 40_000), 431), ("POST / HTTP/1.1\r\nA: \0\r\n\r\n", 400),
    ])
    func whatIsDoubtfulIsRefused(text: String, status: Int) {
        var parser = RequestParser()
        parser.take(text.utf8)
        #expect(parser.next() == .refused(status))
    }

    @Test func brokenUTF8InTheHeadIsRefused() {
        var parser = RequestParser()
        parser.take(Array("GET / HTTP/1.1\r\nA: ".utf8) + [0xff] + Array("\r\n\r\n".utf8))
        #expect(parser.next() == .refused(400))
    }
}

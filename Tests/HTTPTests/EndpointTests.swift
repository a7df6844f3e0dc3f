import Testing

@testable import HTTP

struct EndpointTests {
    @Test(arguments: [
        ("https://chat.example.org/hooks/s3cret", "https://chat.example.org"),
        ("http://127.0.0.1:8065/hooks/s3cret?x=s3cret#s3cret", "http://127.0.0.1:8065"),
        ("https://s3cret:s3cret@chat.example.org:8443/", "https://chat.example.org:8443"),
        ("HTTPS://chat.example.org/s3cret", "https://chat.example.org"),
        ("http://[::1]:8065/s3cret", "http://[::1]:8065"),
    ])
    func onlyTheOriginOfAnEndpointShows(url: String, origin: String) throws {
        let endpoint = try Endpoint(url)
        var dumped = ""
        dump(["endpoint": endpoint], to: &dumped)
        #expect("\(endpoint)" == origin)
        for shown in ["\(endpoint)", String(reflecting: [endpoint]), dumped, "\(HTTPRequest(.get, endpoint))"] {
            #expect(!shown.contains("s3cret"))
        }
    }

    @Test(arguments: [
        ("", EndpointFault.empty), ("file:///etc/passwd", .scheme("file")), ("ftp://host/x", .scheme("ftp")),
        ("gopher://host", .scheme("gopher")), ("javascript:alert(1)", .malformed), ("chat.example.org/x", .malformed),
        ("https://", .malformed), ("https:///x", .malformed), ("http://host:99999/", .malformed),
        ("http://ho st/", .blankOrControl), ("http://host/\r\nX: y", .blankOrControl),
        ("http://host/\0", .blankOrControl),
        ("$GLANE_URL", .malformed), ("http://host:port/", .malformed),
    ])
    func whatIsNoWebAddressIsRefused(text: String, fault: EndpointFault) {
        #expect(throws: fault) { try Endpoint(text) }
        #expect(!fault.description.contains("etc"))
    }

    @Test(arguments: [
        ("120", 120), ("0", 0), ("Wed, 25 Nov 2026 02:01:30 GMT", 90), ("Wednesday, 25-Nov-26 02:01:30 GMT", 90),
        ("Wed Nov 25 02:01:30 2026", 90), ("Wed, 25 Nov 2026 01:00:00 GMT", 0), ("soon", nil), ("", nil), ("-5", nil),
        ("99999999999999999999999", nil),
    ])
    func retryAfterIsReadAsSecondsOrDate(value: String, seconds: Int?) {
        let response = HTTPResponse(status: 429, headers: [.init("retry-after", value)])
        #expect(response.retryAfter(now: 1_795_572_000) == seconds)
    }
}
